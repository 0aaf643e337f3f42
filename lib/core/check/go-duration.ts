/** The texts that Go's `time.ParseDuration` accepts. The two letters for micro look alike, so they are escapes. */
export const goDurationPattern = /^[+-]?((\d+(\.\d*)?|\.\d+)(ns|us|\u00b5s|\u03bcs|ms|s|m|h))+$/;

/** A cdk8s `Duration`. It is recognized by its shape: it may come from any copy of cdk8s. */
interface DurationLike {
  toMilliseconds(): number;
}

/** A duration as Go reads it: `90s`, `1h30m`. A text is returned as it is. */
export function goDuration(value: DurationLike | string): string {
  if (typeof (value as Partial<DurationLike>)?.toMilliseconds !== 'function') {
    return value as string;
  }
  let rest = (value as DurationLike).toMilliseconds();
  const parts: string[] = [];
  for (const [unit, size] of [
    ['h', 3_600_000],
    ['m', 60_000],
    ['s', 1000],
    ['ms', 1],
  ] as const) {
    if (rest >= size) {
      parts.push(`${Math.floor(rest / size)}${unit}`);
      rest %= size;
    }
  }
  return parts.join('') || '0s';
}
