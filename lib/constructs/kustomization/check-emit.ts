import { type ApiObject } from 'cdk8s';
import { formatProblem } from '../../core/error';
import { describeManifest, type Manifest } from '../../core/manifest';
import { sameJson } from '../../core/same-json';
import { type KustomizationProps } from './kustomization-props';

/** What keeps a kustomization from being written as files: kubectl would make other objects of them. */
export function checkEmit(
  objects: readonly ApiObject[],
  manifests: readonly Manifest[],
  { mergeKeys }: KustomizationProps,
): string[] {
  const changed = objects
    .map((object) => object.toJson() as Manifest)
    .filter((manifest, index) => !sameJson(manifest, manifests[index]))
    .map((manifest) => {
      const what = `Cannot emit ${describeManifest(manifest)}: it was changed after the kustomization was evaluated`;
      return formatProblem({ what, fix: 'put the change into patches, so that the files have it, too' });
    });
  if (mergeKeys !== 'current') {
    return changed;
  }
  const what = 'Cannot emit a kustomization with mergeKeys: current, since kubectl has the keys of Kubernetes 1.21';
  return [...changed, formatProblem({ what, fix: 'leave mergeKeys out, or leave emit out' })];
}
