/**
 * Whether a text is only known once an ApplicationSet has filled it in.
 * What it will be can't be checked here.
 */
export function isFilledIn(value: string): boolean {
  return value.includes('{{');
}
