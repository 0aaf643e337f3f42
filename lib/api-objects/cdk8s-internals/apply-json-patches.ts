import { JsonPatch } from 'cdk8s';
import { operationOf } from './api-object-fields';
import { markIntegers, unmarkIntegers } from '../../core/text/marked-integers';

/**
 * Applies JSON patches of cdk8s to a copy of data. cdk8s copies values by way of JSON, which fails for a `bigint`, so
 * these go through it as text.
 */
export function applyJsonPatches(data: unknown, patches: readonly JsonPatch[]): unknown {
  return unmarkIntegers(JsonPatch.apply(markIntegers(data), ...patches.map(withMarkedIntegers)));
}

function withMarkedIntegers(patch: JsonPatch): JsonPatch {
  const { op, path = '', value } = operationOf(patch);
  switch (op) {
    case 'add':
    case 'replace':
    case 'test':
      return JsonPatch[op](path, markIntegers(value));
    default:
      return patch;
  }
}
