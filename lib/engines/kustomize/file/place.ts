import { GitOpsError, type Problem } from '../../../core/error';
import { type ValuePath } from './shape';

/** Tells where the value at a path stands: `overlays/prod/kustomization.yaml:12:3`, or a construct path. */
export type Place = (path?: ValuePath) => string;

/** Runs a step; a plain problem inside becomes an error with its place. */
export function atPlace<T>(where: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw isProblem(error) ? new GitOpsError({ where, ...error.problem }, { cause: error }) : error;
  }
}

function isProblem(error: unknown): error is Error & { readonly problem: Problem } {
  return error instanceof Error && 'problem' in error;
}
