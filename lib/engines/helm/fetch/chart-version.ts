const pattern = /^v?(\d+)(?:\.(\d+))?(?:\.(\d+))?(?:-([0-9A-Za-z.-]+))?(?:\+[0-9A-Za-z.-]+)?$/;

/** Whether a text is a version, and not a range. As for helm, one or two numbers are a version, too. */
export function isVersion(text: string): boolean {
  return pattern.test(text);
}

/** Whether two texts are one version. `v1.2.3` and `1.2.3` are, as for helm. */
export function isSameVersion(one: string, other: string): boolean {
  return one.replace(/^v/, '') === other.replace(/^v/, '');
}

/**
 * Orders versions, the oldest first. What is not a version comes before all versions.
 *
 * @see https://semver.org/#spec-item-11
 */
export function compareVersions(one: string, other: string): number {
  const [left, right] = [parse(one), parse(other)];
  if (left === undefined || right === undefined) {
    return Number(left !== undefined) - Number(right !== undefined) || compareText(one, other);
  }
  const index = left.numbers.findIndex((number, place) => number !== right.numbers[place]);
  return index < 0 ? comparePreReleases(left.pre, right.pre) : left.numbers[index] - right.numbers[index];
}

/** The versions that are newer than another, the newest first: pre-releases only if that is a pre-release too. */
export function newerVersions(versions: readonly string[], than: string): string[] {
  const withPreReleases = isPreRelease(than);
  const newer = versions.filter(
    (version) =>
      parse(version) !== undefined && compareVersions(version, than) > 0 && (withPreReleases || !isPreRelease(version)),
  );
  return [...new Set(newer)].sort((one, other) => compareVersions(other, one));
}

interface Version {
  readonly numbers: readonly number[];
  readonly pre: readonly string[];
}

function parse(version: string): Version | undefined {
  const match = pattern.exec(version);
  if (match === null) {
    return undefined;
  }
  const [, major, minor = '0', patch = '0', pre] = match;
  return { numbers: [major, minor, patch].map(Number), pre: pre?.split('.') ?? [] };
}

function isPreRelease(version: string): boolean {
  return (parse(version)?.pre.length ?? 0) > 0;
}

/** A version without a pre-release is newer than one with it. */
function comparePreReleases(one: readonly string[], other: readonly string[]): number {
  if (one.length === 0 || other.length === 0) {
    return other.length - one.length;
  }
  const index = one.findIndex((part, place) => part !== other[place]);
  if (index < 0 || other[index] === undefined) {
    return one.length - other.length;
  }
  return compareParts(one[index], other[index]);
}

function compareParts(one: string, other: string): number {
  const areNumbers = [one, other].map((part) => /^\d+$/.test(part));
  if (areNumbers[0] && areNumbers[1]) {
    return Number(one) - Number(other);
  }
  return Number(areNumbers[1]) - Number(areNumbers[0]) || compareText(one, other);
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
