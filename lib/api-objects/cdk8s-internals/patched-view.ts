import { type ApiObject, type JsonPatch } from 'cdk8s';
import { type PlainMap } from '../../core/plain';
import { patchesOf } from './api-object-fields';
import { withoutStandIns } from './apply-json-patches';

/** An object whose class changes the manifest after the patches, taken apart into steps that can be repeated. */
export interface PatchedView {
  readonly patches: readonly JsonPatch[];
  /** What the patches change: the props with their late values filled in. They are read once. */
  readonly resolved: PlainMap;
  /** The manifest that the class makes, if only these patches are there. */
  readonly manifestWith: (patches: readonly JsonPatch[]) => PlainMap;
}

/**
 * The steps of `ApiObject.toJson` in every version from 2.70.0 on: it reads `props`, `metadata` and `patches`, patches
 * the result, and the `toJson` of a class changes that afterwards. The steps run on a view of the object with other
 * values in these three fields, so the object itself is not changed.
 *
 * @returns undefined if the object has no patches, if its class has no `toJson` of its own or has private fields, or
 *   if a later version has other fields. Then what the class does not know is lost, as in cdk8s
 */
export function findPatchedView(object: ApiObject, toJson: () => unknown): PatchedView | undefined {
  const patches = patchesOf(object);
  const base = baseToJson(object);
  const isReplaced = Object.getOwnPropertyDescriptor(object, 'toJson')?.value === toJson;
  if (patches === undefined || patches.length === 0 || toJson === base || isReplaced) {
    return undefined;
  }
  const resolved = base.call(view(object, { patches: [] })) as PlainMap;
  const { metadata, ...props } = resolved;
  const manifestWith = (some: readonly JsonPatch[]): PlainMap =>
    toJson.call(view(object, { props, metadata: { toJson: () => metadata }, patches: some })) as PlainMap;
  return worksOn(manifestWith) ? { patches, resolved, manifestWith } : undefined;
}

/**
 * The object itself, or, if its JSON patches have stand-ins, a view of it with what is written for these. An object whose
 * `toJson` was replaced is left alone: that function renders the object in another way first.
 */
export function withPlainPatches(object: ApiObject, toJson: () => unknown): ApiObject {
  const patches = patchesOf(object);
  const isReplaced = Object.getOwnPropertyDescriptor(object, 'toJson')?.value === toJson;
  const plain = patches === undefined || isReplaced ? patches : withoutStandIns(patches, object);
  return plain === patches ? object : view(object, { patches: plain });
}

/** A class with private fields (`#name`) can't work on a view. */
function worksOn(manifestWith: PatchedView['manifestWith']): boolean {
  try {
    manifestWith([]);
    return true;
  } catch {
    return false;
  }
}

/** The `toJson` of `ApiObject` itself, of the copy of cdk8s that the object comes from. */
function baseToJson(object: ApiObject): () => unknown {
  let found = object.toJson;
  for (let at: unknown = object; at !== null; at = Object.getPrototypeOf(at)) {
    const own = Object.getOwnPropertyDescriptor(at, 'toJson');
    found = own === undefined ? found : (own.value as () => unknown);
  }
  return found;
}

function view(object: ApiObject, fields: PlainMap): ApiObject {
  const descriptors = Object.entries(fields).map(([name, value]) => [name, { value }] as const);
  return Object.create(object, Object.fromEntries(descriptors)) as ApiObject;
}
