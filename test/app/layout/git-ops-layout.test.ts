import { ApiObject, Chart } from 'cdk8s';
import { appWith, configMap, filesOf, pathsOf } from './layout-app';

const everything = '{target}/{chart}/{namespace}/{group}/{kind}/{name}.yaml';

test('a template has the values of the object', () => {
  const app = appWith({ path: everything }, { target: () => 'prod' });
  const chart = new Chart(new Chart(app, 'shop'), 'web', { namespace: 'front' });
  new ApiObject(chart, 'one', { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web' } });

  expect(pathsOf(app)).toEqual(['prod/shop-web/front/apps/Deployment/web.yaml']);
});

test('what an object or the app lacks has a name in the path', () => {
  const app = appWith({ path: everything });
  const chart = new Chart(app, 'shop');
  configMap(chart, 'settings');
  new ApiObject(chart, 'space', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'web' } });

  expect(pathsOf(app)).toEqual([
    'default/shop/_cluster/core/Namespace/web.yaml',
    'default/shop/default/core/ConfigMap/settings.yaml',
  ]);
});

test('the scope of a custom resource comes from the app', () => {
  const app = appWith({ path: '{namespace}/{name}.yaml' });
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  new ApiObject(chart, 'thing', { apiVersion: 'x.io/v1', kind: 'Thing', metadata: { name: 'thing' } });
  new ApiObject(chart, 'crd', {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'things.x.io' },
    spec: { group: 'x.io', scope: 'Cluster', names: { kind: 'Thing', plural: 'things' } },
  });

  expect(pathsOf(app)).toEqual(['_cluster/thing.yaml', '_cluster/things.x.io.yaml']);
});

test('a function has the same values, and the version, the construct and the object', () => {
  const app = appWith({
    path: ({ constructPath, version, manifest }) =>
      `${constructPath}/${version}/${manifest.metadata?.labels?.tier ?? 'none'}.yml`,
  });
  configMap(new Chart(app, 'shop'), 'settings', { labels: { tier: 'front' } });

  expect(pathsOf(app)).toEqual(['shop/settings/v1/front.yml']);
});

test('a function that changes its copy of the object changes nothing in the output', () => {
  const app = appWith({
    path: ({ manifest, name }) => {
      Object.assign(manifest, { kind: 'Secret' });
      return `${name}.yaml`;
    },
  });
  configMap(new Chart(app, 'shop'), 'settings');

  expect(filesOf(app)).toEqual({ 'settings.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\n' });
});

test('characters of a name that not every file system takes become -', () => {
  const app = appWith({ path: ({ kind, name }) => `${kind}-${name}.yaml` });
  new ApiObject(new Chart(app, 'shop'), 'role', {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
    metadata: { name: 'system:view' },
  });

  expect(pathsOf(app)).toEqual(['ClusterRole-system-view.yaml']);
});

test('an object that the API server names has the path of its construct', () => {
  const app = appWith({ path: '{kind}/{name}.yaml' });
  const chart = new Chart(app, 'shop');
  const job = { apiVersion: 'batch/v1', kind: 'Job', metadata: { generateName: 'migrate-', name: '' } };
  new ApiObject(chart, 'one', job);
  new ApiObject(chart, 'two', job);

  expect(pathsOf(app)).toEqual(['Job/shop-one.yaml', 'Job/shop-two.yaml']);
});

test('no path has a number, also if charts depend on each other', () => {
  const app = appWith({ path: '{chart}/{name}.yaml' });
  const [one, two] = ['one', 'two'].map((id) => new Chart(app, id));
  configMap(one, 'a');
  configMap(two, 'b');
  one.addDependency(two);

  expect(pathsOf(app)).toEqual(['one/a.yaml', 'two/b.yaml']);
});

test('a chart without objects has no file', () => {
  const app = appWith({ path: '{chart}/{name}.yaml' });
  configMap(new Chart(app, 'one'), 'a');
  new Chart(app, 'empty');

  expect(pathsOf(app)).toEqual(['one/a.yaml']);
});

test('with multiple, a file has its objects in the order of the app', () => {
  const app = appWith({ path: '{chart}.yaml', multiple: true });
  const chart = new Chart(app, 'shop');
  const [first, second] = [configMap(chart, 'b'), configMap(chart, 'a')];
  first.addDependency(second);

  const text = (name: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n`;
  expect(filesOf(app)).toEqual({ 'shop.yaml': `${text('a')}---\n${text('b')}` });
});

test('the second synth of an app writes the same files', () => {
  const app = appWith({ path: '{chart}/{name}.yaml', multiple: true, index: true });
  configMap(new Chart(app, 'shop'), 'settings');

  const files = filesOf(app);

  expect(filesOf(app)).toEqual(files);
});

test('one YAML text does not depend on the layout', () => {
  const app = appWith({ path: '{chart}/{name}.yaml', index: true });
  configMap(new Chart(app, 'shop'), 'settings');

  expect(app.synthYaml()).toBe('apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\n');
});

test('the metadata of constructs stay in the output folder', () => {
  const app = appWith({ path: '{chart}/{name}.yaml' }, { recordConstructMetadata: true });
  configMap(new Chart(app, 'shop'), 'settings');

  expect(pathsOf(app)).toEqual(['construct-metadata.json', 'shop/settings.yaml']);
});
