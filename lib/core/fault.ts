import { type Finding, formatProblem, GitOpsError, type Severity } from './error';
import { type Path, pathText } from './path-text';
import { maskSecrets } from './secret-text';

/** A problem that a check finds in a value. It knows only its place in that value, and its text is made last. */
export interface Fault {
  /** The kind of the fault, such as `required` or `unknown-field`. It is the same at every place. */
  readonly rule: string;
  /** @default error */
  readonly severity?: Severity;
  /** The path from the checked value to the wrong part. */
  readonly path: Path;
  /** What is wrong. It gets the name of the part for messages: `spec.replicas`. */
  readonly what: (at: string) => string;
  /** How to fix it. */
  readonly fix: string | ((at: string) => string);
}

/** What a check returns that finds nothing. It is one list for all, because most checks find nothing. */
export const noFaults: readonly Fault[] = [];

/** A fault of the value itself, or of the part of it at `path`. */
export function fault(rule: string, path: Path, what: Fault['what'] | string, fix: Fault['fix']): Fault {
  return { rule, path, what: typeof what === 'string' ? () => what : what, fix };
}

/** One fault if a condition is true, else none. */
export function faultIf(
  condition: boolean,
  rule: string,
  path: Path,
  what: Fault['what'] | string,
  fix: Fault['fix'],
): readonly Fault[] {
  return condition ? [fault(rule, path, what, fix)] : noFaults;
}

/** Texts of faults for cdk8s' validation, which puts the construct's path in front. */
export function messagesOf(faults: readonly Fault[], title?: string): string[] {
  return findingsOf('', faults, title).map(formatProblem);
}

/** Faults of a part of a value, as faults of that value: `at('retry', checkRetry(policy.retry))`. */
export function at(step: string | number | Path, faults: readonly Fault[]): readonly Fault[] {
  const steps = typeof step === 'object' ? step : [step];
  return faults.length === 0 ? noFaults : faults.map((each) => ({ ...each, path: [...steps, ...each.path] }));
}

/** The faults of several checks. Most of them find nothing, and then nothing is copied. */
export function joined(...lists: readonly (readonly Fault[])[]): readonly Fault[] {
  let found = noFaults;
  for (const list of lists) {
    if (list.length > 0) {
      found = found.length === 0 ? list : [...found, ...list];
    }
  }
  return found;
}

/** Faults as findings, with their texts. `title` names the value itself: `the props`. */
export function findingsOf(where: string, faults: readonly Fault[], title?: string): Finding[] {
  return problemsOf(faults, title).map((problem) => ({ where, ...problem }));
}

/** Faults as findings without a place, for a caller that adds it later. */
export function problemsOf(faults: readonly Fault[], title = 'the value'): Omit<Finding, 'where'>[] {
  return faults.map(({ rule, severity = 'error', path, what, fix }) => {
    const text = pathText(path);
    const name = text === '' ? title : text;
    const shownFix = typeof fix === 'string' ? fix : fix(name);
    return { rule, severity, path: text, what: maskSecrets(what(name)), fix: maskSecrets(shownFix) };
  });
}

/**
 * Throws all faults of a value; does nothing if there are none.
 *
 * @param title how messages name the value itself: `the props`
 */
export function demandNoFaults(where: string, faults: readonly Fault[], title?: string): void {
  if (faults.length > 0) {
    throw new GitOpsError(findingsOf(where, faults, title));
  }
}
