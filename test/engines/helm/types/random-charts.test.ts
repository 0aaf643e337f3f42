import Ajv2020 from 'ajv/dist/2020';
import fc from 'fast-check';
import { isPlainMap } from '../../../../lib/core/plain';
import { seedOr } from '../../../seed';
import { compileModules, compilers, literal } from './compile-modules';
import { randomChart, type RandomChart, randomValues } from './random-chart';
import { writeAll } from './write-all';

const seed = seedOr(20_261_130);
const count = 80;
const charts: readonly RandomChart[] = fc.sample(randomChart, { numRuns: count, seed });
const bare = fc.sample(randomValues, { numRuns: count, seed });

jest.setTimeout(120_000);

/** Writes charts, and modules that use their types: `use` gets the values, and returns the code after the import. */
function modulesOf(
  all: readonly { readonly values: Record<string, unknown>; readonly schema?: unknown }[],
  use: (values: Record<string, unknown>) => string,
  closed?: boolean,
): Record<string, string> {
  const written = writeAll(
    all.map(({ values, schema }) => ({
      'values.yaml': JSON.stringify(values),
      ...(schema === undefined ? {} : { 'values.schema.json': JSON.stringify(schema) }),
    })),
    { closed },
  );
  const modules = written.flatMap(({ text }, index) => [
    [`types${index}`, text],
    [`use${index}`, `import { type Values } from './types${index}';\n${use(all[index]!.values)}`],
  ]);
  return Object.fromEntries(modules) as Record<string, string>;
}

/** Values with a text in place of one map, for each map in them. */
function spoilt(values: unknown): unknown[] {
  if (Array.isArray(values)) {
    return [];
  }
  return Object.entries(isPlainMap(values) ? values : {}).flatMap(([key, child]) =>
    isPlainMap(child) && !(key in {}) ? ['text', ...spoilt(child)].map((changed) => withKey(key, changed)) : [],
  );
}

/** Values with one more key in a map, for each map in them. A map with the name of a method in it is open. */
function misspelt(values: Record<string, unknown>): unknown[] {
  const inner = Object.entries(values).flatMap(([key, child]) =>
    isPlainMap(child) && !(key in {}) ? misspelt(child).map((changed) => withKey(key, changed)) : [],
  );
  return Object.keys(values).some((key) => key in {}) ? inner : [{ misspelt: 1 }, ...inner];
}

/** A schema that allows the keys of a value, and no others. */
function closedSchema(value: unknown): unknown {
  if (!isPlainMap(value)) {
    return {};
  }
  const entries = Object.entries(value).map(([key, child]) => [key, closedSchema(child)] as const);
  return { properties: Object.fromEntries(entries), additionalProperties: false };
}

function withKey(key: string, value: unknown): unknown {
  return Object.defineProperty({}, key, { value, enumerable: true });
}

test('the random schemas accept their values', () => {
  // Ajv does not read the key __proto__.
  const readable = charts.filter(({ values }) => !JSON.stringify(values).includes('__proto__'));

  const refused = readable.filter(({ values, schema }) => {
    return !new Ajv2020({ strict: false, validateSchema: false }).validate(schema as object, values);
  });

  expect(refused).toEqual([]);
});

interface Law {
  readonly law: string;
  readonly charts: readonly { readonly values: Record<string, unknown>; readonly schema?: unknown }[];
  /** Values of a chart that its types take, or refuse. */
  readonly parts: (values: Record<string, unknown>) => readonly unknown[];
  readonly isRefused?: boolean;
  /** Whether the types are written with --closed. */
  readonly closed?: boolean;
}

const withoutSchema = bare.map((values) => ({ values }));
const everyPart = (values: Record<string, unknown>): unknown[] =>
  Object.entries(values).flatMap(([key, value]) => [withKey(key, value), withKey(key, null)]);

const laws: readonly Law[] = [
  { law: 'the types of random charts take their values', charts, parts: (values) => [values] },
  { law: 'the types of random values take each of them, or null', charts: withoutSchema, parts: everyPart },
  { law: 'the types of random values refuse text for a map', charts: withoutSchema, parts: spoilt, isRefused: true },
  {
    law: 'the types of closed schemas refuse a misspelt key',
    charts: bare.map((values) => ({ values, schema: closedSchema(values) })),
    parts: misspelt,
    isRefused: true,
  },
  { law: 'the closed types of random charts take their values', charts, parts: (values) => [values], closed: true },
  {
    law: 'the closed types of random values refuse a misspelt key at the top',
    charts: withoutSchema.filter(({ values }) => !Object.keys(values).some((key) => key in {})),
    parts: () => [{ misspelt: 1 }],
    isRefused: true,
    closed: true,
  },
];

const written = new Map<string, Record<string, string>>();

test.each(laws.flatMap((law) => compilers.map((compiler) => ({ ...law, compiler }))))(
  `with $compiler, $law (seed ${seed})`,
  ({ law, charts: all, parts, isRefused, closed, compiler }) => {
    const code = isRefused ? '// @ts-expect-error\n' : '';
    const use = (values: Record<string, unknown>): string =>
      parts(values)
        .map((part, index) => `${code}export const part${index}: Values = ${literal(part)};`)
        .join('\n');
    const modules = written.get(law) ?? modulesOf(all, use, closed);
    written.set(law, modules);

    expect(compileModules(compiler, modules)).toBe('');
  },
);
