import { Duration, Lazy } from 'cdk8s';
import { checkShape } from '../../../lib/core/check/check-shape';
import { allDiffer } from '../../../lib/core/check/check-unique';
import { goDuration } from '../../../lib/core/check/duration-shapes';
import { type Shape } from '../../../lib/core/check/shape';
import {
  anything,
  boolean,
  lazy,
  list,
  map,
  number,
  object,
  oneOf,
  onlyTrue,
  orLate,
  required,
  text,
  textOf,
  whole,
} from '../../../lib/core/check/shapes';
import { fault, faultIf, findingsOf } from '../../../lib/core/fault';
import { isPlainMap } from '../../../lib/core/plain';
import { faultsOf, type Part, part } from './faults-of';

test.each([
  ['a string', 'web', text],
  ['a number within its bounds', 0.5, number({ least: 0, most: 1 })],
  ['a whole number at its bounds', 65535, whole(1, 65535)],
  ['a boolean', false, boolean],
  ['one of the choices', 'b', oneOf(['a', 'b'])],
  ['a list', [{ name: 'web' }], list(part)],
  ['a map', { anyKey: 1 }, map(whole())],
  ['any data', { a: [1, 'b', null, true, 1n, undefined] }, anything],
  ['any value that goes to the manifest as it is', Symbol.iterator, orLate(anything)],
  ['a field that is undefined', { name: 'web', image: undefined, imagee: undefined }, part],
])('%s passes', (_name, value, shape) => {
  expect(checkShape(value, shape)).toEqual([]);
});

test('all faults are found at once, each with its path', () => {
  const shape = object<{ readonly parts: readonly Part[]; readonly labels?: Readonly<Record<string, string>> }>({
    parts: required(list(part)),
    labels: map(text),
  });

  const faults = checkShape({ parts: [{ image: 1 }, { name: 'web', imge: '' }], labels: { 'a/b': 2 } }, shape);

  expect(findingsOf('app', faults).map(({ rule, path }) => `${rule} ${path}`)).toEqual([
    'type parts[0].image',
    'required parts[0].name',
    'unknown-field parts[1].imge',
    'type labels["a/b"]',
  ]);
});

test('an open object accepts unknown fields, and may still report misspelt ones', () => {
  const open = object<Part>({ name: required(text), image: text }, { unknown: 'open' });
  const careful = object<Part>({ name: required(text), image: text }, { unknown: 'unless-misspelt' });
  const value = { name: 'web', imge: 'nginx', brandNewField: 1 };

  expect(checkShape(value, open)).toEqual([]);
  expect(findingsOf('app', checkShape(value, careful)).map(({ path }) => path)).toEqual(['imge']);
});

test('two fields that exclude each other are an error, and so is none of them if one is required', () => {
  type Source = { readonly path?: string; readonly url?: string };
  const source = object<Source>(
    { path: textOf({ example: './a.yaml' }), url: text },
    { exactlyOne: [['path', 'url']] },
  );

  expect(faultsOf({ path: 'a', url: 'b' }, source)).toBe(
    '[app] Cannot use path and url together in the value: they exclude each other\n  Fix: keep one of path, url',
  );
  expect(faultsOf({}, source)).toBe(
    '[app] Cannot use the value without any of path, url: one is required\n  Fix: add path: "./a.yaml"',
  );
});

test('a check of several fields runs only if each field is right', () => {
  const also = jest.fn(() => [fault('order', ['least'], (at) => `Cannot use ${at}: it is above most`, 'lower it')]);
  const shape = object<{ readonly least?: number; readonly most?: number }>(
    { least: whole(), most: whole() },
    { also },
  );

  expect(faultsOf({ least: 2, most: 1 }, shape)).toBe('[app] Cannot use least: it is above most\n  Fix: lower it');
  expect(faultsOf({ least: 'two', most: 1 }, shape)).toContain('it must be a whole number');
  expect(also).toHaveBeenCalledTimes(1);
});

test('a string may have a check of its own, for faults that one rule cannot tell apart', () => {
  const even = (value: string) => faultIf(value.length % 2 === 1, 'even', [], (at) => `Cannot use ${at}`, 'add one');
  const shape = list(textOf({ check: even }));

  expect(faultsOf(['ab', 'abc'], shape)).toBe('[app] Cannot use [1]\n  Fix: add one');
  expect(faultsOf([2], shape)).toBe('[app] Cannot use 2 as [0]: it must be a string\n  Fix: use "2"');
});

test('items of a list may have to differ, as a whole or in a field', () => {
  const texts = list(text, { unique: allDiffer });
  const parts = list(part, { unique: { by: (item) => (isPlainMap(item) ? item.name : undefined), title: 'name' } });

  expect(faultsOf(['a', 'b', 'a', 'a'], texts)).toBe(
    [
      '[app] Cannot use [2]: item 0 of the list is the same\n  Fix: change or remove one of them',
      '[app] Cannot use [3]: item 0 of the list is the same\n  Fix: change or remove one of them',
    ].join('\n'),
  );
  expect(faultsOf([{ name: 'web' }, { name: 'web', image: 'nginx' }], parts)).toBe(
    '[app] Cannot use [1]: item 0 of the list has the same name\n  Fix: change or remove one of them',
  );
  expect(faultsOf([1, 1], parts)).not.toContain('the same');
});

