import { describeWithTools } from '../../../real-tools';
import { seedOr } from '../../../seed';
import { chartFolders } from './chart-values';
import { describeDifference, findDifferences } from './compare-builds';
import { oddCharts } from './odd-charts';
import { demandSameBuilds } from './random-builds';

const seed = seedOr(20261130);
jest.setTimeout(300_000);

describe.each(['helm-3.12', 'helm-4.2'] as const)('kustomizations with charts, and %s', (helm) => {
  describeWithTools(['kubectl-1.36', helm], 'compared', ([kubectl, program]) => {
    test('have the output of kubectl, or are refused as by kubectl', async () => {
      const folders = oddCharts();

      const differences = await findDifferences(
        kubectl,
        folders.map(([, folder]) => folder),
        program,
      );

      const names = new Map(folders.map(([name, folder]) => [folder, name]));
      expect(differences.map((each) => `${names.get(each.files)}: ${describeDifference(each)}`)).toEqual([]);
    });

    test(`merge values as kubectl does (seed ${seed})`, async () => {
      await demandSameBuilds(kubectl, chartFolders, { builds: 3, seed, helm: program });
    });
  });
});
