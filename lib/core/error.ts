/** One thing that is wrong: where it is, what it is (now and wanted), and how to fix it. */
export interface Finding {
  /** A construct path, `Kind/name` or `file:line:column`. */
  readonly where: string;
  /** What is wrong, with the current value and the wanted value. */
  readonly what: string;
  /** What the reader can do to fix it. */
  readonly fix: string;
}

/** A finding without a place: the caller knows the place and adds it. */
export type Problem = Omit<Finding, 'where'>;

/**
 * The only error class of this library. Its message has all findings of one pass, each as `[where] what` and a `Fix:`
 * line.
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

  constructor(findings: Finding | readonly Finding[], options?: ErrorOptions) {
    const list: readonly Finding[] = [findings].flat();
    super(list.map(formatFinding).join('\n'), options);
    this.name = 'GitOpsError';
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

/** The two lines of a finding: `[where] what` and `  Fix: …`. */
export function formatFinding(finding: Finding): string {
  return `[${finding.where}] ${formatProblem(finding)}`;
}

/** The two lines of a problem without its place. cdk8s' validation puts the path before them. */
export function formatProblem(problem: Problem): string {
  return `${problem.what}\n  Fix: ${problem.fix}`;
}
