import { Duration, Lazy } from 'cdk8s';
import { checkShape } from '../../../lib/core/check/check-shape';
import { allDiffer } from '../../../lib/core/check/check-unique';
import { anyDuration, duration, goDuration } from '../../../lib/core/check/duration-shapes';
import { type Node, type Shape } from '../../../lib/core/check/shape';
import {
  anything,
  boolean,
  either,
  lazy,
  list,
  map,
  matching,
  number,
  object,
  objectOf,
  oneOf,
  onlyTrue,
  orLate,
  required,
  text,
  textOf,
  whole,
} from '../../../lib/core/check/shapes';
import { formatFindings } from '../../../lib/core/error';
import { fault, faultIf, findingsOf } from '../../../lib/core/fault';
import { isPlainMap } from '../../../lib/core/plain';

interface Part {
  readonly name: string;
  readonly image?: string;
}

const lower = matching({ wanted: 'be lower case', example: 'web', accepts: (value) => value === value.toLowerCase() });
const part = object<Part>({ name: required(lower), image: text });

/** The problems with a value, as text. */
function faultsOf(value: unknown, shape: Shape): string {
  return formatFindings(findingsOf('app', checkShape(value, shape)));
}

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

test.each([
  ['a number for a string', 8080, text, 'Cannot use 8080 as the value: it must be a string\n  Fix: use "8080"'],
  [
    'a string for a number',
    '3',
    whole(1),
    'Cannot use "3" as the value: it must be a whole number, 1 or more\n  Fix: use 3',
  ],
  [
    'a fraction',
    0.5,
    whole(1, 9),
    'Cannot use 0.5 as the value: it must be a whole number from 1 to 9\n  Fix: use a number from 1 to 9',
  ],
  [
    'a number that is too large',
    70000,
    whole(1, 65535),
    'Cannot use 70000 as the value: it must be a whole number from 1 to 65535\n  Fix: use a number from 1 to 65535',
  ],
  [
    'a string for a boolean',
    'true',
    boolean,
    'Cannot use "true" as the value: it must be true or false\n  Fix: use true',
  ],
  [
    'a word that is not one of the choices',
    'alow',
    oneOf(['allow', 'deny']),
    'Cannot use "alow" as the value: it must be one of "allow", "deny"\n  Fix: use "allow"',
  ],
  [
    'a text that breaks its rule',
    'Web',
    lower,
    'Cannot use "Web" as the value: it must be lower case\n  Fix: use "web"',
  ],
  ['a map for a list', {}, list(text), 'Cannot use {} as the value: it must be a list\n  Fix: use a list'],
  ['an item for a list', 'a', list(text), 'Cannot use "a" as the value: it must be a list\n  Fix: use ["a"]'],
  [
    'a list of one for a map',
    [{ name: 'a' }],
    map(text),
    'Cannot use [{"name":"a"}] as the value: it must be a map\n  Fix: use {"name":"a"}',
  ],
  [
    'a null',
    null,
    object<Part>({ name: required(text), image: text }, { example: "{ name: 'web' }" }),
    "Cannot use null as the value: it must be a map\n  Fix: use { name: 'web' }",
  ],
  [
    'a value that has none of several types',
    true,
    either(text, whole(0)),
    'Cannot use true as the value: it must be a string or a whole number, 0 or more\n  Fix: use 0',
  ],
  [
    'a list that is too short',
    [],
    list(text, { least: 1, example: "'web'" }),
    "Cannot use 0 items as the value: it must have 1 or more\n  Fix: add 'web'",
  ],
  [
    'seconds that are not whole',
    Duration.millis(500),
    duration(1),
    'Cannot use 0.5 seconds as the value: it must be a whole number of seconds, 1 or more\n  Fix: use Duration.seconds(1), or leave it out',
  ],
  [
    'seconds that are not a number',
    Duration.seconds(NaN),
    duration(5),
    'Cannot use NaN seconds as the value: it must be a whole number of seconds, 5 or more\n  Fix: use Duration.seconds(5), or leave it out',
  ],
  [
    'milliseconds that are not whole',
    Duration.millis(0.5),
    anyDuration,
    'Cannot use 0.5 milliseconds as the value: it must be a whole number of milliseconds, 0 or more\n  Fix: use Duration.millis(1)',
  ],
  [
    'a duration that is not a number',
    Duration.seconds(NaN),
    goDuration,
    'Cannot use NaN milliseconds as the value: it must be a whole number of milliseconds, 0 or more\n  Fix: use Duration.millis(0)',
  ],
  ['NaN', NaN, number(), 'Cannot use NaN as the value: it must be a number\n  Fix: use 0'],
  ['an infinite number', Infinity, number(), 'Cannot use Infinity as the value: it must be a number\n  Fix: use 0'],
  ['NaN for a whole number', NaN, whole(), 'Cannot use NaN as the value: it must be a whole number\n  Fix: use 0'],
  [
    '-0, which YAML has only as -0.0',
    -0,
    whole(0),
    'Cannot use -0 as the value: it must be a whole number, 0 or more\n  Fix: use 0',
  ],
  [
    'a function for any data',
    () => 1,
    anything,
    'Cannot use a function as the value: it must be plain data\n  Fix: use strings, numbers, booleans, lists and maps',
  ],
  [
    'an instance of a class for any data',
    new Date(0),
    anything,
    'Cannot use an instance of Date as the value: it must be plain data\n  Fix: use strings, numbers, booleans, lists and maps',
  ],
  [
    'a key that every object inherits',
    { constructor: 1 },
    object<Part>({ name: lower as never, image: text }, { instead: {}, refused: {}, unknown: 'closed' }),
    'Cannot use constructor: the field is unknown\n  Fix: leave it out, or use one of name, image',
  ],
])('%s is not accepted', (_name, value, shape: Shape, expected) => {
  expect(faultsOf(value, shape)).toBe(`[app] ${expected}`);
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

test('the fix for a number as text is the number, if it is within its bounds', () => {
  expect(faultsOf('8080', whole(1, 65535)).split('\n')[1]).toBe('  Fix: use 8080');
  expect(faultsOf('0', whole(1, 65535)).split('\n')[1]).toBe('  Fix: use a number from 1 to 65535');
});

test('the fix for a missing number proposes no number', () => {
  const shape = object<{ readonly count: number }>({ count: required(whole(0)) });

  expect(faultsOf({}, shape)).toBe('[app] Cannot leave out count: it is required\n  Fix: add count');
});

test('the fix for an unknown field is the nearest known one', () => {
  expect(faultsOf({ name: 'web', imge: 'nginx' }, part)).toBe(
    '[app] Cannot use imge: the field is unknown\n  Fix: use image',
  );
});

test('the fix for an unknown field without a near one lists the known fields', () => {
  expect(faultsOf({ name: 'web', replicas: 2 }, part)).toBe(
    '[app] Cannot use replicas: the field is unknown\n  Fix: leave it out, or use one of name, image',
  );
});

test('a field that is wrong for a known reason is reported with the reason, or with its right name', () => {
  const shape = object<Part>(
    { name: required(text), image: text },
    {
      instead: { periodSeconds: 'period: Duration.seconds(…)' },
      refused: { ports: 'an init container has ended by then' },
    },
  );

  expect(faultsOf({ name: 'web', periodSeconds: 3, ports: [] }, shape)).toBe(
    [
      '[app] Cannot use periodSeconds: the field is unknown\n  Fix: use period: Duration.seconds(…)',
      '[app] Cannot use ports: an init container has ended by then\n  Fix: leave ports out',
    ].join('\n'),
  );
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

test('a secret is never shown', () => {
  const secret = textOf({ secret: true, rule: { wanted: 'be a token', example: '…', accepts: () => false } });

  expect(faultsOf(123456, secret)).not.toContain('123456');
  expect(faultsOf('hunter2', secret)).not.toContain('hunter2');
});

test('a secret is not shown in a field of another type either', () => {
  const id: Shape = { node: { ...whole(1).node, secret: true } as Node };
  const keys = object<Part>({ name: required(text), image: text }, { secret: true, example: "{ name: 'web' }" });

  expect(faultsOf('hunter2', id)).toBe(
    '[app] Cannot use a string as the value: it must be a whole number, 1 or more\n  Fix: use 1',
  );
  expect(faultsOf(null, keys)).toContain('Cannot use null as the value');
  expect(faultsOf(['hunter2'], keys)).toBe(
    "[app] Cannot use a list as the value: it must be a map\n  Fix: use { name: 'web' }",
  );
});

test('a secret is not shown if it is in place of a map, or of one of several types', () => {
  const tokens: Shape = map(text, { secret: true, example: "{ slack: '$token' }" });
  const config: Shape = { node: { kind: 'either', secret: true, options: [text.node, map(anything).node] } };

  expect(faultsOf('hunter2', tokens)).toBe(
    "[app] Cannot use a string as the value: it must be a map\n  Fix: use { slack: '$token' }",
  );
  expect(faultsOf(['hunter2'], config)).toBe(
    '[app] Cannot use a list as the value: it must be a string or a map\n  Fix: use a string or a map',
  );
});

test('a rule may have a fix that an example cannot show', () => {
  const hash = matching({ wanted: 'be a hash', example: '$2y$…', accepts: () => false, fix: 'hash the password' });

  expect(faultsOf('password', hash)).toBe(
    '[app] Cannot use "password" as the value: it must be a hash\n  Fix: hash the password',
  );
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
