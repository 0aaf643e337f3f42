/** The text by which merge keys are compared. A number equals the text of its digits; maps and lists have no text. */
export function scalarText(value: unknown): string {
  return value === undefined || (typeof value === 'object' && value !== null) ? '' : String(value);
}

/** The value of a text without quotes in YAML. */
export function scalarOfText(text: string): unknown {
  if (/^-?(0|[1-9]\d{0,14})$/.test(text)) {
    return Number(text);
  }
  return text === 'true' ? true : text === 'false' ? false : text;
}
