import fc from 'fast-check';
import { LineReader } from '../../../../lib/system/process/child/line-reader';

function linesOf(pieces: readonly Uint8Array[]): string[] {
  const lines: string[] = [];
  const reader = new LineReader((line) => lines.push(line));
  pieces.forEach((piece) => reader.push(piece));
  reader.end();
  return lines;
}

test('lines are the same however their bytes are cut into pieces', () => {
  const text = fc
    .array(fc.oneof(fc.constantFrom('\n', '\r\n', '가', '😀'), fc.string({ unit: 'grapheme' })))
    .map((parts) => parts.join(''));

  fc.assert(
    fc.property(text, fc.array(fc.nat(20)), (whole, sizes) => {
      const bytes = Buffer.from(whole);
      const pieces: Uint8Array[] = [];
      let start = 0;
      for (const size of sizes) {
        pieces.push(bytes.subarray(start, start + size));
        start += size;
      }
      pieces.push(bytes.subarray(start));

      expect(linesOf(pieces)).toEqual(linesOf([bytes]));
    }),
  );
});

test.each([
  ['', []],
  ['a', ['a']],
  ['a\n', ['a']],
  ['a\n\nb', ['a', '', 'b']],
  ['a\r\nb\r\n', ['a', 'b']],
  ['10%\r90%\rdone\n', ['done']],
  ['10%\r', ['10%']],
])('%j is the lines %j', (text, lines) => {
  expect(linesOf([Buffer.from(text)])).toEqual(lines);
});

test('bytes that are not UTF-8 are shown as the replacement character', () => {
  expect(linesOf([Buffer.from('61eda08062', 'hex')])).toEqual(['a\ufffd\ufffd\ufffdb']);
});
