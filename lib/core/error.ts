/** One thing that is wrong: where it stands, what it is (now and wanted), and how to mend it. */
export interface Finding {
  /** A construct path, `Kind/name` or `file:line:column`. */
  readonly where: string;
  /** What is wrong, with the value that is there and the one that is wanted. */
  readonly what: string;
  /** What the reader does to mend it. */
  readonly fix: string;
}

/** A finding whose place its caller knows. */
export type Problem = Omit<Finding, 'where'>;

/**
 * The one error of this library: every finding of one pass, each as `[where] what` and a `Fix:` line.
 */
export class GitOpsError extends Error {
  declare public readonly findings: readonly Finding[];

  constructor(findings: Finding | readonly Finding[], options?: ErrorOptions) {
    const list: readonly Finding[] = [findings].flat();
    super(list.map(formatFinding).join('\n'), options);
    this.name = 'GitOpsError';
    // Hidden from inspection: what Node.js prints of an uncaught error would say everything twice.
    Object.defineProperty(this, 'findings', { value: list });
  }

  /** Throws one error for all the problems of a place; does nothing where there are none. */
  public static throwIfAny(where: string, problems: readonly Problem[]): void {
    if (problems.length > 0) {
      throw new GitOpsError(problems.map((problem) => ({ where, ...problem })));
    }
  }
}

/** The two lines of a finding: `[where] what` and `  Fix: …`. */
export function formatFinding(finding: Finding): string {
  return `[${finding.where}] ${formatProblem(finding)}`;
}

/** The two lines of a problem without its place, for cdk8s' validation, which puts the path in front itself. */
export function formatProblem(problem: Problem): string {
  return `${problem.what}\n  Fix: ${problem.fix}`;
}
