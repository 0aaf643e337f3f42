import { printable } from '../../../lib/core/text/printable';

test('a text cannot change the colour of a terminal, end a line, or turn its direction', () => {
  expect(printable('a\u001b[31m b\nc\u009b2J \u202ed')).toBe('a\\u001b[31m b\\u000ac\\u009b2J \\u202ed');
});

test('other characters stay as they are', () => {
  expect(printable('shop/웹 → "é"')).toBe('shop/웹 → "é"');
});
