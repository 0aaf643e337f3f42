import { isPlainMap } from '../../../core/plain';
import { defaultArgoCdVersion, releaseTable } from './release';

/** Settings of tools and the sync policy: Argo CD removes them if they have no other value. */
const settings = new Set(['helm', 'kustomize', 'directory', 'jsonnet', 'syncPolicy']);

let kept: ReadonlySet<string> | undefined;

/**
 * Whether Argo CD leaves a value of an optional field out when it writes an object: false, 0, an empty text, an empty
 * list. In the fields of the table of pointers, such a value means something else than no value, so it stays.
 */
export function isLeftOut(key: string, value: unknown): boolean {
  kept ??= new Set(releaseTable(defaultArgoCdVersion, 'pointers').pointers);
  if (kept.has(key)) {
    return false;
  }
  return isEmpty(value) || (settings.has(key) && isPlainMap(value) && Object.entries(value).every(isNone));
}

/** Whether a text is given: an empty one is not written. */
export function isTextGiven(value: unknown): boolean {
  return value !== undefined && value !== '';
}

function isEmpty(value: unknown): boolean {
  return value === false || value === 0 || value === '' || (Array.isArray(value) && value.length === 0);
}

function isNone([key, value]: readonly [string, unknown]): boolean {
  return value === undefined || isLeftOut(key, value);
}
