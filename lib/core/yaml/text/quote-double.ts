import { escapeCode, isEscaped } from '../scalar/escape';

/** Writes a text in double quotes, on one line. */
export function quoteDouble(text: string): string {
  const characters = Array.from(text, (character) =>
    isEscaped(character) ? escapeCode(character.codePointAt(0) ?? 0) : character,
  );
  return `"${characters.join('')}"`;
}
