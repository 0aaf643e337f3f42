import { testCases } from './test-cases';
import { writeAll } from './write-all';

const closed = { additionalProperties: false };

testCases([
  {
    name: 'a closed schema gives a closed type, in which values.yaml adds what the schema lacks',
    values: 'mode: cluster\nextra: 1\n',
    schema: {
      ...closed,
      required: ['mode'],
      properties: { mode: { enum: ['single', 'cluster'], description: 'How' } },
    },
    expected: `export interface Values {
  /**
   * How
   * @default "cluster"
   */
  mode?: ('single' | 'cluster') | null;
  /**
   * @default 1
   */
  extra?: number | null;
}`,
  },
  {
    name: 'a schema that allows anything gives unknown',
    schema: { ...closed, properties: { a: {}, b: true, c: { description: 'text' }, d: { type: 'array' } } },
    expected: `export interface Values {
  a?: unknown;
  b?: unknown;
  /**
   * text
   */
  c?: unknown;
  d?: unknown[] | null;
}`,
  },
  {
    name: 'a field that a schema forbids can only be null',
    schema: { ...closed, properties: { a: false } },
    expected: `export interface Values {
  a?: null;
}`,
  },
  {
    name: 'a closed map without fields has none',
    schema: { ...closed, properties: { a: { type: 'object', ...closed } } },
    expected: `export interface Values {
  a?: {
    [k: string]: never;
  } | null;
}`,
  },
  {
    name: 'types of other fields and of patterns become the type of the index',
    schema: {
      ...closed,
      properties: {
        labels: { type: 'object', additionalProperties: { type: 'string' } },
        ports: { patternProperties: { '^p': { type: 'integer' } }, additionalProperties: false },
        mixed: { properties: { on: { type: 'boolean' } }, additionalProperties: { type: 'string' } },
      },
    },
    expected: `export interface Values {
  labels?: {
    [k: string]: string | null;
  } | null;
  ports?: {
    [k: string]: number | null;
  } | null;
  mixed?: {
    on?: boolean | null;
    [k: string]: string | null | boolean | undefined;
  } | null;
}`,
  },
  {
    name: 'choices and parts of a schema are one type',
    schema: {
      ...closed,
      properties: {
        a: { type: ['string', 'integer'] },
        b: {
          oneOf: [{ type: 'boolean' }, { properties: { x: { const: 1 } } }, { properties: { y: { type: 'string' } } }],
        },
        c: { allOf: [{ properties: { x: { type: 'string' } } }, { properties: { y: { type: 'number' } }, ...closed }] },
        d: { type: 'object', anyOf: [{ required: ['x'] }, { required: ['y'] }], properties: { x: { type: 'number' } } },
        e: { type: 'string', properties: { odd: {} } },
      },
    },
    expected: `export interface Values {
  a?: string | number | null;
  b?:
    | boolean
    | {
        x?: 1 | null;
        y?: string | null;
        [k: string]: unknown;
      }
    | null;
  c?: {
    y?: number | null;
  } | null;
  d?: {
    x?: number | null;
    [k: string]: unknown;
  } | null;
  e?: string | null;
}`,
  },
  {
    name: 'a reference becomes a type with a name, also if it contains itself',
    schema: {
      ...closed,
      $defs: {
        Values: { ...closed, description: 'A tree', properties: { next: { $ref: '#/$defs/Values' } } },
        port: { $anchor: 'thePort', type: 'integer' },
      },
      properties: {
        tree: { $ref: '#/$defs/Values', description: 'My tree' },
        port: { $ref: '#thePort' },
        inner: { $ref: '#/properties/port' },
      },
    },
    expected: `type ThePort = number;

export interface Values {
  /**
   * My tree
   */
  tree?: Values2 | null;
  port?: ThePort | null;
  inner?: ThePort | null;
}
/**
 * A tree
 */
interface Values2 {
  next?: Values2 | null;
}`,
  },
  {
    name: 'values.yaml widens a type with a name only in its place',
    values: 'one: { size: big }\n',
    schema: {
      ...closed,
      $defs: { box: { ...closed, properties: { size: { type: 'integer' } } } },
      properties: { one: { $ref: '#/$defs/box' }, other: { $ref: '#/$defs/box' } },
    },
    expected: `export interface Values {
  one?: {
    /**
     * @default "big"
     */
    size?: number | string | null;
  } | null;
  other?: Box | null;
}
interface Box {
  size?: number | null;
}`,
  },
  {
    name: 'a text in a comment can not end the comment, and a deprecated value is marked',
    values: '# -- ends */ export const x = 1\na: x\n',
    schema: { ...closed, properties: { b: { type: 'string', title: 'The b', deprecated: true } } },
    expected: `export interface Values {
  /**
   * @deprecated
   * The b
   */
  b?: string | null;
  /**
   * ends * / export const x = 1
   * @default "x"
   */
  a?: string | null;
}`,
  },
]);

test('a reference that leads out of the schema is unknown, and a warning', () => {
  const schema = { ...closed, properties: { a: { $ref: 'https://example.com/a.json' }, b: { $ref: '#/$defs/b' } } };

  const [module] = writeAll([{ 'values.schema.json': JSON.stringify(schema) }]);

  expect(module?.text).toContain('  a?: unknown;\n  b?: unknown;\n');
  expect(module?.warnings).toEqual(
    ['https://example.com/a.json', '#/$defs/b'].map(
      (reference) =>
        `[web/values.schema.json] Values that ${reference} describes have the type unknown: references to other files are not followed\n` +
        '  Fix: copy the schema into $defs of this file, if you need its types',
    ),
  );
});
