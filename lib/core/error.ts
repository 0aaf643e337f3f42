import { startAtCaller } from './caller-stack';
import { maskSecrets } from './secret-text';
import { shorten } from './shorten';

/** How serious a finding is: an error stops the run, a warning is only shown. */
export type Severity = 'error' | 'warning';

/** One thing that is wrong: where it is, what it is (now and wanted), and how to fix it. */
export interface Finding {
  /** The kind of the finding, such as `required` or `unknown-field`. It is the same at every place. */
  readonly rule: string;
  readonly severity: Severity;
  /** A construct path, `Kind/name` or `file:line:column`. */
  readonly where: string;
  /** The wrong field, relative to the checked value: `containers[0].image`. Empty if no field is wrong. */
  readonly path: string;
  /** What is wrong, with the current value and the wanted value. */
  readonly what: string;
  /** What the reader can do to fix it. */
  readonly fix: string;
}

/** The input of an error: a finding, or only its texts. */
export type FindingInput = Pick<Finding, 'where' | 'what' | 'fix'> & Partial<Finding>;

/** What is wrong and how to fix it, for a caller that knows the place. */
export type Problem = Omit<FindingInput, 'where'>;

/** How many findings a message shows. */
const mostShown = 20;

/**
 * The error of this library. Its message has the findings of one pass, each as `[where] what` and a `Fix:` line: twenty
 * at most, and the number of the others. Only the validation of constructs, at synth, throws a plain `Error` with all
 * messages, as in cdk8s.
 *
 * @example
 * ```ts
 * import { GitOpsError, parseManifests } from 'cdk8s-gitops';
 *
 * try {
 *   parseManifests('kind: Pod', { file: 'pod.yaml' });
 * } catch (error) {
 *   if (error instanceof GitOpsError) {
 *     error.findings.map(({ where }) => where); // => ['pod.yaml:1:1']
 *   }
 * }
 * ```
 */
export class GitOpsError extends Error {
  declare public readonly findings: readonly Finding[];

  constructor(findings: FindingInput | readonly FindingInput[], options?: { readonly cause?: unknown }) {
    const list = [findings].flat().map(finding);
    super(formatFindings(list), options);
    this.name = 'GitOpsError';
    startAtCaller(this);
    // Not enumerable: else Node.js would print each finding of an uncaught error twice.
    Object.defineProperty(this, 'findings', { value: list });
  }

  /** Throws one error for all problems of a place. It does nothing if there are none. */
  public static throwIfAny(where: string, problems: readonly Problem[]): void {
    if (problems.length > 0) {
      throw new GitOpsError(problems.map((problem) => ({ where, ...problem })));
    }
  }
}

/** Throws one error for all findings; does nothing if there are none. */
export function demandNoFindings(findings: readonly Finding[]): void {
  if (findings.length > 0) {
    throw new GitOpsError(findings);
  }
}

/**
 * Demands that no finding is an error. Warnings are left to the caller.
 *
 * @throws one error for all that are
 */
export function demandNoErrors(findings: readonly Finding[]): void {
  demandNoFindings(findings.filter(({ severity }) => severity === 'error'));
}

/** The texts of findings, for people. */
export function formatFindings(findings: readonly Finding[]): string {
  const shown = findings.slice(0, mostShown).map(formatFinding);
  const rest = findings.length - shown.length;
  return [...shown, ...(rest > 0 ? [`… and ${rest} more`] : [])].join('\n');
}

/** The two lines of a finding: `[where] what` and `  Fix: …`. */
export function formatFinding(finding: Pick<Finding, 'where' | 'what' | 'fix'>): string {
  return `[${finding.where}] ${formatProblem(finding)}`;
}

/** The two lines of a problem without its place. cdk8s' validation puts the path before them. */
export function formatProblem(problem: Pick<Finding, 'what' | 'fix'>): string {
  return `${withoutLongWords(problem.what)}\n  Fix: ${withoutLongWords(problem.fix)}`;
}

/** The longest word of a message: a name or a path that is longer is shown by its beginning. */
const longestWord = 1000;

function withoutLongWords(text: string): string {
  if (text.length <= longestWord) {
    return text;
  }
  const shown = (word: string): string => (word.length > longestWord ? shorten(word) : word);
  return text.split(' ').map(shown).join(' ');
}

/** A complete finding from the given parts, without secrets. By default it is an error that is not about a field. */
export function finding({ where, rule = 'failed', severity = 'error', path = '', what, fix }: FindingInput): Finding {
  return { rule, severity, where: maskSecrets(where), path, what: maskSecrets(what), fix: maskSecrets(fix) };
}
