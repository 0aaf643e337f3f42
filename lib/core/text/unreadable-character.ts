/** Control characters, and two that are not characters: the YAML reader of Go, and so helm, does not accept them. */
const unreadable = /[\u007f-\u0084\u0086-\u009f\ufffe\uffff]/;

/** The first character of a text that helm does not read in YAML, if there is one. */
export function findUnreadable(text: string): string | undefined {
  return unreadable.exec(text)?.[0];
}

/** A character as messages show it: `U+007F`. */
export function codePoint(character: string): string {
  return `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}
