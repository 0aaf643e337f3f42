import { type Manifest } from '../../core/manifest';
import { isPlainMap } from '../../core/plain';
import { applyPatches } from '../../core/patch/apply-patches';
import { readPatch } from '../../core/patch/read-patch';
import { stringifyYaml } from '../../core/yaml/stringify';
import { type InlinePatch, type PatchObject } from '../../core/patch/patch';

/** The manifests with the user's patches applied. `applyPatches` documents the errors. */
export function patchInstall(
  manifests: readonly Manifest[],
  patches: readonly InlinePatch[],
  where: string,
): Manifest[] {
  const all = patches.map((patch, index) => complete(patch, manifests, `${where} patches[${index}]`));
  return all.length === 0 ? [...manifests] : applyPatches(manifests, all, { where });
}

/** If a patch names an object without a namespace, it means the object in the namespace of the install. */
function inNamespace(body: PatchObject, manifests: readonly Manifest[]): PatchObject {
  if (!isPlainMap(body.metadata) || 'namespace' in body.metadata) {
    return body;
  }
  const { kind, metadata } = body;
  const namesakes = manifests.filter((each) => each.kind === kind && each.metadata?.name === metadata.name);
  const namespace = namesakes[0]?.metadata?.namespace;
  return namespace === undefined ? body : { ...body, metadata: { ...metadata, namespace } };
}

/** A patch without a target names its objects itself. A patch as text can contain several of them. */
function complete(patch: InlinePatch, manifests: readonly Manifest[], where: string): InlinePatch {
  const read = patch.target === undefined ? readPatch(patch.patch, where) : undefined;
  if (read?.type !== 'merge') {
    return patch;
  }
  const bodies = read.objects.map((body) => inNamespace(body, manifests));
  return { ...patch, patch: bodies.length === 1 ? bodies[0] : bodies.map((body) => stringifyYaml(body)).join('---\n') };
}
