import table from '../../../data/kubernetes-types.json';
import { checkShape } from '../../../lib/core/check/check-shape';
import { findingsOf } from '../../../lib/core/fault';
import { ruleGroups } from '../../../lib/kubernetes/rules/rules-of';
import { builtInShape } from '../../../lib/kubernetes/types/built-in-shape';

const types: Record<string, Record<string, string>> = table.types;

function found(type: string, value: unknown): string[] {
  return findingsOf('', checkShape(value, builtInShape(type))).map(({ what }) => what);
}

test('each rule is about a type and fields that Kubernetes has', () => {
  const unknown = ruleGroups
    .flatMap((group) => Object.entries(group()))
    .flatMap(([type, rules]) => {
      const { fields = {}, lists = {}, required = [], atMostOne = [], exactlyOne = [], atLeastOne = [] } = rules;
      const named = [
        ...Object.keys(fields),
        ...Object.keys(lists),
        ...required,
        ...[atMostOne, exactlyOne, atLeastOne].flat(2),
      ];
      return named.filter((field) => types[type]?.[field] === undefined).map((field) => `${type}.${field}`);
    });

  expect(unknown).toEqual([]);
});

test('each type that a field has is in the table, or has no fields', () => {
  const plain = ['boolean', 'int32', 'int64', 'string', 'IntOrString', 'Quantity', 'Time', 'FieldsV1'];
  const forms = new Set(Object.values(types).flatMap((fields) => Object.values(fields)));

  const names = [...forms].filter((form) => !form.includes('=')).map((form) => form.replace(/^(\[\]|\{\})|!$/g, ''));
  const unknown = names
    .map((name) => name.replace('!', ''))
    .filter((name) => !plain.includes(name) && types[name] === undefined);

  expect(unknown).toEqual([]);
});

test.each([
  ['a required field', 'KeyToPath', { path: 'a' }, ['Cannot leave out key: it is required']],
  ['a choice', 'PodOS', { name: 'mac' }, ['Cannot use "mac" as name: it must be one of "linux", "windows"']],
  ['a list', 'PodDNSConfig', { searches: 'a' }, ['Cannot use "a" as searches: it must be a list']],
  [
    'a map',
    'CSIVolumeSource',
    { driver: 'a', volumeAttributes: { a: 1 } },
    ['Cannot use 1 as volumeAttributes.a: it must be a string'],
  ],
  [
    'a 32-bit number',
    'Probe',
    { exec: { command: ['a'] }, periodSeconds: 2 ** 31 },
    ['Cannot use 2147483648 as periodSeconds: it must be a whole number from 0 to 2147483647'],
  ],
  ['an unknown field', 'SleepAction', { seconds: 1, second: 1 }, ['Cannot use second: the field is unknown']],
])('%s of the table is checked', (_, type, value, messages) => {
  expect(found(type, value)).toEqual(messages);
});
