import { ApiObject, Chart, JsonPatch } from 'cdk8s';
import { App, helmIf, helmText, helmValue, parseManifests } from 'cdk8s-gitops';
import { messageOf } from '../../../message-of';

const tag = helmValue('image.tag', '1.0');
const later = 'it is chosen when the chart is installed';
const passOn =
  '  Fix: pass it on as it is, use helmText`…${value}…` for text with it, or helmIf for what depends on it';

test.each<[string, () => unknown, string]>([
  ['concatenation', () => `nginx:${tag}`, 'make text or compute with'],
  ['arithmetic', () => helmValue('image.tag', 1) + 1, 'make text or compute with'],
  ['comparison', () => helmValue('image.tag', 1) > 2, 'make text or compute with'],
  ['JSON', () => JSON.stringify({ tag }), 'make text or compute with'],
  ['String()', () => String(tag), 'make text or compute with'],
  ['a list', () => [...helmValue('image.tag', ['a'])], 'make text or compute with'],
  ['a field', () => helmValue('image.tag', { a: 1 }).a, 'read a of'],
  ['a method', () => tag.startsWith('1'), 'read startsWith of'],
  ['a length', () => helmValue('image.tag', ['a']).length, 'read length of'],
])('%s with a value is an error that names it', (_what, use, verb) => {
  expect(messageOf(use)).toBe(`[helmValue("image.tag")] Cannot ${verb} the value "image.tag": ${later}\n${passOn}`);
});

test('a copy is an error that tells how metadata gets a map that is a value', () => {
  const annotations = helmValue('annotations', { a: '1' });
  const metadata = { name: 'web', annotations };
  const app = new App();
  const chart = new Chart(app, 'chart');
  const object = new ApiObject(chart, 'web', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'web' } });

  object.addJsonPatch(JsonPatch.add('/metadata/annotations', annotations));

  expect(messageOf(() => new ApiObject(chart, 'copy', { apiVersion: 'v1', kind: 'ConfigMap', metadata }))).toBe(
    `[helmValue("annotations")] Cannot copy or list the fields of the value "annotations": ${later}\n` +
      '  Fix: pass it on as it is; for all annotations of an ApiObject, use ' +
      "addJsonPatch(JsonPatch.add('/metadata/annotations', value))",
  );
  expect(parseManifests(app.synthYaml())[0].metadata).toEqual({ name: 'web', annotations: { a: '1' } });
});

test.each<[string, unknown, object, string]>([
  [
    'a b',
    1,
    {},
    'Cannot use "a b" as the name of a value: each part between dots must start with a letter and have letters, digits, - and _ only\n  Fix: use a name such as \'image.tag\'',
  ],
  [
    'a..b',
    1,
    {},
    'Cannot use "a..b" as the name of a value: each part between dots must start with a letter and have letters, digits, - and _ only\n  Fix: use a name such as \'image.tag\'',
  ],
  [
    'global.a',
    1,
    {},
    'Cannot use "global.a" as the name of a value: helm hands what is below "global" to all charts\n  Fix: use another name',
  ],
  [
    'a',
    null,
    {},
    "Cannot use null as the default: helm deletes a value that is null\n  Fix: use '', [] or {}, or helmIf with a value that is false",
  ],
  [
    'a',
    { b: [null] },
    {},
    "Cannot use null as b[0] of the default: helm deletes a value that is null\n  Fix: use '', [] or {}, or helmIf with a value that is false",
  ],
  [
    'a',
    new Date(0),
    {},
    'Cannot use "1970-01-01T00:00:00.000Z" as the default: it must be plain data\n  Fix: use strings, numbers, booleans, lists and maps',
  ],
  [
    'a',
    2 ** 53,
    {},
    'Cannot use 9007199254740992 as the default: helm silently rounds numbers beyond 9007199254740991\n  Fix: use a smaller number, or text',
  ],
  [
    'a',
    ['x\u0080'],
    {},
    "Cannot use the character U+0080 in [0] of the default: helm can't read it\n  Fix: leave it out",
  ],
  ['a', '\ud800', {}, "Cannot use the character U+D800 in the default: helm can't read it\n  Fix: leave it out"],
  [
    'a',
    0,
    { minimum: 1 },
    'Cannot use 0 as the default: it must be 1 or more\n  Fix: change the default or the bounds',
  ],
  [
    'a',
    3,
    { maximum: 2 },
    'Cannot use 3 as the default: it must be 2 or less\n  Fix: change the default or the bounds',
  ],
  [
    'a',
    'abc',
    { maxLength: 2 },
    'Cannot use "abc" as the default: it must have 2 characters or less\n  Fix: change the default or the bounds',
  ],
  [
    'a',
    [],
    { minItems: 1 },
    'Cannot use [] as the default: it must have 1 item or more\n  Fix: change the default or the bounds',
  ],
  [
    'a',
    'b',
    { enum: ['c', 'd'] },
    'Cannot use "b" as the default: it must be one of "c", "d"\n  Fix: change the default, or add it to enum',
  ],
  [
    'a',
    'b',
    { pattern: '^c' },
    'Cannot use "b" as the default: it must match ^c\n  Fix: change the default or the pattern',
  ],
  [
    'a',
    'b',
    { minimum: 1 },
    'Cannot use minimum for a value whose default is of type string: it is for integer and number\n  Fix: leave minimum out',
  ],
  ['a', 1.5, { type: 'integer' }, "Cannot use 1.5 as the default: its type is integer\n  Fix: use type: 'number'"],
  ['a', 1, { minimun: 1 }, 'Cannot use minimun: the field is unknown\n  Fix: use minimum'],
])('helmValue(%j, %j, %j) is an error', (name, value, options, message) => {
  expect(messageOf(() => helmValue(name, value, options))).toBe(`[helmValue("${name}")] ${message}`);
});

