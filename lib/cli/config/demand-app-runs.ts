import { GitOpsError } from '../../core/error';

/**
 * Checks that `--app` is not given in vain.
 *
 * @param app the value of `--app`
 * @param isRun whether the app is run: it is not if the manifests are named
 * @throws if `--app` is given, but the app is not run
 */
export function demandAppRuns(app: string | undefined, isRun: boolean): void {
  if (app !== undefined && !isRun) {
    const what = 'Cannot run: --app has no effect, because the manifests are named and the app is not run';
    throw new GitOpsError({ where: 'cdk8s-gitops', what, fix: 'leave out --app, or the name of the manifests' });
  }
}
