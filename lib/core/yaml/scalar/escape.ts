import { isUnprintable } from './analyze';
import { isBreak } from './characters';

const shortEscapes = new Map<number, string>([
  [0x00, '0'],
  [0x07, 'a'],
  [0x08, 'b'],
  [0x09, 't'],
  [0x0a, 'n'],
  [0x0b, 'v'],
  [0x0c, 'f'],
  [0x0d, 'r'],
  [0x1b, 'e'],
  [0x22, '"'],
  [0x5c, '\\'],
  [0x85, 'N'],
  [0xa0, '_'],
  [0x2028, 'L'],
  [0x2029, 'P'],
]);

/** Whether Go's YAML libraries escape a character in double quotes. */
export function isEscaped(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return code > 0xffff || code === 0x22 || code === 0x5c || isBreak(code) || isUnprintable(character);
}

/** The escape of a character in double quotes. */
export function escapeCode(code: number): string {
  const short = shortEscapes.get(code);
  if (short !== undefined) {
    return `\\${short}`;
  }
  const [letter, digits] = code <= 0xff ? ['x', 2] : code <= 0xffff ? ['u', 4] : ['U', 8];
  return `\\${letter}${code.toString(16).toUpperCase().padStart(Number(digits), '0')}`;
}
