/** The text by which merge keys are compared: a number and its digits are one; maps and lists have none. */
export function scalarText(value: unknown): string {
  return value === undefined || (typeof value === 'object' && value !== null) ? '' : String(value);
}

/** The value that a text stands for where YAML reads it without quotes. */
export function scalarOfText(text: string): unknown {
  if (/^-?(0|[1-9]\d{0,14})$/.test(text)) {
    return Number(text);
  }
  return text === 'true' ? true : text === 'false' ? false : text;
}
