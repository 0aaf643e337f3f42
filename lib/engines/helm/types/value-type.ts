/** What a comment or a schema has about a value, for people. */
export interface ValueNote {
  readonly description?: string;
  /** A name for people, which is shown if there is no description. */
  readonly title?: string;
  /** The default, in words or as JSON. */
  readonly default?: string;
  readonly isDeprecated?: boolean;
}

/** Any value fits. */
export interface UnknownType {
  readonly kind: 'unknown';
  readonly note?: ValueNote;
}

/** A type that is written once under a name. Types that contain themselves need one. */
export interface NamedType {
  readonly kind: 'named';
  readonly name: string;
  readonly note?: ValueNote;
}

/** The scalars, lists and maps that fit. Null fits every field in addition, because it deletes a default. */
export interface KnownType {
  readonly kind: 'known';
  /** Names of types, such as `string`, and single values as JSON, such as `"always"`. */
  readonly scalars: ReadonlySet<string>;
  /** The type of a list's items. Undefined if no list fits. */
  readonly items?: ValueType;
  readonly map?: MapType;
  readonly note?: ValueNote;
}

/** The fields of a map. */
export interface MapType {
  readonly fields: ReadonlyMap<string, ValueType>;
  /** The type of all other fields. Undefined if there can't be others: the map is closed. */
  readonly rest?: ValueType;
}

/** The type of a value of a chart. */
export type ValueType = UnknownType | NamedType | KnownType;

export const unknownType: UnknownType = { kind: 'unknown' };

/** Nothing fits. It is where a type starts to which values are added. */
export const emptyType: KnownType = { kind: 'known', scalars: new Set() };

/** A map whose fields are not known. */
export const openMap: KnownType = { ...emptyType, map: { fields: new Map(), rest: unknownType } };

/** The scalar of a value: its JSON, by which a list of choices names it. */
export function literalOf(value: unknown): string {
  return typeof value === 'bigint' ? String(value) : JSON.stringify(value);
}

/** The name of the type that a scalar, such as `"always"` or `string`, belongs to. */
export function scalarName(scalar: string): string {
  if (scalar.startsWith('"')) {
    return 'string';
  }
  if (/^[-\d]/.test(scalar)) {
    return 'number';
  }
  return scalar === 'true' || scalar === 'false' ? 'boolean' : scalar;
}

/** Whether a scalar, or all scalars of a type, are among others. */
export function hasScalar(scalars: ReadonlySet<string>, scalar: string): boolean {
  return scalars.has(scalar) || scalars.has(scalarName(scalar));
}

/** Whether nothing fits a type. */
export function isEmptyType(type: ValueType): boolean {
  return type.kind === 'known' && type.scalars.size === 0 && type.items === undefined && type.map === undefined;
}

/** A type with what is known about its values. What the type's own note has stays. */
export function withNote<T extends ValueType>(type: T, note: ValueNote = {}): T {
  const isNew = Object.keys(note).some((key) => type.note?.[key as keyof ValueNote] === undefined);
  return isNew ? { ...type, note: { ...note, ...type.note } } : type;
}

/** The type of a field, or of the other fields if a type is known for them. */
export function knownField({ fields, rest }: MapType, key: string): ValueType | undefined {
  return fields.get(key) ?? (rest?.kind === 'unknown' ? undefined : rest);
}
