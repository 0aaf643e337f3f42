import { setKey } from '../../../core/own-key';
import { type PlainMap } from '../../../core/plain';
import { type TypeTable } from './type-table';
import {
  isEmptyType,
  type KnownType,
  type MapType,
  scalarName,
  unknownType,
  type ValueNote,
  type ValueType,
} from './value-type';

/**
 * Writes types as one schema that json-schema-to-typescript turns into exactly these types.
 *
 * @param isClosed whether maps whose fields are known take no others, although the chart may let them
 */
export function outputSchema(root: ValueType, table: TypeTable, isClosed = false): PlainMap {
  const definitions: PlainMap = {};
  const writer: Writer = { table, definitions };
  const values = table.resolve(root);
  const schema =
    values.kind === 'known' && values.map !== undefined ? mapSchema(values.map, writer, isClosed) : { type: 'object' };
  return { title: 'Values', ...noteKeywords({ ...values.note, title: undefined }), ...schema, definitions };
}

interface Writer {
  readonly table: TypeTable;
  /** The types with a name that were reached. */
  readonly definitions: PlainMap;
}

const unknownSchema: PlainMap = { tsType: 'unknown' };

function fieldSchema(type: ValueType, writer: Writer, isClosed: boolean): PlainMap {
  if (type.kind === 'unknown') {
    return { ...unknownSchema, ...noteKeywords(type.note) };
  }
  return { anyOf: [...choices(type, writer, isClosed), { type: 'null' }], ...noteKeywords(type.note) };
}

function typeSchema(type: ValueType, writer: Writer): PlainMap {
  if (type.kind === 'unknown' || isEmptyType(type)) {
    return { ...unknownSchema };
  }
  const list = choices(type, writer, false);
  return list.length === 1 ? list[0]! : { anyOf: list };
}

function choices(type: Exclude<ValueType, { kind: 'unknown' }>, writer: Writer, isClosed: boolean): PlainMap[] {
  if (type.kind === 'named') {
    define(type.name, writer);
    return [{ $ref: `#/definitions/${type.name}` }];
  }
  return [
    ...scalarSchemas(type),
    ...(type.items === undefined ? [] : [{ type: 'array', items: typeSchema(type.items, writer) }]),
    ...(type.map === undefined ? [] : [mapSchema(type.map, writer, isClosed)]),
  ];
}

function define(name: string, writer: Writer): void {
  if (!(name in writer.definitions)) {
    const type = writer.table.get(name);
    writer.definitions[name] = {}; // It may contain itself.
    writer.definitions[name] = { ...typeSchema(type, writer), ...noteKeywords(type.note) };
  }
}

function scalarSchemas({ scalars }: KnownType): PlainMap[] {
  const literals = [...scalars].filter((scalar) => scalar !== scalarName(scalar));
  const names = [...scalars].filter((scalar) => scalar === scalarName(scalar));
  return [
    ...(literals.length === 0 ? [] : [{ enum: literals.map((literal) => JSON.parse(literal) as unknown) }]),
    ...names.map((name) => (name === 'bigint' ? { tsType: 'bigint' } : { type: name })),
  ];
}

/**
 * Methods that every object has. If a field had such a name, no value could leave it out. A map with such a key is open
 * instead.
 */
const methods = [
  'constructor',
  'toString',
  'toLocaleString',
  'valueOf',
  'hasOwnProperty',
  'isPrototypeOf',
  'propertyIsEnumerable',
];

/**
 * Fields that charts hand on to Kubernetes or to a program, which know more keys than values.yaml shows. A map of such a
 * name, and what is in it, stays open.
 */
const takesAnyKey =
  /(?:labels|annotations|selector|resources|limits|requests|context|affinity|probe|lifecycle|strategy|env|vars|config|data|settings|args|parameters|headers|rules)$/i;

function mapSchema({ fields, rest }: MapType, writer: Writer, isClosed: boolean): PlainMap {
  const properties: PlainMap = {};
  for (const [key, field] of fields) {
    if (!methods.includes(key)) {
      setKey(properties, key, fieldSchema(field, writer, isClosed && !takesAnyKey.test(key)));
    }
  }
  const known = isClosed && rest?.kind === 'unknown' && fields.size > 0 ? undefined : rest;
  const others = methods.some((key) => fields.has(key)) ? unknownType : known;
  const additionalProperties = others === undefined ? noOthers(properties) : fieldSchema(others, writer, false);
  return { type: 'object', properties, additionalProperties };
}

/** For a closed map. In TypeScript, `{}` fits any value but null, so a map without fields needs an index. */
function noOthers(properties: PlainMap): unknown {
  return Object.keys(properties).length === 0 ? { tsType: 'never' } : false;
}

function noteKeywords(note: ValueNote | undefined): PlainMap {
  const lines = [
    note?.description ?? note?.title,
    note?.default === undefined ? undefined : `@default ${note.default}`,
  ];
  const description = lines.filter((line) => line !== undefined && line !== '').join('\n');
  return {
    ...(description === '' ? {} : { description }),
    ...(note?.isDeprecated === true ? { deprecated: true } : {}),
  };
}
