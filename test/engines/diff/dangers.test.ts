import { parseManifests } from '../../../lib/core/yaml/parse';
import { diff } from '../../../lib/engines/diff/diff';
import { type Danger } from '../../../lib/engines/diff/result/diff-result';

/** The dangers of a change from one YAML text to another. */
function dangersOf(before: string, after: string): readonly Danger[] {
  return diff(before === '' ? [] : parseManifests(before), after === '' ? [] : parseManifests(after)).changes.flatMap(
    ({ dangers }) => dangers,
  );
}

const named = (dangers: readonly Danger[]): string[] => dangers.map(({ rule, path }) => `${rule} ${path}`.trim());

const object = (apiVersion: string, kind: string, rest: string): string =>
  `{apiVersion: ${apiVersion}, kind: ${kind}, metadata: {name: a}, ${rest}}`;
const deployment = (spec: string): string => object('apps/v1', 'Deployment', `spec: {${spec}}`);
const service = (spec: string): string => object('v1', 'Service', `spec: {${spec}}`);
const role = (rules: string): string => object('rbac.authorization.k8s.io/v1', 'Role', `rules: [${rules}]`);
const crd = (versions: string): string =>
  object('apiextensions.k8s.io/v1', 'CustomResourceDefinition', `spec: {names: {kind: A}, versions: [${versions}]}`);
const container = (rest: string): string => `template: {spec: {containers: [{name: app, ${rest}}]}}`;

test.each([
  [
    'filled-in-sibling spec.strategy.type',
    deployment('replicas: 1'),
    deployment('replicas: 1, strategy: {type: Recreate}'),
  ],
  [
    'no-effect spec.strategy.rollingUpdate',
    deployment('replicas: 1'),
    deployment('replicas: 1, strategy: {type: Recreate, rollingUpdate: null}'),
  ],
  ['no-effect spec.clusterIP', service('clusterIP: None'), service('clusterIP: ""')],
  ['no-effect spec.ipFamilyPolicy', service('ports: [], ipFamilyPolicy: RequireDualStack'), service('ports: []')],
  ['selector-changed spec.selector', service('selector: {app: a}'), service('selector: {app: b}')],
  [
    'selector-changed spec.podSelector',
    object('networking.k8s.io/v1', 'NetworkPolicy', 'spec: {podSelector: {}}'),
    object('networking.k8s.io/v1', 'NetworkPolicy', 'spec: {podSelector: {matchLabels: {a: b}}}'),
  ],
  ['storage-removed', object('v1', 'PersistentVolumeClaim', 'spec: {}'), ''],
  ['storage-removed', object('apps/v1', 'StatefulSet', 'spec: {}'), ''],
  ['crd-removed', crd('{name: v1}'), ''],
  ['crd-version-removed spec.versions', crd('{name: v1}, {name: v2, storage: true}'), crd('{name: v2, storage: true}')],
  ['crd-version-removed spec.versions', crd('{name: v1, served: true}'), crd('{name: v1, served: false}')],
  ['namespace-removed', object('v1', 'Namespace', 'spec: {}'), ''],
  ['service-type-changed spec.type', service('ports: []'), service('ports: [], type: LoadBalancer')],
  [
    'node-port-changed spec.ports[0].nodePort',
    service('type: NodePort, ports: [{port: 80, nodePort: 31001}]'),
    service('type: NodePort, ports: [{port: 80, nodePort: 31002}]'),
  ],
  [
    'node-port-changed spec.ports[0].nodePort',
    service('type: NodePort, ports: [{name: a, port: 80, nodePort: 31001}, {name: b, port: 81}]'),
    service('type: NodePort, ports: [{name: a, port: 80}, {name: b, port: 81, nodePort: 31001}]'),
  ],
  [
    'node-port-changed spec.ports[0].nodePort',
    service('type: LoadBalancer, allocateLoadBalancerNodePorts: false, ports: [{port: 80, nodePort: 31001}]'),
    service('type: LoadBalancer, allocateLoadBalancerNodePorts: false, ports: [{port: 80}]'),
  ],
  [
    'probe-removed spec.template.spec.containers[0].readinessProbe',
    deployment(container('readinessProbe: {tcpSocket: {port: 80}}')),
    deployment(container('tty: true')),
  ],
  ['replicas-to-zero spec.replicas', deployment('paused: true'), deployment('paused: true, replicas: 0')],
  [
    'rbac-widened rules[0]',
    role('{apiGroups: [""], resources: [pods], verbs: [get]}'),
    role('{apiGroups: [""], resources: [pods], verbs: [get, delete]}'),
  ],
  [
    'rbac-widened rules[0]',
    role('{apiGroups: [""], resources: [secrets], verbs: [get], resourceNames: [tls]}'),
    role('{apiGroups: [""], resources: [secrets], verbs: [get]}'),
  ],
  [
    'rbac-widened subjects[0]',
    object('rbac.authorization.k8s.io/v1', 'RoleBinding', 'subjects: []'),
    object('rbac.authorization.k8s.io/v1', 'RoleBinding', 'subjects: [{kind: User, name: eve}]'),
  ],
  [
    'rbac-widened roleRef.name',
    '',
    object('rbac.authorization.k8s.io/v1', 'ClusterRoleBinding', 'roleRef: {name: cluster-admin}'),
  ],
  [
    'finalizer metadata.finalizers',
    '{apiVersion: v1, kind: A}',
    '{apiVersion: v1, kind: A, metadata: {finalizers: [x/a]}}',
  ],
  ['finalizer metadata.finalizers', '{apiVersion: v1, kind: A, metadata: {finalizers: [x/a]}}', ''],
])('%s is found', (expected, before, after) => {
  expect(named(dangersOf(before, after))).toEqual([expected]);
});

