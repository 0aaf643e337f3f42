import { type Problem } from '../../lib/core/error';

/**
 * Checks a version before its release.
 *
 * @param current the version of package.json, which may be the one that comes next
 * @param released the versions that have a tag
 */
export function checkVersion(version: string, current: string, released: readonly string[]): Problem[] {
  const cannot = (why: string, fix: string): Problem[] => [{ what: `Cannot release ${version}: ${why}`, fix }];
  if (!isVersion(version)) {
    return cannot('it is not a version', 'give three numbers, such as 0.2.0');
  }
  const newest = released.filter(isVersion).sort(compareVersions).at(-1);
  if (newest !== undefined && compareVersions(version, newest) <= 0) {
    return cannot(`${newest} is released already`, `use one of ${nextVersions(newest).join(', ')}`);
  }
  if (compareVersions(version, current) < 0) {
    return cannot(`package.json has ${current}`, `use one of ${[current, ...nextVersions(current)].join(', ')}`);
  }
  return [];
}

function isVersion(text: string): boolean {
  return /^(0|[1-9]\d*)(\.(0|[1-9]\d*)){2}$/.test(text);
}

function compareVersions(one: string, other: string): number {
  const difference = numbersOf(one).map((number, index) => number - (numbersOf(other)[index] ?? 0));
  return difference.find((number) => number !== 0) ?? 0;
}

function nextVersions(version: string): string[] {
  const [major = 0, minor = 0, patch = 0] = numbersOf(version);
  return [`${major}.${minor}.${patch + 1}`, `${major}.${minor + 1}.0`, `${major + 1}.0.0`];
}

function numbersOf(version: string): number[] {
  return version.split('.').map(Number);
}
