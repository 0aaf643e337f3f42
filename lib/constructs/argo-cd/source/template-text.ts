/**
 * Whether an ApplicationSet fills in the text later.
 * Its final value is not known here, so it can't be checked.
 */
export function isFilledIn(value: string): boolean {
  return value.includes('{{');
}