test('at least one of several fields may be required, and more than one given', () => {
  const shape = object<{ readonly server?: string; readonly name?: string }>(
    { server: textOf({ example: 'https://10.0.0.1' }), name: text },
    { atLeastOne: [['server', 'name']] },
  );

  expect(checkShape({ server: 'https://10.0.0.1', name: 'berlin' }, shape)).toEqual([]);
  expect(faultsOf({}, shape)).toBe(
    '[app] Cannot use the value without any of server, name: one is required\n  Fix: add server: "https://10.0.0.1"',
  );
});

test.each([
  ['90s', ''],
  [Duration.millis(500), ''],
  ['90', '[app] Cannot use "90" as the value: it must be numbers with the units h, m and s\n  Fix: use "1h30m"'],
  [90, '[app] Cannot use 90 as the value: it must be a Duration or a string\n  Fix: use Duration.minutes(90)'],
])('as a duration for Go, %j gives %j', (value, expected) => {
  expect(faultsOf(value, goDuration)).toBe(expected);
});

test('true may be the only value', () => {
  expect(checkShape(true, onlyTrue)).toEqual([]);
  expect(faultsOf(false, onlyTrue)).toBe('[app] Cannot use false as the value: it must be true\n  Fix: use true');
});

test('a shape can contain itself', () => {
  interface Tree {
    readonly children?: readonly Tree[];
  }
  const tree: Shape<Tree> = object<Tree>({ children: list(lazy(() => tree)) });

  expect(findingsOf('app', checkShape({ children: [{ children: [{ childs: 1 }] }] }, tree))[0].path).toBe(
    'children[0].children[0].childs',
  );
});

test.each([
  ['a shape', text],
  ['a shape that is made on its first use', lazy(() => text)],
  ['any value', anything],
])('a value that is known only at synth is refused for %s', (_name, shape) => {
  expect(faultsOf(Lazy.any({ produce: () => 'web' }), shape)).toBe(
    '[app] Cannot use a Lazy as the value: it is needed before synth, when its value is not known yet\n' +
      '  Fix: use the value itself',
  );
});

test('in any value, a part that is known only at synth is refused too', () => {
  const value = { data: [{ late: Lazy.any({ produce: () => 1 }) }] };

  expect(checkShape(value, map(anything)).map(({ path }) => path)).toEqual([['data', 0, 'late']]);
});

test.each([
  ['a shape', orLate(text)],
  ['a shape that is made on its first use', orLate(lazy(() => text))],
  ['any value', orLate(anything)],
])('a value that goes to the manifest as it is may be known only at synth, in %s', (_name, shape) => {
  expect(checkShape(Lazy.any({ produce: () => 1 }), shape)).toEqual([]);
});

test('in wrappers such as Quantity, the value inside is checked', () => {
  class Wrapper {
    constructor(readonly value: unknown) {}
  }

  expect(checkShape(new Wrapper('100m'), text)).toEqual([]);
  expect(faultsOf(new Wrapper(5), text)).toContain('Cannot use 5 as');
});

test('a key such as __proto__ or constructor is an unknown field', () => {
  const value = JSON.parse('{"name":"web","__proto__":1,"constructor":2}') as unknown;

  expect(findingsOf('app', checkShape(value, part)).map(({ path }) => path)).toEqual(['__proto__', 'constructor']);
});

test('a check does not change the value', () => {
  const value = Object.freeze({ name: 'web', more: Object.freeze([1]) });

  expect(() => checkShape(value, part)).not.toThrow();
});

test('what other code put on the prototype of all objects is not a field', () => {
  Object.defineProperty(Object.prototype, 'shared', { value: 1, enumerable: true, configurable: true });

  try {
    expect(checkShape({ name: 'web' }, part)).toEqual([]);
  } finally {
    Reflect.deleteProperty(Object.prototype, 'shared');
  }
});

test.each([
  ['a field of its own that must fit to others', { host: true }, 1],
  ['such a field in an object inside it', { parts: [{ port: 80 }] }, 1],
  ['no such field', { name: 'web', parts: [{ name: 'a' }] }, 0],
])('the check of links runs only if there is one: an object with %s', (_what, value, found) => {
  const inner = object<{ name?: string; port?: number }>({ name: text, port: whole() }, { links: new Set(['port']) });
  const outer = object<{ name?: string; host?: boolean; parts?: { name?: string; port?: number }[] }>(
    { name: text, host: boolean, parts: list(inner) },
    { links: new Set(['host']), checkLinks: () => [fault('links', [], 'It does not fit', 'change it')] },
  );

  expect(checkShape(value, outer)).toHaveLength(found);
});
