import { type Finding, finding } from '../../../core/error';
import { setKey } from '../../../core/own-key';
import { isPlainMap, listOf, type PlainMap } from '../../../core/plain';
import { type Chart } from '../chart/chart';
import { subchartsOf } from '../chart/subcharts';
import { TypeCombiner } from './combine-types';
import { SchemaReader } from './read-schema';
import { SchemaReferences } from './schema-references';
import { ValueTaker } from './take-value';
import { type TypeTable } from './type-table';
import { type KnownType, type MapType, openMap, unknownType, type ValueType } from './value-type';
import { readValueNotes } from './value-notes';
import { readSchema, readValues } from './values-files';

/**
 * Finds the types of charts' values: what the schema allows, what values.yaml has, and the values of the subcharts under
 * their names.
 */
export class ChartTypes {
  private readonly combiner: TypeCombiner;
  private readonly missing: Finding[] = [];
  private readonly references: (readonly [shown: string, references: SchemaReferences])[] = [];

  public constructor(
    private readonly table: TypeTable,
    /** The place that names the chart, for messages. */
    private readonly where: string,
  ) {
    this.combiner = new TypeCombiner(table);
  }

  /** @param shown the path of the chart, for messages */
  public typeOf(chart: Chart, shown: string): ValueType {
    const schema = this.schemaType(chart, shown);
    const subcharts = this.subchartTypes(chart, shown);
    const type = this.withGlobal(this.withSubcharts(schema, subcharts), [...subcharts.values()]);
    const source = readValues(chart, shown);
    const taken = new ValueTaker(this.table, readValueNotes(source)).take(type, source.values);
    const all = switchesOf(chart).reduce((each, value) => new ValueTaker(this.table).take(each, value), taken);
    return withFirst([...(schema.map?.fields.keys() ?? []), ...Object.keys(source.values)], all);
  }

  /**
   * What the types don't know. Types with a name are read when they are written, so this is complete after that.
   */
  public warnings(): Finding[] {
    const missed = this.references.flatMap(([shown, { missed }]) => [...missed].map((each) => notFetched(shown, each)));
    return [...this.missing, ...missed];
  }

  /** What values.schema.json allows: any map if there is none. */
  private schemaType(chart: Chart, shown: string): KnownType {
    const schema = readSchema(chart, shown);
    if (schema === undefined) {
      return openMap;
    }
    const references = new SchemaReferences(schema, this.table);
    this.references.push([shown, references]);
    const type = this.table.resolve(new SchemaReader(this.table, references).read(schema));
    return type.kind === 'known' && type.map !== undefined ? type : { ...openMap, note: type.note };
  }

  /** The types of the subcharts by the key of their values: the alias or the name. */
  private subchartTypes(chart: Chart, shown: string): Map<string, ValueType> {
    const found = subchartsOf(chart, shown, this.where);
    const listed = chart.dependencies.map(({ name, alias = name, version }) => {
      const named = found.filter((subchart) => subchart.name === name);
      return [alias, named.find((subchart) => subchart.version === version) ?? named[0]] as const;
    });
    const names = new Set(chart.dependencies.map(({ name }) => name));
    const others = found.filter(({ name }) => !names.has(name)).map((subchart) => [subchart.name, subchart] as const);
    return new Map([...listed, ...others].map(([key, subchart]) => [key, this.subchartType(key, subchart, shown)]));
  }

  private subchartType(key: string, subchart: Chart | undefined, shown: string): ValueType {
    if (subchart !== undefined) {
      return this.typeOf(subchart, `${shown}/charts/${subchart.name}`);
    }
    const what = `The values of the subchart ${key} have no types: charts/ does not have it`;
    const fix = `run helm dependency build ${shown}, then write the types again`;
    this.missing.push(finding({ rule: 'missing-subchart', severity: 'warning', where: shown, what, fix }));
    return openMap;
  }

  private withSubcharts(type: KnownType, subcharts: ReadonlyMap<string, ValueType>): KnownType {
    const fields = new Map(type.map?.fields);
    for (const [key, subchart] of subcharts) {
      const own = fields.get(key);
      fields.set(key, own === undefined ? subchart : this.combiner.both(own, subchart));
    }
    return { ...type, map: { ...type.map, fields } };
  }

  /** `global` reaches all subcharts, so its fields are those that the chart and its subcharts have. */
  private withGlobal(type: KnownType, subcharts: readonly ValueType[]): KnownType {
    const { fields, rest } = type.map as MapType;
    const own = fields.get('global') ?? (rest === undefined && subcharts.length === 0 ? undefined : openMap);
    const globals = subcharts.flatMap((subchart) => this.fieldOf(subchart, 'global') ?? []);
    const global = own && globals.reduce((all, each) => this.combiner.either(all, each), own);
    return global === undefined ? type : { ...type, map: { rest, fields: new Map([...fields, ['global', global]]) } };
  }

  private fieldOf(type: ValueType, key: string): ValueType | undefined {
    const known = this.table.resolve(type);
    return known.kind === 'known' ? known.map?.fields.get(key) : undefined;
  }
}

/** A map with some fields first, in their order. */
function withFirst(keys: readonly string[], type: ValueType): ValueType {
  if (type.kind !== 'known' || type.map === undefined) {
    return type;
  }
  const { fields } = type.map;
  const first = keys.map((key) => [key, fields.get(key) ?? unknownType] as const);
  return { ...type, map: { ...type.map, fields: new Map([...first, ...fields]) } };
}

/** Values that have the switches of the subcharts: the paths in `condition`, and the names in `tags`. */
function switchesOf({ dependencies, metadata }: Chart): PlainMap[] {
  const conditions = dependencies.flatMap(({ condition }) => condition?.split(',') ?? []);
  const tags = listOf(metadata.dependencies).flatMap((dependency) => {
    return isPlainMap(dependency) ? listOf(dependency.tags).map((tag) => `tags.${String(tag)}`) : [];
  });
  const paths = [...conditions, ...tags].map((path) => path.trim()).filter((path) => path !== '');
  return paths.map((path) => path.split('.').reduceRight<unknown>(wrap, true)).filter(isPlainMap);
}

function wrap(inner: unknown, key: string): PlainMap {
  const map: PlainMap = {};
  setKey(map, key, inner);
  return map;
}

function notFetched(shown: string, reference: string): Finding {
  return finding({
    rule: 'remote-reference',
    severity: 'warning',
    where: `${shown}/values.schema.json`,
    what: `Values that ${reference} describes have the type unknown: references to other files are not followed`,
    fix: 'copy the schema into $defs of this file, if you need its types',
  });
}
