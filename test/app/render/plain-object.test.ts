import { ApiObject, App as PlainApp, Chart, JsonPatch, Lazy, Size } from 'cdk8s';
import fc from 'fast-check';
import { renderPlainObject } from '../../../lib/app/render/plain-object';

const chart = () => new Chart(new PlainApp(), 'chart', { namespace: 'prod', labels: { team: 'a' } });
const objectOf = (props: object): ApiObject =>
  new ApiObject(chart(), 'object', { apiVersion: 'v1', ...props, kind: 'Pod' });

describe('what toJson gives', () => {
  const key = fc.oneof(
    fc.string({ maxLength: 4 }),
    fc.constantFrom(
      'metadata',
      'kind',
      'name',
      'value',
      'resolve',
      'constructor',
      '__proto__',
      'toString',
      '1',
      '10',
      '9',
      'length',
    ),
  );
  const odd: fc.Arbitrary<unknown> = fc.constantFrom<unknown>(
    Lazy.any({ produce: () => ({ b: 1, a: [null] }) }),
    { resolve: () => 'token' },
    Object.create(null),
    Object.create({ inherited: 1 }),
    Size.mebibytes(1),
    new Date(0),
    new Map(),
    { value: 1, constructor: 'x' },
    new (class Quantity {
      public readonly value = '1Gi';
    })(),
    // eslint-disable-next-line no-sparse-arrays -- the test needs a hole
    [1, , 2],
    Object.assign([1], { value: 3 }),
    () => 1,
    Symbol.iterator,
    BigInt(1),
  );
  const plain = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.oneof(fc.string(), fc.double(), fc.boolean(), fc.constantFrom<unknown>(null, undefined, '', 0, {}, [])),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(key, tie('value'), { maxKeys: 5 }),
    ),
  })).value;
  const value = fc.oneof({ arbitrary: plain, weight: 5 }, { arbitrary: odd, weight: 1 });
  const metadata = fc.oneof(
    fc.constant(undefined),
    fc.record(
      {
        name: fc.constantFrom('web', undefined),
        namespace: fc.constantFrom('dev', undefined),
        labels: fc.dictionary(key, fc.constantFrom('x', '')),
        annotations: fc.dictionary(key, value, { maxKeys: 2 }),
        finalizers: fc.array(fc.string(), { maxLength: 2 }),
        ownerReferences: fc.array(plain, { maxLength: 2 }),
        other: value,
      },
      { requiredKeys: [] },
    ),
  );
  const toJson = (object: ApiObject): unknown => {
    try {
      return object.toJson();
    } catch {
      return undefined;
    }
  };

  test.each([true, false])('is the result, or there is none: keys sorted %s', (sortKeys) => {
    let rendered = 0;
    try {
      process.env.CDK8S_DISABLE_SORT = sortKeys ? '' : '1';
      fc.assert(
        fc.property(metadata, fc.dictionary(key, value, { maxKeys: 4 }), (given, fields) => {
          const object = objectOf({ ...fields, metadata: given });
          const ours = renderPlainObject(object, sortKeys);
          if (ours !== undefined) {
            rendered += 1;
            const theirs = toJson(object);
            expect(ours).toStrictEqual(theirs);
            expect(layout(ours)).toBe(layout(theirs));
          }
        }),
        { numRuns: 3000 },
      );
    } finally {
      delete process.env.CDK8S_DISABLE_SORT;
    }
    expect(rendered).toBeGreaterThan(300);
  });

  const layout = (json: unknown): string =>
    JSON.stringify(json, (_, entry: unknown) =>
      entry === undefined ? 'none' : typeof entry === 'bigint' ? `integer ${entry}` : entry,
    );
});

test('is not computed for anything more than plain data, which is left to cdk8s', () => {
  const patched = objectOf({});
  patched.addJsonPatch(JsonPatch.add('/spec', {}));
  const overridden = objectOf({});
  overridden.toJson = () => ({});
  const subclass = new (class extends ApiObject {
    public override toJson(): unknown {
      return {};
    }
  })(chart(), 'object', { apiVersion: 'v1', kind: 'Pod' });
  const circle: Record<string, unknown> = {};
  circle.spec = circle;
  const throwing = {
    get spec(): never {
      throw new Error('no');
    },
  };

  const objects = [patched, overridden, subclass, objectOf({ spec: circle }), objectOf({ data: throwing })];

  expect(objects.map((object) => renderPlainObject(object, true))).toEqual(objects.map(() => undefined));
});

test('is computed for an object of plain data', () => {
  const object = objectOf({ spec: { b: [null, { y: 1, x: null }], a: {} }, metadata: { labels: {}, name: 'web' } });

  expect(renderPlainObject(object, true)).toStrictEqual(object.toJson());
});
