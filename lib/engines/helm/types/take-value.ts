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

/** A value that a chart shows, and its path. */
interface Shown<T = unknown> {
  readonly value: T;
  readonly path: ValuePath;
}

/**
 * Widens types until they take the values that a chart shows. A type that takes a value already, with all its fields,
 * is returned as it is.
 */
export class ValueTaker {
  public constructor(
    private readonly table: TypeTable,
    private readonly findNote: NoteFinder = () => undefined,
  ) {}

  public take(type: ValueType, value: unknown): ValueType {
    return this.takeAll(type, [{ value, path: [] }]);
  }

  private takeAll(type: ValueType, values: readonly Shown[]): ValueType {
    const known = this.table.resolve(type);
    if (known.kind === 'unknown') {
      return type;
    }
    const taken = this.takeKnown(known, values);
    return taken === known ? type : taken;
  }

  private takeKnown(type: KnownType, values: readonly Shown[]): ValueType {
    if (isEmptyType(type) && values.length > 0 && values.every(({ value }) => value === null)) {
      return withNote(unknownType, type.note);
    }
    const scalars = values
      .filter(({ value }) => value === null || typeof value !== 'object')
      .reduce((all, { value, path }) => widenScalars(all, value, path.at(-1), isEmptyType(type)), type.scalars);
    const items = this.takeLists(type, values.filter(isList));
    const map = this.takeMaps(type, values.filter(isMap));
    return scalars === type.scalars && items === type.items && map === type.map
      ? type
      : { ...type, scalars, items, map };
  }

  private takeLists({ items }: KnownType, lists: readonly Shown<readonly unknown[]>[]): ValueType | undefined {
    if (lists.length === 0) {
      return items;
    }
    const values = lists.flatMap(({ value, path }) =>
      value.map((item, index) => ({ value: item, path: [...path, index] })),
    );
    return values.length === 0 ? (items ?? unknownType) : this.takeAll(items ?? emptyType, values);
  }

  private takeMaps({ map }: KnownType, maps: readonly Shown<PlainMap>[]): MapType | undefined {
    if (maps.length === 0) {
      return map;
    }
    const before: MapType = map ?? { fields: new Map(), rest: unknownType };
    const fields = new Map(before.fields);
    for (const [key, values] of fieldsOf(maps)) {
      fields.set(key, this.takeField(knownField(before, key) ?? emptyType, values));
    }
    const isSame =
      fields.size === map?.fields.size && [...fields].every(([key, field]) => field === map.fields.get(key));
    return isSame ? map : { ...before, fields };
  }

  /** A field with its comment, and its default: that of the outermost chart that has one. Items of lists have none. */
  private takeField(type: ValueType, values: readonly [Shown, ...Shown[]]): ValueType {
    const [{ value, path }] = values;
    const note = this.findNote(path);
    const isDefault = path.every((step) => typeof step === 'string');
    const shown = isDefault ? (note?.default ?? defaultText(value, path)) : undefined;
    const noted = withNote(this.takeAll(type, values), note);
    return noted.note?.default === shown ? noted : { ...noted, note: { ...noted.note, default: shown } };
  }
}

const isMap = (shown: Shown): shown is Shown<PlainMap> => isPlainMap(shown.value);
const isList = (shown: Shown): shown is Shown<readonly unknown[]> => Array.isArray(shown.value);

/** The values of each key of some maps. */
function fieldsOf(maps: readonly Shown<PlainMap>[]): Map<string, [Shown, ...Shown[]]> {
  const fields = new Map<string, [Shown, ...Shown[]]>();
  for (const { value: map, path } of maps) {
    for (const [key, value] of Object.entries(map)) {
      const shown = { value, path: [...path, key] };
      const others = fields.get(key);
      if (others === undefined) {
        fields.set(key, [shown]);
      } else {
        others.push(shown);
      }
    }
  }
  return fields;
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

/**
 * A choice gets another choice. Any other scalar becomes its type.
 *
 * @param isFirst whether nothing is known about the type except from values
 */
function widenScalars(
  scalars: ReadonlySet<string>,
  value: unknown,
  key: string | number | undefined,
  isFirst: boolean,
): ReadonlySet<string> {
  const literal = literalOf(value);
  if (hasScalar(scalars, literal)) {
    return scalars;
  }
  const name = scalarName(literal);
  if ([...scalars].some((scalar) => scalarName(scalar) === name)) {
    return new Set([...scalars, literal]);
  }
  const isEither = isFirst && ['string', 'number'].includes(name) && (isAmount(value) || numberOrText.has(String(key)));
  const isLong = typeof value === 'bigint';
  return new Set([...scalars, ...(isEither ? ['string', 'number'] : [name]), ...(isLong ? ['bigint'] : [])]);
}

/** Whether a text is an amount with a unit, such as `100m` or `25%`. A number without a unit may be in its place. */
function isAmount(value: unknown): boolean {
  return typeof value === 'string' && /\D$/.test(value) && quantityOf(value.replace(/%$/, '')) !== undefined;
}
