import { demandShape } from '../../core/check/check-shape';
import { boolean, callback, matching, object, oneOf, required, text } from '../../core/check/shapes';
import { type Manifest } from '../../core/manifest';
import { isPlainMap } from '../../core/plain';
import { notEmpty } from '../../kubernetes/path-rule';
import { build, type BuildOptions } from './build';

/**
 * Does the work of `kubectl kustomize` in process, without the kustomize program.
 *
 * @example
 * ```ts
 * import { kustomize } from 'cdk8s-gitops';
 *
 * const manifests = kustomize.build('./base', { strict: true });
 * manifests.map(({ kind }) => kind); // => ['Deployment']
 * ```
 */
export const kustomize = {
  /**
   * Builds a folder with a kustomization file. Returns the objects that `kubectl kustomize DIRECTORY` prints, in the
   * same order.
   *
   * Nothing is fetched, and no kustomize or kubectl is needed. Only `enableHelm` runs helm. As with kubectl, a rule that matches nothing is not
   * an error. The `Kustomization` construct is stricter.
   *
   * @param directory folder with a kustomization.yaml, relative to the working folder
   * @throws GitOpsError if kubectl would fail, with file, line and column
   * @see https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/
   */
  build(directory: string, options: BuildOptions = {}): Manifest[] {
    const given: unknown = isPlainMap(options) ? { ...options, directory } : options;
    demandShape('kustomize.build', given, callShape, 'the options');
    return build(directory, options);
  },
};

const callShape = object<BuildOptions & { readonly directory: string }>({
  directory: required(text),
  loadRestrictor: oneOf(['LoadRestrictionsRootOnly', 'LoadRestrictionsNone']),
  strict: boolean,
  onReport: callback,
  onWarning: callback,
  enableHelm: boolean,
  helmCommand: matching({ ...notEmpty, example: 'helm' }),
});
