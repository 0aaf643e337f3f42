import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeWithTool } from '../../../real-tools';
import { seedOr } from '../../../seed';
import { describeDifference, findDifferences } from './compare-builds';
import { folders } from './folders';
import { labelHistories, textHistories } from './label-histories';
import { leftOut, taken } from './left-out';
import { encodedFolders, nestedFolders, oddFolders } from './odd-folders';
import { demandSameBuilds } from './random-builds';

const seed = seedOr(20261129);

describeWithTool('kubectl-1.36', 'random kustomizations', (kubectl) => {
  test(`have the output of kubectl, or are refused as by kubectl (seed ${seed})`, async () => {
    await demandSameBuilds(kubectl, folders, { builds: 300, seed });
  }, 900_000);

  test(`that set one label again and again have the output of kubectl (seed ${seed})`, async () => {
    await demandSameBuilds(kubectl, labelHistories, { builds: 100, seed });
  }, 300_000);

  test(`that overwrite texts have the output of kubectl (seed ${seed})`, async () => {
    await demandSameBuilds(kubectl, textHistories, { builds: 20, seed });
  }, 300_000);
});

describeWithTool('kubectl-1.36', 'odd kustomizations', (kubectl) => {
  test('have the output of kubectl, or are refused as by kubectl', async () => {
    const folders = [...oddFolders(), ...Object.entries(encodedFolders)];

    const differences = await findDifferences(
      kubectl,
      folders.map(([, folder]) => folder),
    );

    const names = new Map(folders.map(([name, folder]) => [folder, name]));
    expect(differences.map((each) => `${names.get(each.files)}: ${describeDifference(each)}`)).toEqual([]);
  });

  test('may build on one another 2,000 deep', async () => {
    expect(await findDifferences(kubectl, [nestedFolders(2_000)])).toEqual([]);
  });
});

test('only what docs/kustomize.md leaves out may differ from kubectl', () => {
  const page = readFileSync(join(__dirname, '../../../../docs/kustomize.md'), 'utf8');

  const rows = Object.keys({ ...leftOut, ...taken }).filter((name) => !page.includes(`\n| ${name} `));

  expect(rows).toEqual([]);
});
