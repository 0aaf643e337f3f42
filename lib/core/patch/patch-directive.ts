import { getKey } from '../own-key';
import { isPlainMap, type PlainMap } from '../plain';
import { setElement } from './list-elements';
import { scalarText } from './scalar-text';

/** What `$patch` says about the map or list in which it stands. */
export type PatchDirective = 'delete' | 'merge' | 'replace';

const DIRECTIVE = '$patch';
const DIRECTIVES: readonly string[] = ['delete', 'merge', 'replace'] satisfies PatchDirective[];

/** A `$patch` that says none of the three words. */
export interface UnknownDirective {
  readonly unknown: string;
}

/** Takes the directive out of a map of the patch. */
export function takeMapDirective(patch: PlainMap): PatchDirective | UnknownDirective {
  if (!Object.hasOwn(patch, DIRECTIVE)) {
    return 'merge';
  }
  const text = scalarText(patch[DIRECTIVE]);
  if (!DIRECTIVES.includes(text)) {
    return { unknown: text };
  }
  delete patch[DIRECTIVE];
  return text as PatchDirective;
}

/** Takes the directive out of a list of the patch: an element that holds `$patch` and nothing else. */
export function takeListDirective(patch: unknown[]): PatchDirective | UnknownDirective {
  const element = patch.find((item) => isPlainMap(item) && Object.hasOwn(item, DIRECTIVE));
  if (!isPlainMap(element) || Object.keys(element).length > 1) {
    return 'merge';
  }
  const text = scalarText(getKey(element, DIRECTIVE));
  if (!DIRECTIVES.includes(text)) {
    return { unknown: text };
  }
  setElement(patch, { keys: [DIRECTIVE], values: [text] });
  return text as PatchDirective;
}
