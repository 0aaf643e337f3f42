import { ApiObject, ApiObjectMetadataDefinition, App, Chart } from 'cdk8s';
import {
  hasOwnChartToJson,
  hasOwnObjectNames,
  hasOwnToJson,
} from '../../../lib/api-objects/cdk8s-internals/own-methods';
import { ManifestMetadataDefinition } from '../../../lib/api-objects/manifest-metadata';
import { ManifestObject } from '../../../lib/api-objects/manifest-object';
import { objectName } from '../../../lib/api-objects/object-name';
import { renderChart } from '../../../lib/app/render/render-chart';
import { renderPlainObject } from '../../../lib/app/render/plain-object';

const podManifest = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' } };
const chart = (): Chart => new Chart(new App(), 'chart');
const pod = (): ApiObject => new ApiObject(chart(), 'pod', podManifest);

/** Makes a method a field of the instance, as a later version of cdk8s may. */
function withField<T extends object>(object: T, method: keyof T): T {
  const own = object[method] as (...args: unknown[]) => unknown;
  return Object.defineProperty(object, method, { value: own.bind(object) });
}

test("what cdk8s' own classes do is not an object's or a chart's own", () => {
  expect([hasOwnToJson(pod()), hasOwnChartToJson(chart()), hasOwnObjectNames(chart())]).toEqual([false, false, false]);
});

test('an object and metadata whose toJson is a field are left to cdk8s', () => {
  const object = withField(pod(), 'toJson');
  const inside = pod();
  withField(inside.metadata, 'toJson');

  expect([object, inside].map(hasOwnToJson)).toEqual([true, true]);
  expect([object, inside].map((each) => renderPlainObject(each, true))).toEqual([undefined, undefined]);
});

test('a chart whose toJson is a field renders its objects itself', () => {
  const { chart: own } = withField(pod(), 'toJson');
  withField(own, 'toJson');

  const rendered = [...renderChart({ chart: own, objects: [] }, { plain: true, sortKeys: true })];

  expect(rendered).toEqual([{ chart: own, manifest: podManifest }]);
});

test('a chart whose generateObjectName is a field makes names with a hash', () => {
  const name = objectName(withField(chart(), 'generateObjectName'), { kind: 'Pod' });

  expect(name).toBe('chart-c8820266');
});

test("instanceof ApiObject knows all of cdk8s' objects, and ManifestObject only its own", () => {
  const own = new ManifestObject(chart(), 'pod', podManifest);

  expect([own, pod()].map((object) => [object instanceof ApiObject, object instanceof ManifestObject])).toEqual([
    [true, true],
    [true, false],
  ]);
});

test('cdk8s changes metadata by methods that ours has as well', () => {
  const methodsOf = (type: { prototype: object }): string[] => Object.getOwnPropertyNames(type.prototype);

  expect(methodsOf(ManifestMetadataDefinition)).toEqual(expect.arrayContaining(methodsOf(ApiObjectMetadataDefinition)));
});
