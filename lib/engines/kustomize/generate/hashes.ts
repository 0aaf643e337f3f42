import { nameHash } from './name-hash';
import { type OnMatch } from '../rule/observer';
import { overwriteScalar } from '../../../core/yaml/scalar/scalar-field';
import { type ResourceMap } from '../resource/resource-map';

/** Appends a hash of the content to the name of each generated object that should have one. */
export function applyHashes(resources: ResourceMap, matched: OnMatch = () => undefined): void {
  for (const resource of resources.resources) {
    if (resource.needsHash && resource.metadata !== undefined) {
      const hash = nameHash(resource.object);
      resource.rememberId();
      overwriteScalar(resource.metadata, 'name', `${resource.name}-${hash}`);
      matched(resource);
    }
  }
  resources.touch();
}
