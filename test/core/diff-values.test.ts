import { diffValues } from '../../lib/core/diff-values';

test('each field that differs has its path, and its value before and after', () => {
  expect(diffValues({ a: [1, 2], b: { c: 'x' } }, { a: [1, 3], b: {} })).toEqual([
    { path: 'a[1]', before: 2, after: 3 },
    { path: 'b.c', before: 'x', after: undefined },
  ]);
});

test.each(['constructor', '__proto__', 'toString'])('a key %s that is added has no value before', (key) => {
  const after = JSON.parse(`{"${key}":"web"}`) as object;

  expect(diffValues({}, after)).toEqual([{ path: key, before: undefined, after: 'web' }]);
});
