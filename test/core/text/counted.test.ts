import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { counted } from '../../../lib/core/text/counted';

test.each([
  [0, '0 files'],
  [1, '1 file'],
  [2, '2 files'],
])('%d gives "%s"', (count, text) => {
  expect(counted(count, 'file')).toBe(text);
});

test('a word may have another plural', () => {
  expect([counted(1, 'object is', 'objects are'), counted(2, 'object is', 'objects are')]).toEqual([
    '1 object is',
    '2 objects are',
  ]);
});

test('no other code of the library chooses between one thing and several', () => {
  const lib = join(__dirname, '../../../lib');
  const files = readdirSync(lib, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));

  const own = files.filter((path) =>
    /=== 1 \? (?:''|'(\w+)') : '(?:\1s|s)'/.test(readFileSync(join(lib, path), 'utf8')),
  );

  expect(own).toEqual([]);
});
