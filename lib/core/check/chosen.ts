import { isPlainMap, type PlainMap } from '../plain';
import { checkShape } from './check-shape';
import { type Shape } from './shape';

/** A map with one of several shapes. The fields of the map decide which one. */
export function chosen<T extends object>(choose: (map: PlainMap) => Shape<T>, example: string): Shape<T> {
  return {
    node: {
      kind: 'special',
      wanted: 'a map',
      example,
      isOne: isPlainMap,
      check: (value) => checkShape(value, choose(value as PlainMap)),
    },
  };
}
