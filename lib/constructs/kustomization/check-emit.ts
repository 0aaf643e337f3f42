import { type ApiObject } from 'cdk8s';
import { type Problem } from '../../core/error';
import { describeManifest, type Manifest } from '../../core/manifest';
import { sameJson } from '../../core/same-json';

/** Objects that were changed after a kustomization that is written as files: kubectl would not make the changes. */
export function checkEmit(objects: readonly ApiObject[], manifests: readonly Manifest[]): Problem[] {
  return objects
    .map((object) => object.toJson() as Manifest)
    .filter((manifest, index) => !sameJson(manifest, manifests[index]))
    .map((manifest) => ({
      rule: 'changed-later',
      what: `Cannot emit ${describeManifest(manifest)}: it was changed after the kustomization was evaluated`,
      fix: 'put the change into patches, so that the files have it, too',
    }));
}
