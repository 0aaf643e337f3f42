import { useOneOf } from '../../../lib/core/check/use-one-of';

const many = Array.from({ length: 12 }, (_, index) => `Pod/p${index}`);

test.each([
  ['has the nearest name first', 'Pod/wep', ['Job/a', 'Pod/web'], 'use one of Pod/web, Job/a'],
  ['has names of the same kind before others', 'Pod/x', ['Job/aaaa', 'Pod/bbbb'], 'use one of Pod/bbbb, Job/aaaa'],
  ['names the only one', 'Pod/x', ['Job/a', 'Job/a'], 'use Job/a'],
  ['lists ten names at most', 'x', many, `use one of ${many.slice(0, 10).join(', ')} and 2 more`],
  ['is another one if there is no name', 'x', [], 'add one'],
])('the fix for a name that does not exist %s', (_, wanted, names, fix) => {
  expect(useOneOf(wanted, names, 'add one')).toBe(fix);
});
