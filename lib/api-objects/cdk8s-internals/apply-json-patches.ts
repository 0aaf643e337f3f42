import { type ApiObject, JsonPatch } from 'cdk8s';
import { standInsIn } from '../../core/stand-in';
import { markIntegers, unmarkIntegers } from '../../core/text/marked-integers';
import { resolveStandIns } from '../stand-ins/resolve-stand-in';
import { operationOf } from './api-object-fields';

/**
 * Applies JSON patches of cdk8s to a copy of data. cdk8s copies values by way of JSON, which fails for a `bigint`, so
 * these go through it as text.
 */
export function applyJsonPatches(data: unknown, patches: readonly JsonPatch[]): unknown {
  return unmarkIntegers(JsonPatch.apply(markIntegers(data), ...patches.map(withMarkedIntegers)));
}

function withMarkedIntegers(patch: JsonPatch): JsonPatch {
  return withValue(patch, markIntegers);
}

/** Patches whose values have no stand-ins. They are the same patches if there were none. */
export function withoutStandIns(patches: readonly JsonPatch[], object: ApiObject): readonly JsonPatch[] {
  if (patches.length === 0) {
    return patches;
  }
  const hasStandIn = (patch: JsonPatch): boolean => standInsIn(operationOf(patch).value).length > 0;
  return patches.some(hasStandIn)
    ? patches.map((patch) => (hasStandIn(patch) ? withValue(patch, (value) => resolveStandIns(value, object)) : patch))
    : patches;
}

function withValue(patch: JsonPatch, change: (value: unknown) => unknown): JsonPatch {
  const { op, path = '', value } = operationOf(patch);
  switch (op) {
    case 'add':
    case 'replace':
    case 'test':
      return JsonPatch[op](path, change(value));
    default:
      return patch;
  }
}
