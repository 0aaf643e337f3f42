import { setKey } from '../../own-key';
import { isPlainMap, type PlainMap } from '../../plain';
import { writtenAt } from '../scalar/scalar-field';
import { noteWritten } from '../scalar/written-scalar';

/** A key that is in a map twice. The map has the later value. */
export interface ReplacedKey {
  readonly map: PlainMap;
  readonly key: string;
}

/** A key that is in a map twice, if that may be a mistake. */
export interface DoubleKey extends ReplacedKey {
  /** The earlier value. */
  readonly first: unknown;
  /** Reports it as a mistake. */
  readonly report: () => void;
}

/**
 * Reports the keys that are in a map twice, except those that kustomize takes: it writes the annotations of an object
 * again. If an object has two maps of annotations, both are used, and the first one wins. Inside of a map, the last of two
 * equal keys wins.
 */
export function settleDoubleKeys(doubles: readonly DoubleKey[], object: unknown): void {
  const metadata = isPlainMap(object) && isPlainMap(object.metadata) ? object.metadata : undefined;
  const annotations = doubles.filter(({ map, key }) => map === metadata && key === 'annotations');
  const maps = [metadata?.annotations, ...annotations.map(({ first }) => first).reverse()];
  const isAllowed = maps.every((map) => map === null || isPlainMap(map));
  for (const double of doubles) {
    if (!isAllowed || !(annotations.includes(double) || maps.includes(double.map))) {
      double.report();
    }
  }
  if (metadata !== undefined && isAllowed && annotations.length > 0) {
    metadata.annotations = mergeMaps(maps.filter(isPlainMap));
  }
}

function mergeMaps(maps: readonly PlainMap[]): PlainMap {
  const merged: PlainMap = {};
  for (const map of maps) {
    for (const key of Object.keys(map)) {
      setKey(merged, key, map[key]);
      noteWritten(merged, key, writtenAt(map, key));
    }
  }
  return merged;
}
