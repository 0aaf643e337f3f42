import { type TextRule } from '../../../core/check/shape';
import { type Path } from '../../../core/path-text';
import { isPlainMap } from '../../../core/plain';

/** A text, and where it is. */
export interface TemplatedText {
  readonly path: Path;
  readonly text: string;
}

/** Every text in a value. */
export function textsOf(value: unknown, path: Path): TemplatedText[] {
  if (typeof value === 'string') {
    return [{ path, text: value }];
  }
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => textsOf(item, [...path, index]));
  }
  return isPlainMap(value) ? Object.entries(value).flatMap(([key, item]) => textsOf(item, [...path, key])) : [];
}

/**
 * Whether an ApplicationSet fills in the text later.
 * Its final value is not known here, so it can't be checked.
 */
export function isFilledIn(value: string): boolean {
  return value.includes('{{');
}

/** A rule that also accepts texts that an ApplicationSet fills in. */
export function orFilledIn(rule: TextRule): TextRule {
  return { ...rule, accepts: (value) => isFilledIn(value) || rule.accepts(value) };
}
