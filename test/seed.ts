/** The seed for random values: that of the environment variable `SEED`, to repeat a run, or else this one. */
export function seedOr(seed: number): number {
  return process.env.SEED === undefined ? seed : Number(process.env.SEED);
}
