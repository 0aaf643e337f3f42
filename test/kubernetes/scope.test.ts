import { builtInScope, declaredScope } from '../../lib/kubernetes/scope';

test('the scope of every built-in kind is known', () => {
  const kinds = [
    { group: '', kind: 'Namespace' },
    { group: '', kind: 'Pod' },
    { group: 'rbac.authorization.k8s.io', kind: 'ClusterRole' },
    { group: 'rbac.authorization.k8s.io', kind: 'Role' },
    { group: 'apiextensions.k8s.io', kind: 'CustomResourceDefinition' },
    { group: 'serving.knative.dev', kind: 'Service' },
  ];

  const scopes = kinds.map(builtInScope);

  expect(scopes).toEqual(['Cluster', 'Namespaced', 'Cluster', 'Namespaced', 'Cluster', undefined]);
});

test('the scope of a custom resource is read from its definition', () => {
  const definition = {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'tenants.example.com' },
    spec: { group: 'example.com', names: { kind: 'Tenant', plural: 'tenants' }, scope: 'Cluster' },
  };

  expect(declaredScope(definition)).toEqual({ group: 'example.com', kind: 'Tenant', scope: 'Cluster' });
});

test('other objects and incomplete definitions give no scope', () => {
  expect(declaredScope({ apiVersion: 'v1', kind: 'Pod', spec: { group: 'a', scope: 'Cluster' } })).toBeUndefined();
  expect(declaredScope({ apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition' })).toBeUndefined();
});
