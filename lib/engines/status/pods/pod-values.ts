import { type Manifest } from '../../../core/manifest';
import { findMap, isPlainMap, listOf, type PlainMap } from '../../../core/plain';

/** The maps of a list of a Pod: `status.conditions`, for example. */
export function mapsAt(object: Manifest | PlainMap, ...path: readonly string[]): PlainMap[] {
  const parent = findMap(object, path.slice(0, -1));
  return listOf(parent?.[path.at(-1) ?? '']).filter(isPlainMap);
}

/** A text of a map; empty if it has none. */
export function fieldText(map: PlainMap | undefined, field: string): string {
  const value = map?.[field];
  return typeof value === 'string' ? value : '';
}

/** A number of a map; 0 if it has none. */
export function numberAt(map: PlainMap | undefined, field: string): number {
  const value = map?.[field];
  return typeof value === 'number' ? value : typeof value === 'bigint' ? Number(value) : 0;
}

/** A moment of a map, in milliseconds; 0 if it has none. */
export function timeAt(map: PlainMap | undefined, field: string): number {
  const time = Date.parse(fieldText(map, field));
  return Number.isNaN(time) ? 0 : time;
}
