import { type Finding, type Severity } from './error';
import { type Path, pathText } from './path-text';

/** What a check finds in a value: it knows its place in that value only, and its text is made last. */
export interface Fault {
  /** Names the kind of the fault, the same for every place: `required`, `unknown-field`. */
  readonly rule: string;
  /** @default error */
  readonly severity?: Severity;
  /** The way from the value that was checked to the part that is wrong. */
  readonly path: Path;
  /** What is wrong, once it is known how messages name the part: `spec.replicas`. */
  readonly what: (at: string) => string;
  /** How to fix it. */
  readonly fix: string | ((at: string) => string);
}

/** A fault of the value itself, or of the part of it on `path`. */
export function fault(rule: string, path: Path, what: Fault['what'] | string, fix: Fault['fix']): Fault {
  return { rule, path, what: typeof what === 'string' ? () => what : what, fix };
}

/** One fault if a condition holds, and none if it does not. */
export function faultIf(
  condition: boolean,
  rule: string,
  path: Path,
  what: Fault['what'] | string,
  fix: Fault['fix'],
): readonly Fault[] {
  return condition ? [fault(rule, path, what, fix)] : NONE;
}

/** Faults of a part of a value, as faults of that value: `at('retry', checkRetry(policy.retry))`. */
export function at(step: string | number | Path, faults: readonly Fault[]): readonly Fault[] {
  const steps = typeof step === 'object' ? step : [step];
  return faults.length === 0 ? NONE : faults.map((each) => ({ ...each, path: [...steps, ...each.path] }));
}

/** Faults as findings, with their texts. `title` names the value itself: `the props`. */
export function findingsOf(where: string, faults: readonly Fault[], title = 'the value'): Finding[] {
  return faults.map(({ rule, severity = 'error', path, what, fix }) => {
    const text = pathText(path);
    const name = text === '' ? title : text;
    return { rule, severity, where, path: text, what: what(name), fix: typeof fix === 'string' ? fix : fix(name) };
  });
}

/** Nothing is wrong. Shared, since most checks find nothing. */
const NONE: readonly Fault[] = [];
