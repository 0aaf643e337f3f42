import { listed, listedChoices } from '../../lib/core/listed';

test('a long list of names ends with the number of the others', () => {
  expect(listed(['a', 'b', 'c', 'd'], 2)).toBe('a, b and 2 more');
});

test.each([
  [['a', 'b'], 'one of a, b'],
  [['a'], 'a'],
])('choices %j are shown as %s', (names, text) => {
  expect(listedChoices(names)).toBe(text);
});
