import { describeWithTool, findTool } from '../../real-tools';
import { seedOr } from '../../seed';
import { demandSameSynth } from './random-apps';

const seed = seedOr(Date.now() % 2 ** 31);

describeWithTool('helm-3.12', 'the packages of random apps', (helm) => {
  test(`have the objects of a plain synth with the same values as defaults, also in helm 4 (seed ${seed})`, () => {
    demandSameSynth([helm, ...[findTool('helm-4.2')].filter((tool) => tool !== undefined)], { runs: 1_000, seed });
  });
});
