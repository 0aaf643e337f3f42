/** A cdk8s `Duration`. It is recognized by its shape: it may come from any copy of cdk8s. */
export interface DurationLike {
  toSeconds(options: { readonly integral: boolean }): number;
  toMilliseconds(options: { readonly integral: boolean }): number;
}

/** Whether a value is a `Duration`. */
export function isDuration(value: unknown): value is DurationLike {
  const { toSeconds, toMilliseconds } = Object(value) as { readonly [Method in keyof DurationLike]?: unknown };
  return typeof toSeconds === 'function' && typeof toMilliseconds === 'function';
}

/** The seconds of a `Duration`, maybe with a fraction; undefined for anything else. */
export function secondsOf(value: unknown): number | undefined {
  return isDuration(value) ? Number(value.toSeconds({ integral: false })) : undefined;
}

/** A duration as Go reads it: `90s`, `1h30m`. Anything but a `Duration` is returned as it is. */
export function goDurationText<T>(value: T | DurationLike): T | string {
  if (!isDuration(value)) {
    return value;
  }
  let rest = value.toMilliseconds({ integral: false });
  const parts: string[] = [];
  for (const [unit, size] of units) {
    if (rest >= size) {
      parts.push(`${Math.floor(rest / size)}${unit}`);
      rest %= size;
    }
  }
  return parts.join('') || '0s';
}

const units = [
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
  ['ms', 1],
] as const;
