import { type ApiObject, type JsonPatch } from 'cdk8s';
import { GitOpsError } from '../core/error';
import { jsonText } from '../core/text/json-text';
import { type PlainMap } from '../core/plain';
import { applyJsonPatches } from './cdk8s-internals/apply-json-patches';
import { describePatch } from './cdk8s-internals/api-object-fields';
import { type PatchedView } from './cdk8s-internals/patched-view';

/**
 * The manifest of an object with all its patches. A patch goes to the class, as in cdk8s, which may have other names
 * for fields than Kubernetes has. If the class loses a part of it, the patch is applied to what the class writes.
 */
export function applyLostPatches(object: ApiObject, view: PatchedView): PlainMap {
  const { patches, manifestWith } = view;
  const read: JsonPatch[] = [];
  const lost: JsonPatch[] = [];
  for (const patch of patches) {
    (isWritten(view, read, patch) ? read : lost).push(patch);
  }
  return lost.reduce((manifest, patch) => applyTo(manifest, patch, object), manifestWith(read));
}

/** Whether the class writes all that a patch changes in what it reads. */
function isWritten({ resolved, manifestWith }: PatchedView, before: readonly JsonPatch[], patch: JsonPatch): boolean {
  try {
    const input = patched(resolved, before);
    const wanted = changes(input, patched(input, [patch]));
    const found = changes(manifestWith(before), manifestWith([...before, patch]));
    const isThere = [...wanted].every(([value, count]) => count * (found.get(value) ?? 0) >= count * count);
    return isThere && total(found) >= total(wanted);
  } catch {
    return false;
  }
}

function patched(data: PlainMap, patches: readonly JsonPatch[]): PlainMap {
  return applyJsonPatches(data, patches) as PlainMap;
}

function applyTo(manifest: PlainMap, patch: JsonPatch, object: ApiObject): PlainMap {
  try {
    return patched(manifest, [patch]);
  } catch {
    const where = object.node.path;
    const what = `Cannot apply the JSON patch ${describePatch(patch)}: the object has no value there that it fits`;
    // The error of the JSON patch library is not the cause here: it has the whole object in it, and so its secrets.
    throw new GitOpsError({ where, what, fix: 'use the path of a value in the written object' });
  }
}

/** How many more of each value there are in one of two maps. Names of fields do not matter. */
function changes(from: PlainMap, to: PlainMap): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  count(from, -1, counts);
  count(to, 1, counts);
  return new Map([...counts].filter(([, number]) => number !== 0));
}

function count(value: unknown, step: number, counts: Map<string, number>): void {
  const inner = typeof value === 'object' && value !== null ? Object.values(value) : [];
  if (inner.length > 0) {
    inner.forEach((each) => count(each, step, counts));
  } else {
    const text = value === undefined ? 'undefined' : jsonText(value);
    counts.set(text, (counts.get(text) ?? 0) + step);
  }
}

function total(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, number) => sum + number, 0);
}
