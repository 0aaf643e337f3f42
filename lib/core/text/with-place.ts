import { GitOpsError } from '../error';

/**
 * Runs a rule on an object. If the object does not fit the rule, the error names the place of the rule too:
 * `[overlay/kustomization.yaml:3:1: Deployment/web] …`.
 */
export function withPlace<T>(place: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof GitOpsError)) {
      throw error;
    }
    const findings = error.findings.map((found) => ({ ...found, where: `${place}: ${found.where}` }));
    throw new GitOpsError(findings, { cause: error.cause });
  }
}
