/** The seconds of a cdk8s `Duration`, told by its shape so that any copy of cdk8s is fine; undefined for anything else. */
export function secondsOf(value: unknown): number | undefined {
  if (typeof value !== 'object' || value === null) {
    return undefined;
  }
  const { toSeconds } = value as { toSeconds?: unknown };
  return typeof toSeconds === 'function'
    ? Number((toSeconds as (options: object) => unknown).call(value, { integral: false }))
    : undefined;
}
