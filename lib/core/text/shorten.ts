/** The beginning of a long text, for messages. */
export function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 76)} … (${text.length} characters)` : text;
}
