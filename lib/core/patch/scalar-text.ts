/** The text by which merge keys are compared. A number equals the text of its digits; maps and lists have no text. */
export function scalarText(value: unknown): string {
  return value === undefined || (typeof value === 'object' && value !== null) ? '' : String(value);
}
