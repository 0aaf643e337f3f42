/**
 * A number of things in words: `1 file`, `2 files`, `0 files`.
 *
 * @param several the word for all numbers but one. @default - the word for one with an s
 */
export function counted(count: number, one: string, several = `${one}s`): string {
  return `${count} ${wordFor(count, one, several)}`;
}

/** The word for a number of things, without the number. */
export function wordFor(count: number, one: string, several = `${one}s`): string {
  return count === 1 ? one : several;
}
