import { type IConstruct } from 'constructs';
import { findOnlyApp } from '../../../api-objects/app-output';
import { type Finding, finding } from '../../../core/error';
import { type UsedValue } from '../../../engines/helm-package/collect-values';

/** The names of the values that were made while the program had one App, and that no package has written yet. */
const unused = new Set<string>();

/**
 * Notes that a value was made. It counts only if the program has one App by then: a value that is older may be of a
 * module that several programs share, and with several Apps it may be meant for another one.
 */
export function noteMade(name: string): void {
  if (findOnlyApp() !== undefined) {
    unused.add(name);
  }
}

/** Notes the values that a package writes. */
export function noteInPackage(used: readonly UsedValue[]): void {
  used.forEach(({ spec }) => unused.delete(spec.name));
}

/**
 * The values that were made for an app and are in none of its packages. Code that compares a value leaves no other
 * trace. Call it after all packages were rendered; each value is returned once.
 */
export function takeUnusedValues(root: IConstruct): Finding[] {
  const names = findOnlyApp() === root ? [...unused] : [];
  unused.clear();
  return names.map((name) =>
    finding({
      rule: 'unused-value',
      where: `helmValue(${JSON.stringify(name)})`,
      what:
        'Cannot find this value in a package of the app, so nobody can choose it: it is not used, ' +
        'or it is used in a condition such as value === x, which is always the same',
      fix: 'use helmIf for what depends on the value, or remove it; this is only a warning',
    }),
  );
}
