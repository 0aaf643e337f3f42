import { isPrintable } from './scalar-analysis';

const escapes: Readonly<Record<string, string>> = {
  '\0': '\\0',
  '\x07': '\\a',
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\v': '\\v',
  '\f': '\\f',
  '\r': '\\r',
  '\x1b': '\\e',
  '"': '\\"',
  '\\': '\\\\',
  '\u0085': '\\N',
  '\u00a0': '\\_',
  '\u2028': '\\L',
  '\u2029': '\\P',
};

/** Writes a text in double quotes, as libyaml does. */
export function quoteDouble(text: string): string {
  const escape = (char: string): string => {
    const short = escapes[char];
    if (short !== undefined && (char !== '\u00a0' || !isPrintable(char))) {
      return short;
    }
    if (isPrintable(char)) {
      return char;
    }
    const code = char.codePointAt(0)!;
    const [letter, width] = code <= 0xff ? ['x', 2] : code <= 0xffff ? ['u', 4] : ['U', 8];
    return `\\${letter}${code
      .toString(16)
      .toUpperCase()
      .padStart(width as number, '0')}`;
  };
  return `"${[...text].map(escape).join('')}"`;
}
