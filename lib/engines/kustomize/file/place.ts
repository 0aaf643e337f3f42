import { GitOpsError, type Problem } from '../../../core/error';
import { type Path } from '../../../core/path-text';

/** Gives the place of the value at a path: `overlays/prod/kustomization.yaml:12:3`, or a construct path. */
export type Place = (path?: Path) => string;

/** Runs a function. If it throws a problem without a place, this throws an error with the place. */
export function atPlace<T>(where: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw isProblem(error) ? new GitOpsError({ where, ...error.problem }) : error;
  }
}

function isProblem(error: unknown): error is Error & { readonly problem: Problem } {
  return error instanceof Error && 'problem' in error;
}
