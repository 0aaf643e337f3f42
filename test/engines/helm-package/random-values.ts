import fc from 'fast-check';
import { type ValueBounds, type ValueSpec, type ValueType } from '../../../lib/engines/helm-package/marks';
import { anyText, ordinaryNumber } from '../../core/yaml/arbitraries';

/** What helm 3.12 can't check, if there is a schema. */
const unreadable = /[\x7f-\x84\x86-\x9f\ufffe\uffff]/;

/** A text that helm 3.12 and helm 4 take as a value. */
const valueText = anyText.filter((text) => !unreadable.test(text));

/** Helm 3.12 can't check keys either that are a line break of Unicode, or that merge maps in YAML. */
const valueKey = valueText.filter((key) => key !== '<<' && !key.includes('\u0085'));

const valueNumber = ordinaryNumber.filter((number) => Math.abs(number) <= Number.MAX_SAFE_INTEGER);

const valueData = fc.letrec<{ data: unknown }>((tie) => ({
  data: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.oneof(valueText, valueNumber),
    fc.constantFrom<unknown>(true, false, {}, []),
    fc.array(tie('data'), { maxLength: 4 }),
    fc.dictionary(valueKey, tie('data'), { maxKeys: 4 }),
  ),
})).data;

const values: Readonly<Record<ValueType, fc.Arbitrary<unknown>>> = {
  string: valueText,
  integer: fc.oneof(fc.integer({ min: -3, max: 70_000 }), fc.maxSafeInteger(), fc.constantFrom(12_345_678, 1_000_000)),
  number: valueNumber,
  boolean: fc.boolean(),
  array: fc.oneof(fc.array(valueText, { maxLength: 4 }), fc.array(valueData, { maxLength: 4 })),
  object: fc.dictionary(valueKey, valueData, { maxKeys: 4 }),
};

const steps = fc.oneof(
  fc.constantFrom('a', 'image', 'tag', 'replicaCount', 'pull-policy', 'on', 'y', 'null', 'range', 'Values'),
  fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_-]{0,8}$/),
);

/** Names of values. No name is also the name of a group, and none belongs to helm. */
const names = fc
  .uniqueArray(
    fc.array(steps, { minLength: 1, maxLength: 3 }).map((path) => path.join('.')),
    { minLength: 1, maxLength: 8 },
  )
  .map((list) => list.filter((name) => !/^(?:global|enabled)(?:\.|$)/.test(name)))
  .map((list) => list.filter((name) => !list.some((other) => other.startsWith(`${name}.`))))
  .filter((list) => list.length > 0);

/** Values of a chart, with one value at least that is a boolean. */
export const valueSpecs: fc.Arbitrary<readonly ValueSpec[]> = names.chain((list) =>
  fc.tuple(...list.map((name, index) => (index === 0 ? specOf(name, 'boolean') : specOfAnyType(name)))),
);

function specOfAnyType(name: string): fc.Arbitrary<ValueSpec> {
  return fc.constantFrom(...(Object.keys(values) as ValueType[])).chain((type) => specOf(name, type));
}

function specOf(name: string, type: ValueType): fc.Arbitrary<ValueSpec> {
  const bounds = fc.constantFrom<ValueBounds>({}, ...(type === 'integer' ? [{ minimum: -3, maximum: 70_000 }] : []));
  return fc
    .record({ bounds, value: values[type], description: fc.option(anyText, { nil: undefined }) })
    .filter(
      ({ bounds: { minimum, maximum }, value }) => minimum === undefined || isWithin(value, minimum, maximum ?? 0),
    )
    .map(({ bounds, value, description }) => ({
      name,
      path: name.split('.'),
      type,
      default: value,
      description,
      ...bounds,
    }));
}

/** What a user sets: for some values another one, which the schema allows. */
export function settings(specs: readonly ValueSpec[]): fc.Arbitrary<ReadonlyMap<string, unknown>> {
  const each = specs.map((spec) => fc.option(settingOf(spec), { nil: undefined }));
  return fc
    .tuple(...each)
    .map(
      (set) =>
        new Map(specs.map(({ name }, index) => [name, set[index]] as const).filter(([, value]) => value !== undefined)),
    );
}

function settingOf({ type, minimum, maximum, default: value }: ValueSpec): fc.Arbitrary<unknown> {
  if (type === 'integer' && minimum !== undefined) {
    return fc.integer({ min: minimum, max: maximum });
  }
  const isListOfOneType = type === 'array' && new Set((value as unknown[]).map((item) => typeof item)).size === 1;
  return isListOfOneType ? fc.array(fc.constantFrom(...(value as unknown[])), { maxLength: 4 }) : values[type];
}

function isWithin(value: unknown, least: number, most: number): boolean {
  return typeof value === 'number' && value >= least && value <= most;
}