test.each([
  [
    'Recreate with rollingUpdate: null, if the manifest has had all of it',
    deployment('strategy: {rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}'),
    deployment('strategy: {type: Recreate, rollingUpdate: null}'),
  ],
  [
    'Recreate in place of a whole rollingUpdate of its own',
    deployment('strategy: {rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}'),
    deployment('strategy: {type: Recreate}'),
  ],
  ['a label of a Service', service('selector: {app: a}'), service('selector: {app: a}, sessionAffinity: ClientIP')],
  [
    'a node port that is left out, and that the API server keeps for the name of the port',
    service('type: NodePort, ports: [{name: a, port: 80, nodePort: 31001}]'),
    service('type: NodePort, ports: [{name: a, port: 80}]'),
  ],
  [
    'an empty selector that is written in another way',
    object('networking.k8s.io/v1', 'NetworkPolicy', 'spec: {podSelector: {}}'),
    object('networking.k8s.io/v1', 'NetworkPolicy', 'spec: {podSelector: {matchLabels: {}}}'),
  ],
  [
    'a node port that the API server chooses',
    service('type: NodePort, ports: [{port: 80}]'),
    service('type: NodePort, ports: [{port: 81}]'),
  ],
  [
    'another probe',
    deployment(container('readinessProbe: {tcpSocket: {port: 80}}')),
    deployment(container('readinessProbe: {tcpSocket: {port: 81}}')),
  ],
  ['more replicas', deployment('replicas: 0'), deployment('replicas: 2')],
  [
    'fewer rights, and rights that * had given',
    role('{apiGroups: ["*"], resources: ["*"], verbs: [get, list]}'),
    role('{apiGroups: [""], resources: [pods], verbs: [get]}'),
  ],
  ['a new role with few rights', '', role('{apiGroups: [""], resources: [pods], verbs: [get]}')],
  ['a new version of a definition', crd('{name: v1, storage: true}'), crd('{name: v1, storage: true}, {name: v2}')],
  ['a ConfigMap that goes', object('v1', 'ConfigMap', 'data: {a: b}'), ''],
])('%s is not a danger', (_, before, after) => {
  expect(dangersOf(before, after)).toEqual([]);
});

test('a claim with another name loses its volume', () => {
  const claim = (name: string): string =>
    `{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: ${name}}, spec: {x: 1}}`;

  expect(named(dangersOf(claim('old'), claim('new')))).toEqual(['storage-removed']);
});

test('a danger says what happens and how to avoid it', () => {
  const dangers = dangersOf(deployment('replicas: 1'), deployment('replicas: 1, strategy: {type: Recreate}'));

  expect(dangers).toEqual([
    {
      rule: 'filled-in-sibling',
      path: 'spec.strategy.type',
      what: 'The API server refuses Recreate, because it has filled in spec.strategy.rollingUpdate',
      fix: 'apply it once with rollingUpdate set in spec.strategy, and then without it',
    },
  ]);
});
