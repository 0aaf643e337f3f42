import { isPlainMap, listOf, type PlainMap } from '../../../core/plain';
import { TypeCombiner } from './combine-types';
import { type SchemaReferences } from './schema-references';
import { type TypeTable } from './type-table';
import {
  emptyType,
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

/**
 * Reads schemas as types. What a type can't express is left out, such as bounds, `required`, `not` and conditions: the
 * type then takes more than the schema. A schema that allows anything is unknown.
 */
export class SchemaReader {
  private readonly combiner: TypeCombiner;

  public constructor(
    table: TypeTable,
    private readonly references: SchemaReferences,
  ) {
    this.combiner = new TypeCombiner(table);
  }

  public read(schema: unknown): ValueType {
    if (schema === false) {
      return emptyType;
    }
    return isPlainMap(schema) ? withNote(this.readMap(schema), noteOf(schema)) : unknownType;
  }

  private readMap(schema: PlainMap): ValueType {
    const parts = [
      this.readOwn(schema),
      ...(typeof schema.$ref === 'string' ? [this.readReference(schema.$ref)] : []),
      ...listOf(schema.allOf).map((part) => this.read(part)),
      ...this.readChoice(schema.anyOf),
      ...this.readChoice(schema.oneOf),
    ];
    const type = parts.reduce((all, part) => this.combiner.both(all, part));
    return schema.unevaluatedProperties === false && !isConditional(schema) ? closed(type) : type;
  }

  private readReference(reference: string): ValueType {
    const name = this.references.nameOf(reference, (target) => this.read(target));
    return name === undefined ? unknownType : { kind: 'named', name };
  }

  /** What fits one of several schemas. Their descriptions are about one choice, and not about the value. */
  private readChoice(choices: unknown): ValueType[] {
    const types = listOf(choices).map((choice) => this.read(choice));
    return types.length === 0 ? [] : [{ ...types.reduce((all, type) => this.combiner.either(all, type)), note: {} }];
  }

  /** The type of a schema without its references and combinations. */
  private readOwn(schema: PlainMap): ValueType {
    const choices = choicesOf(schema);
    const types = typesOf(schema, choices);
    if (types === undefined) {
      return unknownType;
    }
    const scalars = types.filter((type) => ['string', 'number', 'boolean', 'null'].includes(type));
    const literals = choices?.filter(isScalar).map(literalOf);
    const type: KnownType = {
      kind: 'known',
      scalars: new Set(literals?.filter((literal) => scalars.includes(scalarName(literal))) ?? scalars),
      items: types.includes('array') ? this.readItems(schema) : undefined,
      map: types.includes('object') ? this.readFields(schema) : undefined,
    };
    return isEmptyType(type) ? unknownType : type;
  }

  private readItems(schema: PlainMap): ValueType {
    const first = [...listOf(schema.items), ...listOf(schema.prefixItems)];
    if (first.length === 0) {
      return Array.isArray(schema.items) ? unknownType : this.read(schema.items ?? true);
    }
    const others = Array.isArray(schema.items) ? schema.additionalItems : schema.items;
    return [...first, others ?? true]
      .map((item) => this.read(item))
      .reduce((all, item) => this.combiner.either(all, item));
  }

  private readFields(schema: PlainMap): MapType {
    const named = isPlainMap(schema.properties) ? Object.entries(schema.properties) : [];
    const patterns = isPlainMap(schema.patternProperties) ? Object.values(schema.patternProperties) : [];
    const others = schema.additionalProperties ?? true;
    const rest = [...patterns, ...(others === false ? [] : [others])].map((other) => this.read(other));
    return {
      fields: new Map(named.map(([key, field]) => [key, this.read(field)])),
      rest: rest.length === 0 ? undefined : rest.reduce((all, type) => this.combiner.either(all, type)),
    };
  }
}

const typeNames = ['string', 'number', 'boolean', 'null', 'array', 'object'];

/** The types that a schema allows. Undefined if it does not restrict them. */
function typesOf(schema: PlainMap, choices: readonly unknown[] | undefined): string[] | undefined {
  if (schema.type !== undefined) {
    const names = [schema.type].flat().map((name) => (name === 'integer' ? 'number' : name));
    return names.every((name) => typeNames.includes(name as string)) ? (names as string[]) : undefined;
  }
  const shown = [
    ...(choices ?? []).map(typeOfValue),
    ...(mapKeywords.some((keyword) => isShape(schema[keyword])) ? ['object'] : []),
    ...(['items', 'prefixItems'].some((keyword) => isShape(schema[keyword])) ? ['array'] : []),
  ];
  return shown.length === 0 ? undefined : shown;
}

const mapKeywords = ['properties', 'patternProperties', 'additionalProperties'];

const isShape = (keyword: unknown): boolean => keyword !== undefined && keyword !== true;

function choicesOf(schema: PlainMap): readonly unknown[] | undefined {
  return schema.const !== undefined ? [schema.const] : Array.isArray(schema.enum) ? schema.enum : undefined;
}

const isScalar = (value: unknown): boolean => value === null || typeof value !== 'object';

function typeOfValue(value: unknown): string {
  return Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value;
}

function noteOf({ title, description, deprecated }: PlainMap): ValueNote {
  const isText = (text: unknown): text is string => typeof text === 'string' && text.trim() !== '';
  return {
    ...(isText(description) ? { description: description.trim() } : {}),
    ...(isText(title) ? { title: title.trim() } : {}),
    ...(deprecated === true ? { isDeprecated: true } : {}),
  };
}

/** Whether fields may be known only by a condition, which is not read. */
function isConditional(schema: PlainMap): boolean {
  return ['if', 'then', 'else', 'dependentSchemas'].some((keyword) => schema[keyword] !== undefined);
}

function closed(type: ValueType): ValueType {
  return type.kind === 'known' && type.map?.rest?.kind === 'unknown'
    ? { ...type, map: { fields: type.map.fields } }
    : type;
}
