import { type Manifest } from '../../core/manifest';
import { isPlainMap } from '../../core/plain';
import { applyPatches } from '../../core/patch/apply-patches';
import { type InlinePatch } from '../../core/patch/patch';

/** A patch that names an object and no namespace means the one of the install. */
function inNamespace(patch: InlinePatch, manifests: readonly Manifest[]): InlinePatch {
  const { target, patch: body } = patch;
  if (target !== undefined || !isPlainMap(body) || !isPlainMap(body.metadata) || 'namespace' in body.metadata) {
    return patch;
  }
  const { kind, metadata } = body;
  const namesakes = manifests.filter((each) => each.kind === kind && each.metadata?.name === metadata.name);
  const namespace = namesakes[0]?.metadata?.namespace;
  return namespace === undefined ? patch : { ...patch, patch: { ...body, metadata: { ...metadata, namespace } } };
}

/** An install with the user's patches on it; see `applyPatches` for what it throws. */
export function patchInstall(
  manifests: readonly Manifest[],
  patches: readonly InlinePatch[],
  where: string,
): Manifest[] {
  const complete = patches.map((patch) => inNamespace(patch, manifests));
  return complete.length === 0 ? [...manifests] : applyPatches(manifests, complete, { where });
}
