const tab = 0x09;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const space = 0x20;

/** Whether a character ends a line in YAML 1.1: LF, CR, NEL, LS and PS. */
export function isBreak(code: number): boolean {
  return code === lineFeed || code === carriageReturn || code === 0x85 || code === 0x2028 || code === 0x2029;
}

/** Whether a character ends a line or the text (which ends in NUL). */
export function isBreakOrEnd(code: number): boolean {
  return code === lineFeed || code === 0 || isBreak(code);
}

/** Whether a character separates tokens: a blank, a line break or the end. */
export function isSeparator(code: number): boolean {
  return code === space || code === lineFeed || code === 0 || code === tab || isBreak(code);
}
