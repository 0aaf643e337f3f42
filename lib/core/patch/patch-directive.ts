import { getKey } from '../own-key';
import { isPlainMap, type PlainMap } from '../plain';
import { setElement } from './list-elements';
import { scalarText } from './scalar-text';

/** The value of `$patch` in a map or list: what happens to that map or list. */
export type PatchDirective = 'delete' | 'merge' | 'replace';

const directive = '$patch';
const directives: readonly string[] = ['delete', 'merge', 'replace'] satisfies PatchDirective[];

/** A `$patch` with another value than these three words. */
export interface UnknownDirective {
  readonly unknown: string;
}

/** Removes the directive from a map of the patch, and returns it. */
export function takeMapDirective(patch: PlainMap): PatchDirective | UnknownDirective {
  if (!Object.hasOwn(patch, directive)) {
    return 'merge';
  }
  const text = scalarText(patch[directive]);
  if (!directives.includes(text)) {
    return { unknown: text };
  }
  delete patch[directive];
  return text as PatchDirective;
}

/** Removes the directive from a list of the patch, and returns it. It is an element with `$patch` and nothing else. */
export function takeListDirective(patch: unknown[]): PatchDirective | UnknownDirective {
  const element = patch.find((item) => isPlainMap(item) && Object.hasOwn(item, directive));
  if (!isPlainMap(element) || Object.keys(element).length > 1) {
    return 'merge';
  }
  const text = scalarText(getKey(element, directive));
  if (!directives.includes(text)) {
    return { unknown: text };
  }
  setElement(patch, { keys: [directive], values: [text] });
  return text as PatchDirective;
}
