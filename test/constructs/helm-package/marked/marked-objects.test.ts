import { ApiObject, Chart, JsonPatch } from 'cdk8s';
import { KubeDeployment } from 'cdk8s-plus-27/lib/imports/k8s';
import { App, helmIf, helmRelease, helmText, helmValue, Include, Kustomization } from 'cdk8s-gitops';
import { checkUntakenValues } from '../../../../lib/constructs/helm-package/values/check-untaken-values';
import { markedObjects } from '../../../../lib/constructs/helm-package/marked/marked-objects';
import { collectValues } from '../../../../lib/engines/helm-package/collect-values';
import { notePackage } from '../../../../lib/constructs/helm-package/values/release-names';
import {
  type MarkedObject,
  ReleaseMark,
  SwitchMark,
  TextMark,
  ValueMark,
} from '../../../../lib/engines/helm-package/marks';
import { formatFindings } from '../../../../lib/core/error';
import { messageOf } from '../../../message-of';

const newChart = (): Chart => new Chart(new App(), 'chart');

function object(chart: Chart, id: string, fields: object = {}): ApiObject {
  return new ApiObject(chart, id, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: id }, ...fields });
}

/** Marked data as text: `<name>` for a value. */
function shown(data: unknown): unknown {
  return JSON.parse(JSON.stringify(data), (_key, value: unknown) => value) && replaced(data);
}

function replaced(data: unknown): unknown {
  if (data instanceof ValueMark) {
    return `<${data.value.name}>`;
  }
  if (data instanceof ReleaseMark) {
    return `<${data.field}>`;
  }
  if (data instanceof TextMark) {
    return data.parts.map((part) => (typeof part === 'string' ? part : replaced(part))).join('');
  }
  if (data instanceof SwitchMark) {
    return { if: data.condition.name, then: replaced(data.content) };
  }
  if (Array.isArray(data)) {
    return data.map(replaced);
  }
  return typeof data === 'object' && data !== null
    ? Object.fromEntries(Object.entries(data).map(([key, value]) => [key, replaced(value)]))
    : data;
}

function onlyManifest(chart: Chart): unknown {
  return shown((markedObjects([chart])[0] as MarkedObject).manifest);
}

test('values, texts, switches and fields of the release are marked', () => {
  const chart = newChart();
  const off = helmValue('off', false);
  object(chart, 'a', {
    metadata: {
      name: helmText`${helmRelease.name}-a`,
      namespace: helmRelease.namespace,
      labels: { x: helmValue('x', 'y') },
    },
    data: {
      map: helmValue('map', { a: 1 }),
      entry: helmIf(off, { inner: helmValue('inner', 1), gone: null }),
      items: ['a', helmIf(off, helmText`b-${helmValue('inner', 1)}`)],
    },
  });

  expect(onlyManifest(chart)).toEqual({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { labels: { x: '<x>' }, name: '<Name>-a', namespace: '<Namespace>' },
    data: {
      entry: { if: 'off', then: { inner: '<inner>' } },
      items: ['a', { if: 'off', then: 'b-<inner>' }],
      map: '<map>',
    },
  });
});

test('a value in a JSON patch is marked', () => {
  const chart = newChart();
  object(chart, 'a').addJsonPatch(JsonPatch.add('/data', { a: helmValue('a', 1) }));

  expect(onlyManifest(chart)).toMatchObject({ data: { a: '<a>' } });
});

test('a value of a chart reaches its objects as namespace and label', () => {
  const namespace = helmValue('namespace', 'shop');
  const chart = new Chart(new App(), 'chart', { namespace, labels: { team: helmValue('team', 'web') } });
  new Include(chart, 'a', { yaml: 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n' });
  new ApiObject(chart, 'b', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'b' } });

  expect(markedObjects([chart]).map(({ manifest }) => shown(manifest))).toMatchObject([
    { metadata: { name: 'a', namespace: '<namespace>', labels: { team: '<team>' } } },
    { metadata: { name: 'b', labels: { team: '<team>' } } },
  ]);
});

test('an object has the conditions of all constructs above it, and is there also if it is off', () => {
  const chart = newChart();
  const outer = object(chart, 'outer');
  new ApiObject(outer, 'inner', { apiVersion: 'v1', kind: 'ConfigMap' });
  helmIf(helmValue('one', true), helmIf(helmValue('two', false), outer));

  const objects = markedObjects([chart]);
  const values = collectValues(objects);

  expect(objects.map(({ path, conditions }) => [path, conditions.map(({ name }) => name)])).toEqual([
    ['chart/outer', ['two', 'one']],
    ['chart/outer/inner', ['two', 'one']],
  ]);
  expect(values.map(({ name }) => name)).toEqual(['two', 'one']);
});

test('an object of a generated class is marked in the fields that it writes', () => {
  const chart = newChart();
  new KubeDeployment(chart, 'web', {
    spec: {
      replicas: helmValue('replicas', 2),
      selector: {},
      template: {},
    },
  });

  expect(onlyManifest(chart)).toMatchObject({ spec: { replicas: '<replicas>' } });
});

test('a value that the class of an object leaves out is an error', () => {
  const chart = newChart();
  new KubeDeployment(chart, 'web', { spec: { replica: helmValue('replicas', 2) } } as never);

  expect(messageOf(() => markedObjects([chart]))).toBe(
    '[chart/web] Cannot find the value "replicas" in the object that is written: its class or a JSON patch leaves the field out\n' +
      '  Fix: put the value into a field that is written, or use a plain value',
  );
});

test('a JSON patch below a value is an error', () => {
  const chart = newChart();
  object(chart, 'a', { data: helmValue('data', { a: '1' }) }).addJsonPatch(JsonPatch.add('/data/b', '2'));

  expect(messageOf(() => markedObjects([chart]))).toBe(
    '[chart/a] Cannot write this ConfigMap to a chart with the value "data": a class or a JSON patch of the object depends on what it is\n' +
      '  Fix: use plain values, or put them into fields that are written as they are',
  );
});

test('a value in a chart that no package takes is found', () => {
  const chart = newChart();
  object(chart, 'a', { data: { a: helmValue('a', 1) } });

  expect(formatFindings(checkUntakenValues(chart.node.root))).toBe(
    '[chart/a] Cannot use the value "a" in the chart chart: no HelmPackage of the app takes this chart\n' +
      '  Fix: add the chart to charts of a HelmPackage, or use a plain value',
  );
  notePackage(chart, 'shop');
  expect(checkUntakenValues(chart.node.root)).toEqual([]);
});

test('the release has the name of the package in plain output', () => {
  const chart = newChart();
  object(chart, 'a', { metadata: { name: helmText`${helmRelease.name}-a` } });
  notePackage(chart, 'shop');

  expect((chart.toJson() as { metadata: object }[])[0]?.metadata).toEqual({ name: 'shop-a' });
});

test('a Kustomization over objects with values has only their defaults, which a package refuses', () => {
  const chart = newChart();
  const base = object(chart, 'base', { data: { a: helmValue('a', '1') } });
  new Kustomization(chart, 'overlay', { resources: [base], namePrefix: 'my-' });

  expect(messageOf(() => markedObjects([chart]))).toBe(
    '[chart/overlay] Cannot take this into a package: it is made of the defaults of the value "a"\n' +
      '  Fix: use plain values in what it is made of',
  );
});
