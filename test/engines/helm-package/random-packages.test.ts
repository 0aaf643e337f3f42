import { describeWithTool } from '../../real-tools';
import { seedOr } from '../../seed';
import { demandSameObjects } from './random-packages';

const seed = seedOr(20261130);

describe.each(['helm-3.12', 'helm-4.2'] as const)('%s', (tool) => {
  describeWithTool(tool, 'random packages', (helm) => {
    test(`have the objects of a plain synth with the same values (seed ${seed})`, () => {
      demandSameObjects([helm], { runs: 60, seed });
    });
  });
});
