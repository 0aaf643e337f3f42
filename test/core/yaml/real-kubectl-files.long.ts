import { describeWithTool } from '../../real-tools';
import { differencesFromKubectl } from './read-like-kubectl';

const seed = Date.now() % 2 ** 31;

describeWithTool('kubectl-1.36', 'the real kubectl', (kubectl) => {
  test(`reads 20,000 random files as we do, also without a last line break, seed ${seed}`, () => {
    expect(differencesFromKubectl(kubectl, 20_000, seed)).toEqual([]);
  });
});
