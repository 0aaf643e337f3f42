import { trimCharacters } from '../../../core/text/trim';

/** The parts of a field path: keys, `[name=x]`, `[=x]`, indexes and `*`. */
export function splitFieldPath(path: string): string[] {
  const pieces = splitUnescaped(path);
  const parts: string[] = [];
  for (let index = 0; index < pieces.length; index++) {
    const piece = pieces[index]!;
    if (!piece.startsWith('[') || piece.endsWith(']')) {
      parts.push(piece);
      continue;
    }
    const start = index;
    do {
      index++;
    } while (index < pieces.length - 1 && !pieces[index]!.endsWith(']'));
    const bracketed = pieces.slice(start, index + 1).join('.');
    parts.push(bracketed.includes('=') ? bracketed : trimCharacters(bracketed, '[]'));
  }
  return parts;
}

/** Splits at dots. A dot after a backslash is part of the key, and one dot at the start is ignored. */
function splitUnescaped(path: string): string[] {
  const split = path.split('.');
  const pieces = split.length > 1 && split[0] === '' ? split.slice(1) : split;
  const parts = [pieces[0]!];
  for (const piece of pieces.slice(1)) {
    const last = parts[parts.length - 1]!;
    if (last.endsWith('\\')) {
      parts[parts.length - 1] = `${last.slice(0, -1)}.${piece}`;
    } else {
      parts.push(piece);
    }
  }
  return parts;
}

/** Whether a part selects the elements of a list by their content. */
export const isElementPart = (part: string): boolean => part.startsWith('[') && part.endsWith(']');

/** Whether a part is an index. */
export const isIndexPart = (part: string): boolean => /^\+?\d+$/.test(part) || /^-0+$/.test(part);

/** The field and the value of `[name=x]`; undefined if there is no `=`. */
export function splitElementPart(part: string): { readonly field: string; readonly value: string } | undefined {
  const inner = part.slice(1, -1);
  const equals = inner.indexOf('=');
  return equals < 0 ? undefined : { field: inner.slice(0, equals), value: inner.slice(equals + 1) };
}
