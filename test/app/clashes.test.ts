import { YamlOutputType } from 'cdk8s';
import { ManifestObject } from '../../lib/api-objects/manifest-object';
import { appWith, object, written } from './app-with';

test('reports all clashes at once: the same object twice, the same file twice', () => {
  const [app, web, data] = appWith({ yamlOutputType: YamlOutputType.FILE_PER_RESOURCE }, ['web'], ['data']);
  const named = (namespace?: string) => ({ metadata: { name: 'same', namespace } });
  object(web, 'a', 'ConfigMap', named('x'));
  object(data, 'b', 'ConfigMap', named('x'));
  object(data, 'c', 'Configmap', named('y'));

  expect(() => app.synth()).toThrow(
    '[data/b] Cannot have ConfigMap/same in namespace x twice: web/a is the same object\n' +
      '  Fix: give one of them another metadata.name or namespace, or set `target` of App if the charts are for several ' +
      'clusters\n' +
      '[data/b] Cannot write ConfigMap.same.k8s.yaml: web/a is written to that file\n' +
      '  Fix: give one of them another id or name, or use another yamlOutputType\n' +
      '[data/c] Cannot write Configmap.same.k8s.yaml: web/a is written to ConfigMap.same.k8s.yaml, which is the same ' +
      'file on systems that ignore case\n' +
      '  Fix: give one of them another id or name, or use another yamlOutputType',
  );
});

test('accepts objects with the same name if kind, group, namespace or target differ', () => {
  const [app, dev, prod] = appWith({ target: (chart) => chart.node.id }, ['dev'], ['prod']);
  const named = { metadata: { name: 'web' } };
  object(dev, 'a', 'Service', named);
  object(prod, 'a', 'Service', named);
  object(dev, 'b', 'Pod', named);
  object(dev, 'c', 'Pod', { metadata: { name: 'web', namespace: 'x' } });
  object(dev, 'd', 'Service', { ...named, apiVersion: 'serving.knative.dev/v1' });

  expect(Object.keys(written(app))).toEqual(['dev.k8s.yaml', 'prod.k8s.yaml']);
});

test('treats two cluster-scoped objects as the same object, whatever namespace they set', () => {
  const [app, a, b] = appWith({}, ['a', { namespace: 'x' }], ['b', { namespace: 'y' }]);
  const role = { apiVersion: 'rbac.authorization.k8s.io/v1', metadata: { name: 'admin' } };
  object(a, 'role', 'ClusterRole', role);
  object(b, 'role', 'ClusterRole', role);

  expect(() => app.synth()).toThrow(
    '[b/role] Cannot have ClusterRole/admin (rbac.authorization.k8s.io) twice: a/role is the same object',
  );
});

test('treats objects that the API server names as different objects', () => {
  const [app, chart] = appWith({}, ['chart']);
  const job = { apiVersion: 'batch/v1', kind: 'Job', metadata: { generateName: 'migrate-' } };
  new ManifestObject(chart, 'a', job);
  new ManifestObject(chart, 'b', job);

  expect(written(app)['chart.k8s.yaml']).toBe(
    Array(2).fill('apiVersion: batch/v1\nkind: Job\nmetadata:\n  generateName: migrate-\n').join('---\n'),
  );
});
