/** Finds where the strings of a Go template end. It reads a text once, also if many of its quotes are never closed. */
export class TemplateStrings {
  /** The quotes that are not closed from some place on. */
  private readonly unclosed = new Set<string>();

  constructor(private readonly text: string) {}

  /** The offset after the string that starts here; undefined if none does. */
  public endOf(start: number): number | undefined {
    const { text } = this;
    const quote = text.charAt(start);
    if (!['"', "'", '`'].includes(quote) || this.unclosed.has(quote)) {
      return undefined;
    }
    for (let at = start + 1; at < text.length; at++) {
      if (text[at] === quote) {
        return at + 1;
      }
      at += text[at] === '\\' && quote !== '`' ? 1 : 0;
    }
    this.unclosed.add(quote);
    return undefined;
  }
}

/** A text with a space in the place of each string. */
export function withoutStrings(text: string): string {
  const strings = new TemplateStrings(text);
  let rest = '';
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const end = strings.endOf(at);
    if (end !== undefined) {
      rest += `${text.slice(from, at)} `;
      from = end;
      at = end - 1;
    }
  }
  return rest + text.slice(from);
}
