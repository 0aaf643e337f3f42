import { describeWithTool } from '../../../real-tools';
import { seedOr } from '../../../seed';
import { folders } from './folders';
import { labelHistories, textHistories } from './label-histories';
import { demandSameBuilds } from './random-builds';

const seed = seedOr(Date.now() % 2 ** 31);

describeWithTool('kubectl-1.36', 'random kustomizations', (kubectl) => {
  test(`have the output of kubectl, or are refused as by kubectl, in 2,000 builds (seed ${seed})`, async () => {
    await demandSameBuilds(kubectl, folders, { builds: 2_000, seed });
  });

  test(`that set one label again and again have the output of kubectl, in 1,000 builds (seed ${seed})`, async () => {
    await demandSameBuilds(kubectl, labelHistories, { builds: 1_000, seed });
  });

  test(`that overwrite texts have the output of kubectl, in 200 builds (seed ${seed})`, async () => {
    await demandSameBuilds(kubectl, textHistories, { builds: 200, seed });
  });
});
