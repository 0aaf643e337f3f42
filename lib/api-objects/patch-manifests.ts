import { type Manifest } from '../core/manifest';
import { applyPatches } from '../core/patch/apply-patches';
import { type InlinePatch } from '../core/patch/patch';
import { isPlainMap } from '../core/plain';
import { standInOf, withDefaults } from '../core/stand-in';
import { keepStandIns } from './stand-ins/keep-stand-ins';

/**
 * Applies patches. What an operation of a JSON patch sets may be a value of a Helm chart, which then is in the objects.
 *
 * @throws as `applyPatches`, and if a value is elsewhere, such as in a merge patch
 */
export function patchManifests(
  manifests: readonly Manifest[],
  patches: readonly InlinePatch[],
  where: string,
): readonly Manifest[] {
  const apply = (props: { readonly patches: readonly InlinePatch[] }): readonly Manifest[] =>
    props.patches.length === 0 ? manifests : applyPatches(manifests, props.patches, { where });
  const why = 'in patches, a value can only be what an operation of a JSON patch adds';
  return keepStandIns(where, { patches }, apply({ patches: withDefaults(patches) }), apply, why);
}

/** Props without what their patches do, for a construct that takes values only there. They may be wrong. */
export function withoutPatchContent(props: unknown): unknown {
  const patches = isPlainMap(props) && standInOf(props.patches) === undefined ? props.patches : undefined;
  return isPlainMap(props) && Array.isArray(patches) ? { ...props, patches: patches.map(withoutContent) } : props;
}

function withoutContent(patch: unknown): unknown {
  return isPlainMap(patch) && standInOf(patch.patch) === undefined ? { ...patch, patch: undefined } : patch;
}
