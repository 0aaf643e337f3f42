import { compare } from '../../lib/testing/difference';

const misses = (received: unknown, expected: unknown) => compare(received, expected).misses;

test.each([
  ['the same value', 1, 1],
  ['fewer fields', { a: 1, b: { c: 2, d: 3 } }, { b: { c: 2 } }],
  ['a list of objects, each in part', [{ name: 'a', image: 'x' }], [{ name: 'a' }]],
  ['an asymmetric matcher for a value', { image: 'nginx:1.23' }, { image: expect.stringContaining('nginx') }],
  ['an asymmetric matcher for a list', { args: ['a', 'b'] }, { args: expect.arrayContaining(['b']) }],
  ['an asymmetric matcher within a list', ['a', 3], [expect.any(String), expect.any(Number)]],
  ['an asymmetric matcher for all', { a: 1 }, expect.objectContaining({ a: 1 })],
  ['a field that must not be there', { a: 1 }, { b: undefined }],
  ['null, where it is null', { a: null }, { a: null }],
])('%s matches', (_, received, expected) => {
  expect(misses(received, expected)).toBe(0);
});

test.each([
  ['another value', 1, 2],
  ['a number for a text', 8080, '8080'],
  ['a list that goes on', ['a', 'b'], ['a']],
  ['a list that ends early', ['a'], ['a', 'b']],
  ['a list in another order', ['a', 'b'], ['b', 'a']],
  ['a field that is missing', {}, { a: 1 }],
  ['a missing field that should be null', {}, { a: null }],
  ['a field that must not be there', { a: 1 }, { a: undefined }],
  ['an object for a list', { 0: 'a' }, ['a']],
  ['an asymmetric matcher that is not met', { a: 1 }, { a: expect.any(String) }],
  ['a field that all objects inherit', {}, { toString: expect.anything() }],
])('%s does not match', (_, received, expected) => {
  expect(misses(received, expected)).not.toBe(0);
});

test('a closer object has fewer misses', () => {
  const expected = { replicas: 3, template: { image: 'nginx', port: 80 } };

  expect(misses({ replicas: 2, template: { image: 'nginx', port: 80 } }, expected)).toBe(1);
  expect(misses({ replicas: 3 }, expected)).toBe(2);
});

test('differences are shown without the fields that were not expected', () => {
  const { expected, received } = compare({ a: 1, b: 2, c: 'x' }, { a: 2, c: expect.any(String) });

  expect({ expected, received }).toEqual({ expected: { a: 2, c: 'x' }, received: { a: 1, c: 'x' } });
});

test('neither of the values is changed', () => {
  const received = Object.freeze({ list: Object.freeze([1, 2]) });
  const expected = Object.freeze({ list: Object.freeze([2, 1]), more: undefined });

  expect(misses(received, expected)).toBe(2);
});
