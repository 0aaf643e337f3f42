import { detach } from '../../core/detach';
import { isDeepStrictEqual } from 'node:util';
import { GitOpsError } from '../../core/error';
import { type ResourceMap } from './resource/resource-map';

/**
 * Runs a validator. It may read the objects, but not change them.
 *
 * @throws if it changed something
 */
export function demandUnchanged(resources: ResourceMap, where: string, validate: () => void): void {
  const before = resources.resources.map(({ object }) => detach(object));
  validate();
  const after = resources.resources.map(({ object }) => object);
  if (!isDeepStrictEqual(before, after)) {
    throw new GitOpsError({
      where,
      what: 'Cannot use it as a validator: it changed the objects',
      fix: 'list it under transformers',
    });
  }
}
