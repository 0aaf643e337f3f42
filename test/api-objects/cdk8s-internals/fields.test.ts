import { ApiObject, App, Chart, JsonPatch } from 'cdk8s';
import { Deployment, k8s } from 'cdk8s-plus-27';
import { describePatch, isPatched, propsOf } from '../../../lib/api-objects/cdk8s-internals/api-object-fields';
import { metadataFields } from '../../../lib/api-objects/cdk8s-internals/metadata-fields';
import { findPatchedView } from '../../../lib/api-objects/cdk8s-internals/patched-view';
import { keepScheduling } from '../../../lib/api-objects/cdk8s-internals/scheduling-lists';
import { renderObject } from '../../../lib/app/render/render-object';
import { renderPlainObject } from '../../../lib/app/render/plain-object';

const owner = { apiVersion: 'v1', kind: 'Pod', name: 'owner', uid: '1' };
const podMetadata = {
  name: 'web',
  annotations: { a: '1' },
  finalizers: ['f'],
  labels: { l: '2' },
  ownerReferences: [owner],
};
const pod = (): ApiObject =>
  new ApiObject(new Chart(new App(), 'chart'), 'pod', {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: podMetadata,
    spec: {},
  });

/** Takes a private field away, as a later version of cdk8s may. */
function without<T extends object>(object: T, field: string): T {
  expect(Reflect.deleteProperty(object, field)).toBe(true);
  return object;
}

test('cdk8s keeps the props of an object as they were given', () => {
  const props = propsOf(pod());

  expect(props).toEqual({ apiVersion: 'v1', kind: 'Pod', metadata: podMetadata, spec: {} });
});

test('cdk8s keeps the patches of an object', () => {
  const patched = pod();
  patched.addJsonPatch(JsonPatch.add('/spec/a', 1));

  expect([isPatched(pod()), isPatched(patched)]).toEqual([false, true]);
});

test('cdk8s keeps the operation of a patch', () => {
  expect(describePatch(JsonPatch.add('/spec/a', 1))).toBe('add /spec/a');
  expect(describePatch(without(JsonPatch.add('/spec/a', 1), 'operation'))).toBe('of the object');
});

test('an object whose patches are gone is rendered as cdk8s renders it', () => {
  const object = new k8s.KubePod(new Chart(new App(), 'chart'), 'pod', { spec: { containers: [] } });

  expect(findPatchedView(without(object, 'patches'), object.toJson)).toBeUndefined();
});

test('cdk8s-plus adds to seven lists of the scheduling, and what a rendering adds is taken back', () => {
  const workload = new Deployment(new Chart(new App(), 'chart'), 'web', { spread: true });
  workload.addContainer({ image: 'nginx:1.27' });
  const lists = Object.values(workload.scheduling).filter(Array.isArray);
  const lengths = (): number[] => lists.map(({ length }) => length);

  keepScheduling(ApiObject.of(workload), () => ApiObject.of(workload).toJson() as unknown);
  const kept = lengths();
  ApiObject.of(workload).toJson();

  expect([kept, lengths()]).toEqual([
    [0, 0, 0, 0, 0, 0, 0],
    [0, 0, 0, 0, 0, 2, 0],
  ]);
});

test('cdk8s keeps the metadata of an object in five fields, what was added later among it', () => {
  const { metadata } = pod();
  metadata.addAnnotation('b', '2');
  metadata.add('unknown', true);

  expect(metadataFields(metadata)).toEqual({
    annotations: { a: '1', b: '2' },
    finalizers: ['f'],
    labels: { l: '2' },
    ownerReferences: [owner],
    given: { ...podMetadata, namespace: undefined, unknown: true },
  });
});

test('cdk8s keeps nothing else of an object that could be written', () => {
  const object = pod();

  expect({ object: Object.keys(object).sort(), metadata: Object.keys(object.metadata).sort() }).toEqual({
    object: ['apiGroup', 'apiVersion', 'chart', 'kind', 'metadata', 'name', 'node', 'patches', 'props'],
    metadata: [
      '_additionalAttributes',
      'annotations',
      'apiObject',
      'finalizers',
      'labels',
      'name',
      'namespace',
      'ownerReferences',
    ],
  });
});

test.each(['props', 'patches'])('an object without %s is left to cdk8s', (field) => {
  const object = without(pod(), field);

  expect(renderPlainObject(object, true)).toBeUndefined();
});

test.each(['annotations', 'finalizers', 'labels', 'ownerReferences', '_additionalAttributes'])(
  'an object without %s in its metadata is left to cdk8s',
  (field) => {
    const object = pod();
    without(object.metadata, field);

    expect(metadataFields(object.metadata)).toBeUndefined();
    expect(renderPlainObject(object, true)).toBeUndefined();
    expect(renderObject(object, { plain: true, sortKeys: true })).toEqual(object.toJson());
  },
);

test("an object outside of namespaces loses the chart's namespace if nobody knows who named it", () => {
  const chart = new Chart(new App(), 'chart', { namespace: 'prod' });
  const node = new ApiObject(chart, 'node', { apiVersion: 'v1', kind: 'Node', metadata: { namespace: 'prod' } });
  const options = { plain: true, sortKeys: true };

  const known = renderObject(node, options).metadata?.namespace;
  node.toJson = (
    (manifest: unknown) => () =>
      manifest
  )(node.toJson());
  const unknown = renderObject(without(node, 'props'), options).metadata?.namespace;

  expect([known, unknown]).toEqual(['prod', undefined]);
});
