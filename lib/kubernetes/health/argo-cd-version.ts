import { useOneOf } from '../../core/check/use-one-of';
import { GitOpsError } from '../../core/error';

/** A release of Argo CD 3. */
export interface ArgoCdRelease {
  readonly minor: number;
  readonly patch: number;
}

/** The release that a minor version means: the one whose tables the library has. */
const knownPatches: Readonly<Record<string, number>> = { 4: 4, 5: 1 };

/**
 * The release that a version names, such as `v3.5.1` or `3.5`.
 *
 * @throws if the rules of its minor version are not known
 */
export function demandRelease(version: string): ArgoCdRelease {
  const [, minor = '', patch] = /^v?3\.(\d+)(?:\.(\d+))?$/.exec(version) ?? [];
  if (!Object.hasOwn(knownPatches, minor)) {
    const what = `Cannot judge the health of objects as Argo CD ${version} does: its rules are not known`;
    const known = Object.keys(knownPatches).map((each) => `v3.${each}`);
    throw new GitOpsError({ where: 'health', what, fix: useOneOf(version, known, '') });
  }
  return { minor: Number(minor), patch: Number(patch ?? knownPatches[minor]) };
}

/**
 * Whether a release has a change that came in these releases, such as `3.4.9` and `3.5.2`. The minor versions after them
 * have it too.
 */
export function hasChange({ minor, patch }: ArgoCdRelease, releases: readonly string[]): boolean {
  const first = releases.map((release) => release.split('.').map(Number));
  const [, , since] = first.find(([, changed]) => changed === minor) ?? [];
  return since === undefined ? first.every(([, changed]) => changed < minor) : patch >= since;
}
