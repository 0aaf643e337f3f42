import { App as PlainApp, Chart } from 'cdk8s';
import { type Construct } from 'constructs';
import { ManifestGroup } from '../../lib/api-objects/manifest-group';
import { type Manifest } from '../../lib/core/manifest';

class Group extends ManifestGroup {
  constructor(scope: Construct, id: string, manifests: readonly Manifest[]) {
    super(scope, id);
    this.addManifests(manifests);
  }
}

const groupOf = (...manifests: Manifest[]) => new Group(new Chart(new PlainApp(), 'chart'), 'group', manifests);
const manifest = (apiVersion: string, kind: string, name: string, namespace?: string): Manifest => ({
  apiVersion,
  kind,
  metadata: { name, ...(namespace === undefined ? {} : { namespace }) },
});

test('lists its objects in the order in which they were added', () => {
  const group = groupOf(manifest('v1', 'Service', 'web'), manifest('apps/v1', 'Deployment', 'web'));

  expect(group.apiObjects.map((object) => object.kind)).toEqual(['Service', 'Deployment']);
});

test('makes ids from name, kind and namespace, then adds the group, then a number', () => {
  const group = groupOf(
    manifest('v1', 'Service', 'web', 'prod'),
    manifest('serving.knative.dev/v1', 'Service', 'web', 'prod'),
    manifest('v1', 'Service', 'web', 'prod'),
    { apiVersion: 'batch/v1', kind: 'Job', metadata: { generateName: 'migrate-' } },
    { apiVersion: 'v1', kind: 'Config' },
  );

  expect(group.node.children.map((child) => child.node.id)).toEqual([
    'web-service-prod',
    'web-service-prod-serving.knative.dev',
    'web-service-prod-2',
    'migrate-job',
    'object-config',
  ]);
});

test('finds an object by kind and name', () => {
  const group = groupOf(manifest('v1', 'Service', 'web'), manifest('v1', 'Service', 'api'));

  expect(group.getApiObject('Service', 'api').node.id).toBe('api-service');
});

test('finds an object by API version and namespace if kind and name are not enough', () => {
  const group = groupOf(
    manifest('v1', 'Service', 'web', 'a'),
    manifest('v1', 'Service', 'web', 'b'),
    manifest('serving.knative.dev/v1', 'Service', 'web', 'a'),
  );

  expect(group.getApiObject('v1 Service', 'b/web').node.id).toBe('web-service-b');
});

test('lists all objects if none matches, with the nearest first', () => {
  const group = groupOf(
    manifest('v1', 'Service', 'web'),
    manifest('v1', 'Service', 'api'),
    manifest('v1', 'Pod', 'api'),
  );

  expect(() => group.getApiObject('Service', 'apii')).toThrow(
    '[chart/group] Cannot find Service/apii: no object has that kind and name\n' +
      '  Fix: use one of Service/api, Service/web, Pod/api',
  );
  expect(() => group.getApiObject('Deployment', 'x')).toThrow(
    '[chart/group] Cannot find Deployment/x: no object has that kind and name\n' +
      '  Fix: use one of Service/web, Service/api, Pod/api',
  );
});

test('reports it if several objects match', () => {
  const group = groupOf(manifest('v1', 'Service', 'web', 'a'), manifest('serving.knative.dev/v1', 'Service', 'web'));

  expect(() => group.getApiObject('Service', 'web')).toThrow(
    '[chart/group] Cannot tell which object Service/web is: 2 objects have that kind and name\n' +
      '  Fix: put the API version before the kind and the namespace before the name: use ' +
      "one of ('v1 Service', 'a/web'), ('serving.knative.dev/v1 Service', 'web')",
  );
});
