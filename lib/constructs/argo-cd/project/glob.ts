const specialPattern = /[.+^$()|/]/;

/**
 * The regular expression for a glob of Argo CD: `*` within a part, `**` across parts, `?`, `[a-z]`, `{one,two}`,
 * and a backslash before a character that is meant literally.
 *
 * @param separator the character between parts; if it is empty, `*` matches everything
 */
export function globToRegExp(glob: string, separator = ''): RegExp {
  const one = separator === '' ? '[\\s\\S]' : `[^${separator}]`;
  let source = '';
  let depth = 0;
  for (let index = 0; index < glob.length; index++) {
    const character = glob[index] as string;
    if (character === '\\') {
      source += escape(glob[++index] ?? '');
    } else if (character === '*') {
      const isDouble = glob[index + 1] === '*';
      index += isDouble ? 1 : 0;
      source += isDouble ? '[\\s\\S]*' : `${one}*`;
    } else if (character === '[') {
      const end = glob.indexOf(']', index);
      source += `[${glob.slice(index + 1, end).replace(/^!/, '^')}]`;
      index = end;
    } else if (character === '{' || character === '}') {
      depth += character === '{' ? 1 : -1;
      source += character === '{' ? '(?:' : ')';
    } else {
      source += character === '?' ? one : character === ',' && depth > 0 ? '|' : escape(character);
    }
  }
  return new RegExp(`^${source}$`);
}

function escape(character: string): string {
  return specialPattern.test(character) || '\\*?[]{}'.includes(character) ? `\\${character}` : character;
}
