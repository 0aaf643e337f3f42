/**
 * The seconds of a cdk8s `Duration`; undefined for anything else. A `Duration` is recognized by its shape: it may come
 * from any copy of cdk8s.
 */
export function secondsOf(value: unknown): number | undefined {
  return isDuration(value) ? Number(value.toSeconds({ integral: false })) : undefined;
}

/** Whether `secondsOf` gives the seconds of a value. */
export function isDuration(value: unknown): value is { toSeconds(options: object): unknown } {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof (value as { readonly toSeconds?: unknown }).toSeconds === 'function'
  );
}