test('a pattern that helm does not read is an error', () => {
  expect(messageOf(() => helmValue('a', 'b', { pattern: '(?=b)' }))).toBe(
    '[helmValue("a")] Cannot read the regular expression \'(?=b)\': invalid or unsupported Perl syntax: `(?=`\n' +
      '  Fix: use the syntax of Go, without lookaround and backreferences; put a backslash before a special character',
  );
});

test('a condition must be a value that is true or false', () => {
  expect(messageOf(() => helmIf(tag as never, 1))).toBe(
    '[helmIf] Cannot use the value "image.tag" as the condition: it must be a value that is true or false\n' +
      "  Fix: use helmValue('ingress.enabled', false)",
  );
});

test.each([null, undefined])('%s cannot depend on a condition', (content) => {
  expect(messageOf(() => helmIf(helmValue('on', true), content))).toBe(
    `[helmIf(helmValue("on"), …)] Cannot use ${content} as what depends on the value: it would never be written\n` +
      '  Fix: use the field or item itself, or leave helmIf out',
  );
});

test('data that has no end is an error that names the place', () => {
  const list: unknown[] = [];
  const map = { a: { b: list } };
  list.push(1, map);
  const problem = 'it is the same map or list as one that it is in, so it has no end';
  const fix = '  Fix: leave it out, or use a copy without it';

  expect(messageOf(() => helmValue('map', map))).toBe(`[helmValue("map")] Cannot use a.b[1]: ${problem}\n${fix}`);
  expect(messageOf(() => helmValue('x', 'x', { enum: list as string[] }))).toBe(
    `[helmValue("x")] Cannot use enum[1].a.b[1]: ${problem}\n${fix}`,
  );
  expect(messageOf(() => helmIf(helmValue('on', true), map))).toBe(
    `[helmIf(helmValue("on"), …)] Cannot use a.b[1]: ${problem}\n${fix}`,
  );
});

test('text can have neither lists nor switches in it', () => {
  expect(messageOf(() => helmText`${helmValue('a', ['b']) as never}`)).toBe(
    '[helmText] Cannot use the value "a" in text: it must be a string, a number or true or false\n' +
      '  Fix: use a value that has one of these as its default',
  );
});

test('later changes of a default do not reach its value', () => {
  const value = { a: 1 };
  const map = helmValue('map', value);
  value.a = 2;

  expect((map as unknown as { resolve(): unknown }).resolve()).toEqual({ a: 1 });
});
