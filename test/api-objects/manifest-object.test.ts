import { ApiObject, App as PlainApp, Chart, type ChartProps, type IResolver, JsonPatch, Lazy, Testing } from 'cdk8s';
import { ManifestObject } from '../../lib/api-objects/manifest-object';
import { type Manifest } from '../../lib/core/manifest';

const chartWith = (props: ChartProps = {}, resolvers: IResolver[] = []) =>
  new Chart(new PlainApp({ resolvers }), 'chart', props);
const roundTrip = (manifest: unknown, props: ChartProps = {}): unknown =>
  new ManifestObject(chartWith(props), 'object', manifest as Manifest).toJson();

test('does not change the given manifest', () => {
  const manifest = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web', labels: { a: '1' } },
    spec: { list: [{}] },
  };
  const before = JSON.stringify(manifest);
  const object = new ManifestObject(chartWith({ labels: { b: '2' }, namespace: 'prod' }), 'object', manifest);

  object.metadata.addLabel('c', '3');
  object.addJsonPatch(JsonPatch.add('/spec/list/0/name', 'web'));
  object.toJson();

  expect(JSON.stringify(manifest)).toBe(before);
});

test('is written as it was given: nulls, empty maps and lists, unknown fields, the order of keys', () => {
  const manifest = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', labels: {}, annotations: null, creationTimestamp: null },
    spec: { z: null, a: [], b: {}, list: [null, {}, []], unknown: 1 },
    status: {},
  };

  expect(JSON.stringify(roundTrip(manifest))).toBe(JSON.stringify(manifest));
});

test('adds no name to an object that has generateName', () => {
  const manifest = { apiVersion: 'batch/v1', kind: 'Job', metadata: { generateName: 'migrate-' } };

  expect(roundTrip(manifest)).toStrictEqual(manifest);
});

test('adds no metadata to an object that has none', () => {
  const manifest = { apiVersion: 'example.com/v1', kind: 'Config', data: 1 };

  expect(roundTrip(manifest)).toStrictEqual(manifest);
});

test('keeps a key called __proto__', () => {
  const manifest = JSON.parse('{"apiVersion":"v1","kind":"ConfigMap","data":{"__proto__":"x"}}') as unknown;

  expect(JSON.stringify(roundTrip(manifest))).toBe(JSON.stringify(manifest));
});

test("gets the chart's namespace and labels, and keeps its own", () => {
  const props = { namespace: 'prod', labels: { team: 'a', tier: 'x' } };

  const json = roundTrip({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web', labels: { tier: 'y' } } }, props);

  expect(json).toEqual({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web', namespace: 'prod', labels: { team: 'a', tier: 'y' } },
  });
});

test('keeps its own namespace', () => {
  const manifest = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web', namespace: 'dev' } };

  expect(roundTrip(manifest, { namespace: 'prod' })).toStrictEqual(manifest);
});

const tenantDefinition = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  spec: { group: 'example.com', names: { kind: 'Tenant' }, scope: 'Cluster' },
};

test('gets no namespace if its kind is cluster-scoped, by Kubernetes or by a definition in the tree', () => {
  const chart = chartWith({ namespace: 'prod' });
  const tenant = new ManifestObject(chart, 'tenant', { apiVersion: 'example.com/v1', kind: 'Tenant' });
  const definition = new ManifestObject(chart, 'crd', tenantDefinition);

  expect([tenant.toJson(), definition.toJson()].map((json) => json.metadata)).toEqual(
    [null, null].map(() => undefined),
  );
  expect(tenant.metadata.namespace).toBeUndefined();
});

test('takes nothing from the chart if chartDefaults is false', () => {
  const manifest = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' } };
  const chart = chartWith({ namespace: 'prod', labels: { team: 'a' } });

  const object = new ManifestObject(chart, 'object', manifest, { chartDefaults: false });

  expect(object.toJson()).toStrictEqual(manifest);
});

test('keeps a namespace that is added later, also if a definition that comes after it changes the scope', () => {
  const chart = chartWith({ namespace: 'prod' });
  const add = (id: string): ManifestObject =>
    new ManifestObject(chart, id, { apiVersion: 'example.com/v1', kind: 'Tenant', metadata: { name: id } });
  const [moved, late] = [add('moved'), add('late')];

  moved.metadata.add('namespace', 'dev');
  const before = [moved.metadata.namespace, late.metadata.namespace];
  new ManifestObject(chart, 'crd', tenantDefinition);

  expect(before).toEqual(['dev', 'prod']);
  expect([moved.metadata.namespace, late.metadata.namespace]).toEqual(['dev', undefined]);
  expect([moved.toJson().metadata, late.toJson().metadata]).toEqual([
    { name: 'moved', namespace: 'dev' },
    { name: 'late' },
  ]);
});

test('accepts labels, annotations, finalizers, owners and other metadata later', () => {
  const object = new ManifestObject(chartWith(), 'object', { apiVersion: 'v1', kind: 'Pod' });

  object.metadata.addLabel('a', '1');
  object.metadata.addAnnotation('b', '2');
  object.metadata.addFinalizers('example.com/wait');
  object.metadata.addOwnerReference({ apiVersion: 'v1', kind: 'Node', name: 'one', uid: 'u' });
  object.metadata.add('generateName', 'web-');

  expect(object.metadata.getLabel('a')).toBe('1');
  expect(object.toJson().metadata).toEqual({
    labels: { a: '1' },
    annotations: { b: '2' },
    finalizers: ['example.com/wait'],
    ownerReferences: [{ apiVersion: 'v1', kind: 'Node', name: 'one', uid: 'u' }],
    generateName: 'web-',
  });
});

test('can be patched as every ApiObject, in every way of rendering', () => {
  const chart = chartWith();
  const object = new ManifestObject(chart, 'Resource', { apiVersion: 'v1', kind: 'Pod', spec: { a: null } });

  ApiObject.of(object).addJsonPatch(JsonPatch.replace('/spec/a', 1));

  const patched = { apiVersion: 'v1', kind: 'Pod', spec: { a: 1 } };
  expect([object.toJson(), ...(chart.toJson() as unknown[]), ...(Testing.synth(chart) as unknown[])]).toEqual(
    Array(3).fill(patched),
  );
  expect((chart.node.root as PlainApp).synthYaml()).toBe('apiVersion: v1\nkind: Pod\nspec:\n  a: 1\n');
});

test('produces Lazy values, tokens and unions, after the resolvers of the app', () => {
  const shout: IResolver = {
    resolve: (context) => context.value === 'quiet' && context.replaceValue('LOUD'),
  };
  const object = new ManifestObject(chartWith({}, [shout]), 'object', {
    apiVersion: 'v1',
    kind: 'Pod',
    spec: {
      lazy: Lazy.any({ produce: () => ['quiet'] }) as unknown,
      token: { resolve: () => 2 },
      union: new (class IntOrString {
        public readonly value = '25%';
      })(),
    },
  });

  expect(object.toJson().spec).toEqual({ lazy: ['LOUD'], token: 2, union: '25%' });
});

test('refuses a value that YAML cannot express', () => {
  const manifest = { apiVersion: 'v1', kind: 'Pod', spec: { containers: [{ since: new Map() }] } };

  const object = new ManifestObject(chartWith(), 'object', manifest);

  expect(() => object.toJson()).toThrow(
    '[chart/object] Cannot write an instance of Map at spec.containers.0.since\n' +
      '  Fix: use plain values: strings, numbers, booleans, lists and maps',
  );
});
