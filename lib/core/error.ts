/** How much a finding weighs: an error stops the run, a warning is shown and passes. */
export type Severity = 'error' | 'warning';

/** One thing that is wrong: where it is, what it is (now and wanted), and how to fix it. */
export interface Finding {
  /** Names the kind of the finding, the same for every place: `required`, `unknown-field`. */
  readonly rule: string;
  readonly severity: Severity;
  /** A construct path, `Kind/name` or `file:line:column`. */
  readonly where: string;
  /** The field that is wrong, from the value that is checked: `containers[0].image`. Empty if it is not about a field. */
  readonly path: string;
  /** What is wrong, with the value that is there and the one that is wanted. */
  readonly what: string;
  /** What the reader does to fix it. */
  readonly fix: string;
}

/** What an error is made of: a finding, or its texts alone. */
export type FindingInput = Pick<Finding, 'where' | 'what' | 'fix'> & Partial<Finding>;

/** What is wrong and how to fix it, for a caller that knows the place. */
export type Problem = Omit<FindingInput, 'where'>;

/** How many findings a message shows. */
const MOST_SHOWN = 20;

/**
 * The one error of this library: every finding of one pass, each as `[where] what` and a `Fix:` line. A message shows
 * twenty findings at most, and how many more there are.
 */
export class GitOpsError extends Error {
  declare public readonly findings: readonly Finding[];

  constructor(findings: FindingInput | readonly FindingInput[], options?: ErrorOptions) {
    const list = [findings].flat().map(finding);
    super(formatFindings(list), options);
    this.name = 'GitOpsError';
    // Hidden from inspection: what Node.js prints of an uncaught error would otherwise show everything twice.
    Object.defineProperty(this, 'findings', { value: list });
  }

  /** Throws one error for all the problems of a place; does nothing if there are none. */
  public static throwIfAny(where: string, problems: readonly Problem[]): void {
    if (problems.length > 0) {
      throw new GitOpsError(problems.map((problem) => ({ where, ...problem })));
    }
  }
}

/** The texts of findings, for people. */
export function formatFindings(findings: readonly Finding[]): string {
  const shown = findings.slice(0, MOST_SHOWN).map(formatFinding);
  const rest = findings.length - shown.length;
  return [...shown, ...(rest > 0 ? [`… and ${rest} more`] : [])].join('\n');
}

/** The two lines of a finding: `[where] what` and `  Fix: …`. */
export function formatFinding(finding: Pick<Finding, 'where' | 'what' | 'fix'>): string {
  return `[${finding.where}] ${formatProblem(finding)}`;
}

/** The two lines of a problem without its place, for cdk8s' validation, which puts the path in front itself. */
export function formatProblem(problem: Pick<Finding, 'what' | 'fix'>): string {
  return `${problem.what}\n  Fix: ${problem.fix}`;
}

/** A finding, with what its texts leave open: an error that is not about a field. */
export function finding({ where, rule = 'failed', severity = 'error', path = '', what, fix }: FindingInput): Finding {
  return { rule, severity, where, path, what, fix };
}
