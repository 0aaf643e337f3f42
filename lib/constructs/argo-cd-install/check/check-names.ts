import { type Problem } from '../../../core/error';
import { nearest } from '../../../core/check/nearest';
import { isPlainMap } from '../../../core/plain';
import { quote } from '../../../core/check/quote';

/** Every name of a type, held against the type by the compiler. */
export type Names<T> = Record<keyof T, true>;

/** Names in a map that are none of those that somebody reads. */
export function checkNames(map: unknown, names: readonly string[], prefix: string): Problem[] {
  const unknown = isPlainMap(map) ? Object.keys(map).filter((key) => !names.includes(key)) : [];
  return unknown.map((key) => {
    const near = nearest(key, names);
    return {
      what: `Cannot use ${prefix}${key}: Argo CD's install has no prop ${quote(key)} there`,
      fix: near === undefined ? `use one of ${names.join(', ')}` : `use ${prefix}${near}`,
    };
  });
}
