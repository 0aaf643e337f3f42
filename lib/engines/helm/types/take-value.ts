import { isPlainMap, type PlainMap } from '../../../core/plain';
import { isSecretName } from '../../../core/secret-name';
import { maskSecrets } from '../../../core/secret-text';
import { quantityOf } from '../../../kubernetes/quantity';
import { type TypeTable } from './type-table';
import {
  emptyType,
  knownField,
  hasScalar,
  isEmptyType,
  type KnownType,
  literalOf,
  type MapType,
  scalarName,
  unknownType,
  type ValueNote,
  type ValueType,
  withNote,
} from './value-type';

/** The path of a value: keys of maps and indexes of lists. */
export type ValuePath = readonly (string | number)[];

/** Finds the comment of a value. */
export type NoteFinder = (path: ValuePath) => ValueNote | undefined;

/**
 * Widens types until they take the values that a chart shows. A type that takes a value already, with all its fields,
 * is returned as it is.
 */
export class ValueTaker {
  public constructor(
    private readonly table: TypeTable,
    private readonly findNote: NoteFinder = () => undefined,
  ) {}

  public take(type: ValueType, value: unknown, path: ValuePath = []): ValueType {
    if (type.kind === 'unknown') {
      return type;
    }
    const known = this.table.resolve(type);
    const taken = known.kind === 'unknown' ? known : this.takeKnown(known, value, path);
    return taken === known ? type : taken;
  }

  private takeKnown(type: KnownType, value: unknown, path: ValuePath): ValueType {
    if (isPlainMap(value)) {
      return this.takeMap(type, value, path);
    }
    if (Array.isArray(value)) {
      return this.takeList(type, value, path);
    }
    if (value === null && isEmptyType(type)) {
      return withNote(unknownType, type.note);
    }
    const scalars = widenScalars(type, value, path.at(-1));
    return scalars === type.scalars ? type : { ...type, scalars };
  }

  private takeList(type: KnownType, list: readonly unknown[], path: ValuePath): KnownType {
    const start = type.items ?? (list.length === 0 ? unknownType : emptyType);
    const items = list.reduce<ValueType>((all, item, index) => this.take(all, item, [...path, index]), start);
    return items === type.items ? type : { ...type, items };
  }

  private takeMap(type: KnownType, value: PlainMap, path: ValuePath): KnownType {
    const map: MapType = type.map ?? { fields: new Map(), rest: unknownType };
    const fields = new Map(map.fields);
    for (const [key, child] of Object.entries(value)) {
      const place = [...path, key];
      fields.set(key, this.withDefault(this.take(knownField(map, key) ?? emptyType, child, place), child, place));
    }
    const isSame =
      fields.size === map.fields.size && [...fields].every(([key, field]) => field === map.fields.get(key));
    return isSame && map === type.map ? type : { ...type, map: { ...map, fields } };
  }

  /** A field with its comment, and its default: that of the outermost chart that has one. Items of lists have none. */
  private withDefault(type: ValueType, value: unknown, path: ValuePath): ValueType {
    const note = this.findNote(path);
    const shown = path.every((step) => typeof step === 'string')
      ? (note?.default ?? defaultText(value, path))
      : undefined;
    const noted = withNote(type, note);
    return noted.note?.default === shown ? noted : { ...noted, note: { ...noted.note, default: shown } };
  }
}

/** A short scalar as JSON, if it can't be a secret. */
function defaultText(value: unknown, path: ValuePath): string | undefined {
  if (typeof value === 'object' || value === '' || path.some((step) => isSecretName(String(step)))) {
    return undefined;
  }
  const text = literalOf(value);
  return text.length <= 60 && maskSecrets(text) === text ? text : undefined;
}

/** Fields of Kubernetes that are a number or a text, such as the number or the name of a port. */
const numberOrText = new Set(['port', 'targetPort', 'maxSurge', 'maxUnavailable', 'minAvailable']);

/** A choice gets another choice. Any other scalar stands for its type. */
function widenScalars(type: KnownType, value: unknown, key: string | number | undefined): ReadonlySet<string> {
  const literal = literalOf(value);
  if (hasScalar(type.scalars, literal)) {
    return type.scalars;
  }
  const name = scalarName(literal);
  if ([...type.scalars].some((scalar) => scalarName(scalar) === name)) {
    return new Set([...type.scalars, literal]);
  }
  const isShown = isEmptyType(type) && ['string', 'number'].includes(name);
  const isEither = isShown && (isAmount(value) || numberOrText.has(String(key)));
  const isLong = typeof value === 'bigint';
  return new Set([...type.scalars, ...(isEither ? ['string', 'number'] : [name]), ...(isLong ? ['bigint'] : [])]);
}

/** Whether a text is an amount with a unit, such as `100m` or `25%`. A number without a unit may be in its place. */
function isAmount(value: unknown): boolean {
  return typeof value === 'string' && /\D$/.test(value) && quantityOf(value.replace(/%$/, '')) !== undefined;
}
