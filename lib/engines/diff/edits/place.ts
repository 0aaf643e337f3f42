import { type Path } from '../../../core/path-text';
import { type MapEdit } from './edit';

/** Where a value is. */
export interface Place {
  /** In the object. */
  readonly path: Path;
  /** In the Secret that it is in. @default - it is not in one */
  readonly inSecret?: Path;
}

/** A field of a map, or an item of a list. */
export function stepInto({ path, inSecret }: Place, step: string | number): Place {
  return { path: [...path, step], ...(inSecret === undefined ? {} : { inSecret: [...inSecret, step] }) };
}

/** The place of a map, which may be a Secret itself. */
export function placeOfMap(place: Place, { isSecret }: MapEdit): Place {
  return place.inSecret === undefined && isSecret ? { ...place, inSecret: [] } : place;
}
