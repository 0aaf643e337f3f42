import { type PlainMap } from '../../core/plain';
import { jsonText } from '../../core/text/json-text';
import { isCollection, type ValueBounds, type ValueSpec } from './marks';
import { openForDependencies, type ValuesOfDependency } from './dependency-values';
import { isGroup, type ValueGroup } from './value-tree';

/** Helm reads the numbers of a file as floats: it silently rounds a larger whole number. */
const largestExact = Number.MAX_SAFE_INTEGER;

/** What a list or a map may have in it: all but null, which helm 3 and helm 4 treat differently. */
const anything = { $ref: '#/definitions/anything' };

const definitions = {
  anything: {
    type: ['string', 'number', 'boolean', 'array', 'object'],
    minimum: -largestExact,
    maximum: largestExact,
    items: anything,
    additionalProperties: anything,
  },
};

/** What helm itself adds to the values of a chart that another chart depends on. */
const addedByHelm = { global: { type: 'object' }, enabled: { type: 'boolean' } };

/** The keywords that a value sets as they are, in the order in which they are written. */
const keywords: readonly (keyof ValueBounds)[] = ['enum', 'pattern', 'minLength', 'maxLength', 'minItems', 'maxItems'];

/**
 * values.schema.json. Every value is required, because one that the user has deleted would be null in the objects.
 * Unknown values are refused.
 */
export function valuesSchema(values: ValueGroup, dependencies: readonly ValuesOfDependency[] = []): string {
  const { properties, ...root } = groupSchema(values);
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    ...root,
    properties: openForDependencies({ ...addedByHelm, ...properties }, dependencies),
    ...(hasCollection(values) && { definitions }),
  };
  return `${jsonText(schema, 2)}\n`;
}

function groupSchema(group: ValueGroup): PlainMap & { readonly properties: PlainMap } {
  const entries = [...group].map(
    ([key, node]) => [key, isGroup(node) ? groupSchema(node) : valueSchema(node)] as const,
  );
  return {
    type: 'object',
    additionalProperties: false,
    required: [...group.keys()],
    properties: Object.fromEntries(entries),
  };
}

function valueSchema(spec: ValueSpec): PlainMap {
  const set = keywords.filter((keyword) => spec[keyword] !== undefined).map((keyword) => [keyword, spec[keyword]]);
  return {
    type: spec.type,
    ...(spec.description !== undefined && { description: spec.description }),
    ...(Object.fromEntries(set) as PlainMap),
    ...numberBounds(spec),
    ...(spec.type === 'array' && { items: itemSchema(spec.default as readonly unknown[]) }),
    ...(spec.type === 'object' && { additionalProperties: anything }),
  };
}

function numberBounds(spec: ValueSpec): PlainMap {
  if (spec.type !== 'integer' && spec.type !== 'number') {
    return {};
  }
  const { minimum = -largestExact, maximum = largestExact } = spec;
  return { minimum: Math.max(minimum, -largestExact), maximum: Math.min(maximum, largestExact) };
}

/** Items have the type of the default's items, if these have one type. Maps have different keys in each item. */
function itemSchema(items: readonly unknown[]): PlainMap {
  const [type, ...others] = [...new Set(items.map((item) => (Array.isArray(item) ? 'array' : typeof item)))];
  if (type === undefined || others.length > 0) {
    return anything;
  }
  const below = type === 'object' ? { additionalProperties: anything } : type === 'array' ? { items: anything } : {};
  const isNumber = type === 'number';
  return { type, ...below, ...(isNumber && { minimum: -largestExact, maximum: largestExact }) };
}

function hasCollection(group: ValueGroup): boolean {
  return [...group.values()].some((node) => (isGroup(node) ? hasCollection(node) : isCollection(node)));
}
