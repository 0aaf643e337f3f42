import { quote } from '../../../lib/core/check/quote';

const circle: Record<string, unknown> = {};
circle.self = circle;

test.each<[string, unknown, string]>([
  ['a text in quotes', 'web', '"web"'],
  ['a number as it is', 8080, '8080'],
  ['a map as JSON', { a: [1] }, '{"a":[1]}'],
  ['a large integer with all its digits', { a: 2n ** 60n }, '{"a":1152921504606846976}'],
  ['a function by its kind', () => 1, 'a function'],
  ['an object that JSON leaves out as null', { toJSON: () => undefined }, 'null'],
  ['an object that refers to itself by its kind', circle, 'an object that is not data'],
  ['no value with the name of a secret in a text', 'a: 1\npassword: two words\nb: 2', '"a: 1\\npassword: ***\\nb: 2"'],
  ['no secret in a map on one line', 'login: { user: me, password: two words }', '"login: { user: me, password: ***"'],
  ['no secret in a setting after another one', '--set a=b,password=hunter2 c', '"--set a=b,password=*** c"'],
  ['no secret after a word with a colon', 'Error: token=hunter2', '"Error: token=***"'],
  ['no value of a secret option', ['--token=hunter2', '--port=80'], '["--token=***","--port=80"]'],
  ['a reference to a secret', 'token: $name', '"token: $name"'],
  ['what only is about a secret', 'secretName: web, token: true', '"secretName: web, token: true"'],
  ['the beginning of a long text', 'a'.repeat(100), `"${'a'.repeat(75)} … (102 characters)`],
])('a message shows %s', (_name, value, shown) => {
  expect(quote(value)).toBe(shown);
});
