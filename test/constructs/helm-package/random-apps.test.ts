import { describeWithTool } from '../../real-tools';
import { seedOr } from '../../seed';
import { demandSameSynth } from './random-apps';

const seed = seedOr(20261130);

describe.each(['helm-3.12', 'helm-4.2'] as const)('%s', (tool) => {
  describeWithTool(tool, 'the packages of random apps', (helm) => {
    test(`have the objects of a plain synth with the same values as defaults (seed ${seed})`, () => {
      demandSameSynth([helm], { runs: 60, seed });
    });
  });
});
