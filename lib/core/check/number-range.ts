/** The numbers that are accepted. */
export interface NumberRange {
  readonly whole: boolean;
  readonly least: number;
  readonly most: number;
}

/** Whether a number can be used. A whole number is not -0, which YAML has only as -0.0. */
export function isInRange(value: number, { whole, least, most }: NumberRange): boolean {
  return (
    value >= least && value <= most && (whole ? Number.isInteger(value) && !Object.is(value, -0) : isFinite(value))
  );
}

/** The number in the range that is closest to another one. */
export function nearestInRange(value: number, { whole, least, most }: NumberRange): number {
  const start = Number.isNaN(value) || (!isFinite(value) && !isFinite(most)) ? 0 : value;
  const near = Math.min(Math.max(start, least), most);
  // The sum makes 0 of -0.
  return (whole ? Math.ceil(near) : near) + 0;
}
