import { describeWithTools } from '../../../real-tools';
import { seedOr } from '../../../seed';
import { chartFolders } from './chart-values';
import { demandSameBuilds } from './random-builds';

const seed = seedOr(Date.now() % 2 ** 31);

describe.each(['helm-3.12', 'helm-4.2'] as const)('kustomizations with charts, and %s', (helm) => {
  describeWithTools(['kubectl-1.36', helm], 'compared', ([kubectl, program]) => {
    test(`merge values as kubectl does, in 30 builds (seed ${seed})`, async () => {
      await demandSameBuilds(kubectl, chartFolders, { builds: 30, seed, helm: program });
    });
  });
});
