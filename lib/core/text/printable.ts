/** Characters that would move the cursor, change the colour or the direction of a text, or end a line. */
const unprintable = /[\p{Cc}\u2028-\u202e\u2066-\u2069]/gu;

/** A text for a terminal or a page: characters that control it are written as `\u001b`, for example. */
export function printable(text: string): string {
  return text.replace(unprintable, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
