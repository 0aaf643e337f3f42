import fc from 'fast-check';

/** The values of a chart, and a schema that accepts them. */
export interface RandomChart {
  readonly values: Record<string, unknown>;
  readonly schema: unknown;
}

const keys = fc.oneof(
  fc.constantFrom(
    'image',
    'replicas',
    'port',
    'a-b',
    'a.b',
    'constructor',
    '__proto__',
    '$ref',
    'type',
    'title',
    '$id',
  ),
  fc.constantFrom(
    'properties',
    'definitions',
    '$defs',
    'anyOf',
    'enum',
    'items',
    'hasOwnProperty',
    'toString',
    'Values',
  ),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 6 }),
);
const scalars = fc.oneof(
  fc.string({ maxLength: 8 }),
  fc.constantFrom('100m', '25%', '*/', '-1', 'true', '\u2028'),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(null),
);

function mapOf(value: fc.Arbitrary<unknown>): fc.Arbitrary<Record<string, unknown>> {
  return fc.array(fc.tuple(keys, value), { maxLength: 4 }).map((entries) => {
    const map: Record<string, unknown> = {};
    entries.forEach(([key, child]) =>
      Object.defineProperty(map, key, { value: child, enumerable: true, configurable: true }),
    );
    return map;
  });
}

/** Maps of values without a schema. */
export const randomValues = mapOf(
  fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof({ maxDepth: 3 }, scalars, fc.array(tie('value'), { maxLength: 3 }), mapOf(tie('value'))),
  })).value,
);

/** Charts whose schema says much, little, or odd things about the values, and accepts them. */
export const randomChart: fc.Arbitrary<RandomChart> = fc
  .tuple(randomValues, fc.infiniteStream(fc.nat({ max: 1_000_000 })))
  .map(([values, numbers]) => {
    const $defs: Record<string, unknown> = { loop: { properties: { next: { $ref: '#/$defs/loop' } } } };
    const choose = <T>(...list: T[]): T => list[numbers.next().value! % list.length]!;
    const schema = mapSchema(values, { choose, $defs });
    return { values, schema: { ...schema, $defs } };
  });

interface Chooser {
  readonly choose: <T>(...list: T[]) => T;
  readonly $defs: Record<string, unknown>;
}

function schemaOf(value: unknown, chooser: Chooser): unknown {
  const plain = plainSchema(value, chooser);
  return chooser.choose<() => unknown>(
    () => plain,
    () => plain,
    () => ({ ...plain, description: 'a */ text', title: 'Values' }),
    () => ({ anyOf: [{ type: 'string', const: 'other' }, plain] }),
    () => ({ oneOf: [plain, { not: {} }] }),
    () => ({ allOf: [plain, {}, { type: typesOf(value) }] }),
    () => reference(plain, chooser),
    () => ({ ...plain, $ref: '#/$defs/any' }),
    () => chooser.choose<unknown>({}, true, { $ref: '#/$defs/loop' }, { if: { type: 'null' }, else: plain }),
  )();
}

/** The schema under a name. The name can be one of TypeScript. */
function reference(schema: unknown, { choose, $defs }: Chooser): unknown {
  const name = `${choose('Values', 'string', 'a b', 'é', '1', 'Record')}${Object.keys($defs).length}`;
  $defs.any = true;
  $defs[name] = schema;
  return { $ref: `#/$defs/${name.replace(' ', '%20')}` };
}

function typesOf(value: unknown): unknown {
  const type = Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value;
  return [type, 'null'].filter((name, index, all) => all.indexOf(name) === index);
}

function plainSchema(value: unknown, chooser: Chooser): Record<string, unknown> {
  chooser.$defs.any = true;
  if (Array.isArray(value)) {
    const items = value.map((item) => schemaOf(item, chooser));
    return chooser.choose(
      { items: { anyOf: [...items, true] } },
      { type: 'array' },
      { type: 'array', prefixItems: items },
    );
  }
  if (typeof value === 'object' && value !== null) {
    return mapSchema(value as Record<string, unknown>, chooser);
  }
  return chooser.choose<Record<string, unknown>>(
    { type: typesOf(value) },
    { const: value },
    { enum: ['other', value, 7, null] },
    { type: typesOf(value), properties: { odd: { type: 'string' } }, additionalProperties: false },
  );
}

function mapSchema(value: Record<string, unknown>, chooser: Chooser): Record<string, unknown> {
  const { choose } = chooser;
  const properties: Record<string, unknown> = {};
  const set = (key: string, schema: unknown): unknown =>
    Object.defineProperty(properties, key, { value: schema, enumerable: true, configurable: true });
  Object.entries(value).forEach(([key, child]) => set(key, schemaOf(child, chooser)));
  const isPartial = choose(false, false, true);
  if (isPartial) {
    return choose<Record<string, unknown>>(
      { type: 'object' },
      { type: 'object', additionalProperties: { anyOf: [{ type: 'string' }, {}] } },
      { patternProperties: { '': {} }, additionalProperties: false },
      { type: 'object', properties: { unseen: { type: 'string', enum: ['x'] } } },
    );
  }
  return { ...choose({ type: 'object' }, {}), properties, ...choose({}, { additionalProperties: false }) };
}
