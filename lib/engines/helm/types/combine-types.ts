import { type TypeTable } from './type-table';
import {
  emptyType,
  knownField,
  hasScalar,
  isEmptyType,
  type KnownType,
  type MapType,
  scalarName,
  unknownType,
  type ValueType,
  withNote,
} from './value-type';

/**
 * Combines types. The result may take more than it has to, and never less: a type that refuses a value that the chart
 * takes is worse than one that lets a mistake pass.
 */
export class TypeCombiner {
  private resolved = 0;

  public constructor(private readonly table: TypeTable) {}

  /** What fits one of the types. A field that only one of them knows keeps its type. */
  public either(one: ValueType, other: ValueType): ValueType {
    return this.combine(one, other, eitherWay, []);
  }

  /** What fits both types. If nothing does, the chart takes no value at all, and the first type is as good as any. */
  public both(one: ValueType, other: ValueType): ValueType {
    return this.combine(one, other, bothWays, []);
  }

  private combine(one: ValueType, other: ValueType, way: Way, within: readonly string[]): ValueType {
    if (one === other || (one.kind === 'named' && other.kind === 'named' && one.name === other.name)) {
      return withNote(one, other.note);
    }
    const names = [one, other].flatMap((type) => (type.kind === 'named' ? [type.name] : []));
    this.resolved += names.length;
    if (names.some((name) => within.includes(name)) || this.resolved > mostResolved) {
      return withNote(withNote(unknownType, one.note), other.note);
    }
    if (one.kind === 'unknown' || other.kind === 'unknown') {
      return way.withUnknown(one, other);
    }
    const inner = (a: ValueType, b: ValueType): ValueType => this.combine(a, b, way, [...within, ...names]);
    const [left, right] = [this.table.resolve(one), this.table.resolve(other)];
    if (left.kind === 'unknown' || right.kind === 'unknown') {
      return way.withUnknown(left, right);
    }
    return withNote(withNote(way.known(left, right, inner), left.note), right.note);
  }
}

/** Combinations of types that refer to each other can have any size. After so many, the others are unknown. */
const mostResolved = 2000;

type Combine = (one: ValueType, other: ValueType) => ValueType;

interface Way {
  readonly withUnknown: Combine;
  readonly known: (one: KnownType, other: KnownType, inner: Combine) => KnownType;
}

const eitherWay: Way = {
  withUnknown: (one, other) => withNote(withNote(unknownType, one.note), other.note),
  known: (one, other, inner) => ({
    kind: 'known',
    scalars: eitherScalars(one.scalars, other.scalars),
    items: one.items && other.items ? inner(one.items, other.items) : (one.items ?? other.items),
    map: one.map && other.map ? eitherMap(one.map, other.map, inner) : (one.map ?? other.map),
  }),
};

const bothWays: Way = {
  withUnknown: (one, other) => (one.kind === 'unknown' ? withNote(other, one.note) : withNote(one, other.note)),
  known: (one, other, inner) => {
    const type: KnownType = {
      kind: 'known',
      scalars: bothScalars(one.scalars, other.scalars),
      items: one.items && other.items && inner(one.items, other.items),
      map: one.map && other.map && bothMaps(one.map, other.map, inner),
    };
    return isEmptyType(type) ? one : type;
  },
};

function eitherScalars(one: ReadonlySet<string>, other: ReadonlySet<string>): Set<string> {
  const all = new Set([...one, ...other]);
  return new Set([...all].filter((scalar) => scalar === scalarName(scalar) || !all.has(scalarName(scalar))));
}

function bothScalars(one: ReadonlySet<string>, other: ReadonlySet<string>): Set<string> {
  const inOther = [...one].filter((scalar) => hasScalar(other, scalar));
  const inOne = [...other].filter((scalar) => hasScalar(one, scalar));
  return new Set([...inOther, ...inOne]);
}

function eitherMap(one: MapType, other: MapType, inner: Combine): MapType {
  const fields = keysOf(one, other).map((key): [string, ValueType] => {
    const [left, right] = [knownField(one, key), knownField(other, key)];
    return [key, left && right ? inner(left, right) : (left ?? right ?? emptyType)];
  });
  const rest = one.rest && other.rest ? inner(one.rest, other.rest) : (one.rest ?? other.rest);
  return { fields: new Map(fields), rest };
}

function bothMaps(one: MapType, other: MapType, inner: Combine): MapType {
  const fields = keysOf(one, other).flatMap((key): [string, ValueType][] => {
    const [left, right] = [one, other].map((map) => map.fields.get(key) ?? map.rest);
    return left && right ? [[key, inner(left, right)]] : [];
  });
  return { fields: new Map(fields), rest: one.rest && other.rest && inner(one.rest, other.rest) };
}

function keysOf(one: MapType, other: MapType): string[] {
  return [...new Set([...one.fields.keys(), ...other.fields.keys()])];
}
