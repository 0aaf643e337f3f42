import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeWithTool } from '../../../real-tools';
import { seedOr } from '../../../seed';
import { folders } from './folders';
import { leftOut } from './left-out';
import { demandSameBuilds } from './random-builds';

const seed = seedOr(20261129);

describeWithTool('kubectl-1.36', 'random kustomizations', (kubectl) => {
  test(`have the output of kubectl, or are refused as by kubectl (seed ${seed})`, async () => {
    await demandSameBuilds(kubectl, folders, { builds: 300, seed });
  });
});

test('only what docs/kustomize.md leaves out may differ from kubectl', () => {
  const page = readFileSync(join(__dirname, '../../../../docs/kustomize.md'), 'utf8');

  const rows = Object.keys(leftOut).filter((name) => !page.includes(`\n| ${name} `));

  expect(rows).toEqual([]);
});
