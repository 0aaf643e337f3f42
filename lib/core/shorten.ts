/** The beginning of a text of more than `most` characters, for messages, or all of a shorter one. */
export function shorten(text: string, most = 80): string {
  return text.length > most ? `${text.slice(0, most - 4)} … (${text.length} characters)` : text;
}
