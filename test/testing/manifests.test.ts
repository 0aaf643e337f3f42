import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, App, Chart, Testing } from 'cdk8s';
import { App as OurApp } from 'cdk8s-gitops';
import { Manifests } from 'cdk8s-gitops/testing';
import { messageOf } from '../message-of';
import { temporaryFolder } from '../temporary-folder';

const pods = `
apiVersion: v1
kind: Pod
metadata: { name: web, labels: { app: web, tier: front } }
spec: { containers: [{ name: web, image: nginx, ports: [{ containerPort: 80 }], resources: { limits: { cpu: 100m } } }] }
---
apiVersion: v1
kind: Pod
metadata: { name: cache, labels: { app: cache } }
spec: { containers: [{ name: redis, image: redis }] }
`;

const servicesYaml = `
{ apiVersion: v1, kind: Service, metadata: { name: web, namespace: prod } }
---
{ apiVersion: serving.knative.dev/v1, kind: Service, metadata: { name: web, namespace: prod } }
---
{ apiVersion: v1, kind: Service, metadata: { name: web, namespace: test } }
`;

describe('the sources of the objects', () => {
  test('a chart gives its objects in the order of their dependencies', () => {
    const chart = new Chart(Testing.app(), 'chart');
    const first = new ApiObject(chart, 'first', { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'first' } });
    const second = new ApiObject(chart, 'second', { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'second' } });
    first.addDependency(second);

    const names = Manifests.of(chart).all.map((manifest) => manifest.metadata?.name);

    expect(names).toEqual(['second', 'first']);
  });

  test.each([
    ["cdk8s'", () => Testing.app()],
    ['our', () => new OurApp()],
  ])('a chart in %s App gives what our App writes', (_, newApp) => {
    const fill = (app: App): Chart => {
      const chart = new Chart(app, 'chart', { namespace: 'shop' });
      new ApiObject(chart, 'role', { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole' });
      new ApiObject(chart, 'settings', { apiVersion: 'v1', kind: 'ConfigMap', list: ['on', null] });
      return chart;
    };
    const written = new OurApp();
    fill(written);

    const manifests = Manifests.of(fill(newApp()));

    expect(manifests.all).toEqual(Manifests.fromApp(written).all);
    expect(manifests.all.map(({ metadata }) => metadata?.namespace)).toEqual([undefined, 'shop']);
  });

  test('a chart does not give objects of the charts inside it', () => {
    const chart = new Chart(new OurApp(), 'outer');
    new ApiObject(new Chart(chart, 'inner'), 'pod', { apiVersion: 'v1', kind: 'Pod' });

    expect(Manifests.of(chart).all).toEqual([]);
  });

  test('an object that another chart has too is an error, as in synth', () => {
    const app = new OurApp();
    const [chart] = ['web', 'api'].map((id) => {
      const made = new Chart(app, id);
      new ApiObject(made, 'settings', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' } });
      return made;
    });

    expect(messageOf(() => Manifests.of(chart!))).toBe(messageOf(() => app.synth()));
  });

  test('an object that YAML can not hold is an error, as in synth', () => {
    const app = new OurApp();
    const chart = new Chart(app, 'web');
    new ApiObject(chart, 'settings', { apiVersion: 'v1', kind: 'ConfigMap', data: { count: NaN } });

    expect(messageOf(() => Manifests.of(chart))).toBe(messageOf(() => app.synth()));
  });

  test.each([
    ["cdk8s'", new App()],
    ['our', new OurApp()],
  ])('%s app gives the objects of all its charts', (_, app) => {
    for (const name of ['a', 'b']) {
      new ApiObject(new Chart(app, name), 'pod', { apiVersion: 'v1', kind: 'Pod', metadata: { name } });
    }

    expect(Manifests.fromApp(app).all.map((manifest) => manifest.metadata?.name)).toEqual(['a', 'b']);
  });

  test('a folder gives every YAML and JSON file below it, except hidden files', () => {
    const directory = mkdtempSync(join(tmpdir(), 'manifests-'));
    mkdirSync(join(directory, 'sub'));
    writeFileSync(join(directory, 'sub/b.yml'), '{ apiVersion: v1, kind: Pod, metadata: { name: b } }');
    writeFileSync(join(directory, 'c.json'), '{ "apiVersion": "v1", "kind": "Pod", "metadata": { "name": "c" } }');
    writeFileSync(join(directory, '.hidden.yaml'), 'broken: [');
    writeFileSync(join(directory, 'README.md'), '# Not an object');

    const names = Manifests.fromDirectory(directory).all.map((manifest) => manifest.metadata?.name);
    rmSync(directory, { recursive: true });

    expect(names).toEqual(['c', 'b']);
  });

  test('a kustomization in a folder is built, and its base and its patches are not objects', () => {
    const directory = temporaryFolder();
    mkdirSync(join(directory, 'base'));
    writeFileSync(join(directory, 'base/pod.yaml'), '{ apiVersion: v1, kind: Pod, metadata: { name: a } }');
    writeFileSync(join(directory, 'base/kustomization.yaml'), 'resources: [pod.yaml]');
    mkdirSync(join(directory, 'prod'));
    writeFileSync(join(directory, 'prod/patch.yaml'), '- { op: add, path: /metadata/labels, value: { a: b } }');
    const patch = 'patches: [{ path: patch.yaml, target: { kind: Pod } }]';
    writeFileSync(join(directory, 'prod/kustomization.yaml'), `resources: [../base]\nnamePrefix: p-\n${patch}`);

    const { all } = Manifests.fromDirectory(directory);

    expect(all).toEqual([{ apiVersion: 'v1', kind: 'Pod', metadata: { labels: { a: 'b' }, name: 'p-a' } }]);
  });

  test('a folder without such a file is an error', () => {
    const directory = mkdtempSync(join(tmpdir(), 'manifests-'));

    const message = messageOf(() => Manifests.fromDirectory(directory));
    rmSync(directory, { recursive: true });

    expect(message).toBe(
      `[${directory}] Cannot find a .yaml, .yml or .json file in this folder\n` +
        '  Fix: synthesize the app first, or give the folder that it writes to',
    );
  });

  test('a missing folder is an error', () => {
    expect(messageOf(() => Manifests.fromDirectory('no/such/folder'))).toBe(
      '[no/such/folder] Cannot read this folder: it does not exist\n' +
        '  Fix: synthesize the app first, or give the folder that it writes to',
    );
  });

  test('a chart instead of an app is an error', () => {
    expect(messageOf(() => Manifests.fromApp(new Chart(new App(), 'chart') as unknown as App))).toBe(
      '[Manifests.fromApp] Cannot read objects: the value is not an App\n' +
        '  Fix: pass an App, or use Manifests.of for a Chart',
    );
  });

  test('an app instead of a chart is an error', () => {
    expect(messageOf(() => Manifests.of(new App() as unknown as Chart))).toBe(
      '[Manifests.of] Cannot read objects: the value is not a Chart\n' +
        '  Fix: pass a Chart, or use Manifests.fromApp for an App',
    );
  });
});

describe('get', () => {
  test('gives an object of a built-in kind with its type, quantities and ports as plain values', () => {
    const pod = Manifests.fromYaml(pods).get('Pod', 'web');

    const container = pod.spec.containers[0];
    const cpu: string | number | undefined = container?.resources?.limits?.cpu;
    const port: number | undefined = container?.ports?.[0]?.containerPort;

    expect([cpu, port]).toEqual(['100m', 80]);
  });

  test("knows the fields of today's Kubernetes, as Kubernetes spells them", () => {
    const service = '{ apiVersion: v1, kind: Service, metadata: { name: web }, spec: { clusterIP: None } }';
    const pod =
      '{ apiVersion: v1, kind: Pod, metadata: { name: web }, spec: { initContainers: [{ restartPolicy: Always }] } }';
    const manifests = Manifests.fromYaml(`${service}\n---\n${pod}`);

    const clusterIP: string | undefined = manifests.get('Service', 'web').spec.clusterIP;
    const restartPolicy: string | undefined = manifests.get('Pod', 'web').spec.initContainers?.[0]?.restartPolicy;

    expect([clusterIP, restartPolicy]).toEqual(['None', 'Always']);
  });

  test('distinguishes two kinds of the same name by the API version', () => {
    const service = Manifests.fromYaml(servicesYaml).get('serving.knative.dev/v1 Service', 'web');

    expect(service.apiVersion).toBe('serving.knative.dev/v1');
  });

  test('accepts the namespace if two namespaces have an object of that name', () => {
    const service = Manifests.fromYaml(servicesYaml).get('v1 Service', 'web', 'test');

    expect(service.metadata.namespace).toBe('test');
  });

  test('does not guess which of several objects is meant', () => {
    const message = messageOf(() => Manifests.fromYaml(servicesYaml).get('Service', 'web', 'prod'));

    expect(message).toBe(
      '[Manifests] Cannot tell which Service/web in namespace prod is meant: there are 2, ' +
        'v1 Service/web in prod, serving.knative.dev/v1 Service/web in prod\n' +
        "  Fix: put the API version before the kind, as in 'apps/v1 Deployment', or give the namespace as third argument",
    );
  });

  test('lists the names of the kind if the name is wrong', () => {
    const message = messageOf(() => Manifests.fromYaml(pods).get('Pod', 'wep'));

    expect(message).toBe('[Manifests] Cannot find Pod/wep\n  Fix: use one of Pod/web, Pod/cache');
  });

  test('lists every object if there is none of the kind', () => {
    const message = messageOf(() => Manifests.fromYaml(pods).get('Deployment', 'web'));

    expect(message).toBe('[Manifests] Cannot find Deployment/web\n  Fix: use one of Pod/web, Pod/cache');
  });

  test('says that there are no objects if there are none', () => {
    const message = messageOf(() => Manifests.fromYaml('').get('Pod', 'web'));

    expect(message).toBe('[Manifests] Cannot find Pod/web\n  Fix: there are no objects at all');
  });
});

describe('find', () => {
  test.each([
    [{ kind: 'Pod' }, 2],
    [{ kind: 'Pod', labels: { app: 'web' } }, 1],
    [{ labels: { app: 'web', tier: 'back' } }, 0],
    [{ name: 'cache' }, 1],
    [{}, 2],
  ])('%j finds %d', (query, count) => {
    expect(Manifests.fromYaml(pods).find(query)).toHaveLength(count);
  });

  test('respects the API version and the namespace if they are given', () => {
    const services = Manifests.fromYaml(servicesYaml);

    expect(services.find({ kind: 'v1 Service' })).toHaveLength(2);
    expect(services.find({ kind: 'Service', namespace: 'prod' })).toHaveLength(2);
  });

  test('an unknown field is an error, not a query for everything', () => {
    expect(messageOf(() => Manifests.fromYaml(pods).find({ knd: 'Pod' } as object))).toBe(
      '[Manifests.find] Cannot use knd: the field is unknown\n  Fix: use kind',
    );
  });
});
