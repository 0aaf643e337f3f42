/**
 * A text without these characters at its start and its end. A regular expression for the end of a text takes quadratic
 * time if many of these characters are inside the text.
 */
export function trimCharacters(text: string, characters: string): string {
  let start = 0;
  while (start < text.length && characters.includes(text.charAt(start))) {
    start++;
  }
  return trimEnd(text.slice(start), characters);
}

/** A text without these characters at its end. */
export function trimEnd(text: string, characters: string): string {
  let end = text.length;
  while (end > 0 && characters.includes(text.charAt(end - 1))) {
    end--;
  }
  return text.slice(0, end);
}
