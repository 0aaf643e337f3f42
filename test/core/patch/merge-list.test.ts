import { mergeList } from '../../../lib/core/patch/merge-list';
import { type MergeElement } from '../../../lib/core/patch/list-elements';
import { type PlainMap } from '../../../lib/core/plain';

const merge: MergeElement = (base, patch) => ({ ...(base as PlainMap), ...(patch as PlainMap) });

test('20,000 elements are merged within the time limit of a test, unlike with a quadratic merge', () => {
  const list = (value: string): PlainMap[] =>
    Array.from({ length: 20_000 }, (_, index) => ({ name: `n${index}`, value }));

  const { list: merged, lost } = mergeList({ base: list('old'), patch: list('new'), keys: ['name'] }, merge);

  expect([merged.length, lost]).toEqual([20_000, []]);
});
