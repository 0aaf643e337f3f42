import { isPlainMap, type PlainMap } from '../../core/plain';

/** What a chart that this chart depends on needs in the values. */
export interface ValuesOfDependency {
  /** Its name, or its alias. */
  readonly key: string;
  /** The values that switch it on, each as the steps of a name. */
  readonly conditions: readonly (readonly string[])[];
  /** Whether `tags` switch it on. */
  readonly hasTags: boolean;
}

/**
 * The schemas of values, opened for the values of charts that this chart depends on: helm puts those below the name of
 * each chart.
 */
export function openForDependencies(properties: PlainMap, dependencies: readonly ValuesOfDependency[]): PlainMap {
  const keys = new Set(dependencies.map(({ key }) => key));
  const tags = dependencies.some(({ hasTags }) => hasTags)
    ? { tags: { type: 'object', additionalProperties: { type: 'boolean' } } }
    : {};
  const opened = Object.entries(properties).map(([key, schema]) => [
    key,
    keys.has(key) ? withoutLimit(schema) : schema,
  ]);
  const added = [...keys].filter((key) => !Object.hasOwn(properties, key)).map((key) => [key, { type: 'object' }]);
  const all = { ...tags, ...(Object.fromEntries([...opened, ...added]) as PlainMap) };
  const conditions = dependencies.flatMap((dependency) => dependency.conditions);
  return conditions.filter(([first]) => !keys.has(first)).reduce(withCondition, all);
}

/** A group with all keys, at each level: the chart has its own values there. */
function withoutLimit(schema: unknown): unknown {
  if (!isPlainMap(schema) || !isPlainMap(schema.properties)) {
    return schema;
  }
  const { additionalProperties: _limit, properties, ...rest } = schema;
  const open = Object.entries(properties).map(([key, inner]) => [key, withoutLimit(inner)]);
  return { ...rest, properties: Object.fromEntries(open) as PlainMap };
}

/** The schemas with a boolean at a path, unless the chart has a value there. */
function withCondition(properties: PlainMap, [step, ...rest]: readonly string[]): PlainMap {
  if (rest.length === 0) {
    return { [step]: { type: 'boolean' }, ...properties };
  }
  const group = properties[step] ?? { type: 'object', additionalProperties: false, properties: {} };
  if (!isPlainMap(group) || !isPlainMap(group.properties)) {
    return properties;
  }
  return { ...properties, [step]: { ...group, properties: withCondition(group.properties, rest) } };
}
