import { type Shape } from '../../../lib/core/check/shape';
import { boolean, list, map, object, objectOf, required, text, whole } from '../../../lib/core/check/shapes';
import { faultsOf, part } from './faults-of';

test('the fix for a number as text is the number, if it is within its bounds', () => {
  expect(faultsOf('8080', whole(1, 65535)).split('\n')[1]).toBe('  Fix: use 8080');
  expect(faultsOf('0', whole(1, 65535)).split('\n')[1]).toBe('  Fix: use a number from 1 to 65535');
});

test('the fix for a missing number proposes no number', () => {
  const shape = object<{ readonly count: number }>({ count: required(whole(0)) });

  expect(faultsOf({}, shape)).toBe('[app] Cannot leave out count: it is required\n  Fix: add count');
});

const anyMap = map(text);
const generator = object<{ readonly elements: readonly object[] }>({ elements: required(list(anyMap)) });
const variable = object<{ readonly name: string; readonly value?: string }>({ name: required(text), value: text });
const replica = object<Record<'name', string> & { readonly count: number }>({
  name: required(text),
  count: required(whole(0)),
});

test.each([
  ['a map of names', { A: 'b', C: 'd' }, list(variable), '[{"name":"A","value":"b"},{"name":"C","value":"d"}]'],
  ['a map with a secret', { DB_PASSWORD: 'hunter2' }, list(variable), '[{"name":"DB_PASSWORD","value":"***"}]'],
  ['a map of numbers', { web: 3 }, list(replica), '[{"name":"web","count":3}]'],
  ['a map that could be an item', { name: 'A' }, list(variable), '[{"name":"A"}]'],
  ['a map that is not an item', { web: 'three' }, list(replica), 'a list'],
  [
    'a list, for a map that must have it',
    [{ env: 'dev' }, { env: 'prod' }],
    generator,
    '{"elements":[{"env":"dev"},{"env":"prod"}]}',
  ],
  ['text, for a map that must have it', 'web', part, '{"name":"web"}'],
  ['a value that fits one field only', ['a'], objectOf({ items: list(text), json: text }), '{"items":["a"]}'],
  ['a value that fits two fields', 'a', objectOf({ one: text, two: text }), 'a map'],
  ['text that breaks the rule of the field', 'WEB', part, '{ name: "web" }'],
  ['true, for a map that may be empty', true, object<{ readonly prune?: boolean }>({ prune: boolean }), '{}'],
])('the fix for %s is accepted when it is followed', (_name, value, shape, fix) => {
  expect(faultsOf(value, shape as Shape)).toMatch(`Fix: use ${fix}`);
});
