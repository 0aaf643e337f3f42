import { describeWithTool, findTool } from '../../real-tools';
import { seedOr } from '../../seed';
import { demandSameObjects } from './random-packages';

const seed = seedOr(Date.now() % 2 ** 31);

describeWithTool('helm-3.12', 'random packages', (helm) => {
  test(`have the objects of a plain synth with the same values, also in helm 4 (seed ${seed})`, () => {
    demandSameObjects([helm, ...[findTool('helm-4.2')].filter((tool) => tool !== undefined)], { runs: 2_000, seed });
  });
});
