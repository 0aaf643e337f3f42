import { Duration } from 'cdk8s';
import { anyDuration, duration, goDuration } from '../../../lib/core/check/duration-shapes';
import { type Node, type Shape } from '../../../lib/core/check/shape';
import {
  anything,
  boolean,
  either,
  list,
  map,
  matching,
  number,
  object,
  oneOf,
  required,
  text,
  textOf,
  whole,
} from '../../../lib/core/check/shapes';
import { faultsOf, lower, type Part, part } from './faults-of';

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
