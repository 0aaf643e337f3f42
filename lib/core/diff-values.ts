import { detach } from './detach';
import { getKey } from './own-key';
import { addStep } from './path-text';
import { isPlainMap } from './plain';

/** One field of an object that a rule changed. `before` is undefined if it was added, `after` if it was removed. */
export interface FieldChange {
  /** For example `spec.template.spec.containers[0].image`. */
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

/**
 * The fields in which two values differ, each with its path: `spec.containers[0].image`. `after` is a copy, because
 * later rules change the original.
 */
export function diffValues(before: unknown, after: unknown, path = ''): FieldChange[] {
  if (isPlainMap(before) && isPlainMap(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys].flatMap((key) => diffValues(getKey(before, key), getKey(after, key), addStep(path, key)));
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    const length = Math.max(before.length, after.length);
    return Array.from({ length }, (_, index) => index).flatMap((index) =>
      diffValues(before[index], after[index], addStep(path, index)),
    );
  }
  return Object.is(before, after) ? [] : [{ path, before, after: detach(after) }];
}
