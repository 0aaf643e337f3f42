import { type PlainMap } from '../plain';

/** The fields of a group that a map has. */
export function givenOf(map: PlainMap, group: readonly string[]): string[] {
  return group.filter((key) => map[key] !== undefined);
}
