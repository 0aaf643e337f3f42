/**
 * The seconds of a cdk8s `Duration`; undefined for anything else. A `Duration` is recognized by its shape: it may come
 * from any copy of cdk8s.
 */
export function secondsOf(value: unknown): number | undefined {
  if (typeof value !== 'object' || value === null) {
    return undefined;
  }
  const { toSeconds } = value as { toSeconds?: unknown };
  return typeof toSeconds === 'function'
    ? Number((toSeconds as (options: object) => unknown).call(value, { integral: false }))
    : undefined;
}
