import { loadTable } from '../../lib/core/table';
import { builtInScope, declaredScope, isKnownClusterKind } from '../../lib/kubernetes/scope';

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

test.each([
  ['cert-manager.io', 'ClusterIssuer', true],
  ['cert-manager.io', 'Issuer', false],
  ['gateway.networking.k8s.io', 'GatewayClass', true],
  ['constraints.gatekeeper.sh', 'K8sRequiredLabels', true],
  ['example.com', 'ClusterIssuer', false],
  ['toString', 'name', false],
])('whether %s/%s belongs to the whole cluster is known without its definition', (group, kind, expected) => {
  expect(isKnownClusterKind({ group, kind })).toBe(expected);
});

test('the table of cluster-wide kinds has each kind once, in order, and no kind that is built in', () => {
  const { kinds } = loadTable<{ kinds: Record<string, string[]> }>('cluster-wide-kinds');

  const all = Object.entries(kinds).flatMap(([group, names]) => names.map((kind) => ({ group, kind })));

  expect(Object.keys(kinds)).toEqual(Object.keys(kinds).sort());
  Object.values(kinds).forEach((names) => expect(names).toEqual([...new Set(names)].sort()));
  expect(all.filter((each) => builtInScope(each) !== undefined)).toEqual([]);
});
