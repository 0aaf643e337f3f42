import { parseManifests } from '../../../lib/core/yaml/parse';
import { diff } from '../../../lib/engines/diff/diff';

/** The immutable fields that a change of `apiVersion/kind` from one text to another would change. */
function refused(kind: string, before: string, after: string): string[] {
  const [version, name] = [kind.slice(0, kind.lastIndexOf('/')), kind.slice(kind.lastIndexOf('/') + 1)];
  const [old, current] = [before, after].map((rest) =>
    parseManifests(`{apiVersion: ${version}, kind: ${name}, metadata: {name: a}, ${rest}}`),
  );
  const dangers = diff(old!, current!).changes.flatMap((change) => change.dangers);
  return dangers.filter(({ rule }) => rule === 'immutable-field').map(({ path }) => path);
}

test.each([
  [
    'apps/v1/Deployment',
    'spec: {selector: {matchLabels: {a: b}}}',
    'spec: {selector: {matchLabels: {a: c}}}',
    'spec.selector.matchLabels.a',
  ],
  ['apps/v1/StatefulSet', 'spec: {serviceName: a}', 'spec: {serviceName: b}', 'spec.serviceName'],
  [
    'apps/v1/StatefulSet',
    'spec: {replicas: 1}',
    'spec: {replicas: 1, podManagementPolicy: Parallel}',
    'spec.podManagementPolicy',
  ],
  ['batch/v1/Job', 'spec: {template: {spec: {x: 1}}}', 'spec: {template: {spec: {x: 2}}}', 'spec.template.spec.x'],
  ['batch/v1/Job', 'spec: {completions: 1}', 'spec: {completions: 2}', 'spec.completions'],
  [
    'v1/Pod',
    'spec: {containers: [{name: a, tty: true}]}',
    'spec: {containers: [{name: a, tty: false}]}',
    'spec.containers[0].tty',
  ],
  ['v1/Pod', 'spec: {tolerations: [{key: a}], x: 1}', 'spec: {tolerations: [], x: 1}', 'spec.tolerations[0]'],
  ['v1/Service', 'spec: {clusterIP: 10.0.0.1}', 'spec: {clusterIP: 10.0.0.2}', 'spec.clusterIP'],
  ['v1/Service', 'spec: {x: 1}', 'spec: {x: 1, clusterIP: None}', 'spec.clusterIP'],
  ['v1/ConfigMap', 'immutable: true, data: {a: b}', 'immutable: true, data: {a: c}', 'data.a'],
  ['v1/ConfigMap', 'immutable: true, data: {a: b}', 'data: {a: b}', 'immutable'],
  ['v1/Secret', 'type: Opaque', 'type: kubernetes.io/tls', 'type'],
  [
    'v1/PersistentVolumeClaim',
    'spec: {resources: {requests: {storage: 2Gi}}}',
    'spec: {resources: {requests: {storage: 2G}}}',
    'spec.resources.requests.storage',
  ],
  ['v1/PersistentVolumeClaim', 'spec: {storageClassName: a}', 'spec: {storageClassName: b}', 'spec.storageClassName'],
  ['v1/PersistentVolume', 'spec: {nfs: {path: /a}}', 'spec: {nfs: {path: /b}}', 'spec.nfs.path'],
  ['storage.k8s.io/v1/StorageClass', 'provisioner: a', 'provisioner: b', 'provisioner'],
  ['rbac.authorization.k8s.io/v1/RoleBinding', 'roleRef: {name: a}', 'roleRef: {name: b}', 'roleRef.name'],
  [
    'apiextensions.k8s.io/v1/CustomResourceDefinition',
    'spec: {scope: Cluster}',
    'spec: {scope: Namespaced}',
    'spec.scope',
  ],
])('%s: %s cannot become %s', (kind, before, after, path) => {
  expect(refused(kind, before, after)).toEqual([path]);
});

test.each([
  ['apps/v1/StatefulSet', 'spec: {replicas: 1, template: {x: 1}}', 'spec: {replicas: 2, template: {x: 2}}'],
  ['apps/v1/StatefulSet', 'spec: {replicas: 1}', 'spec: {replicas: 1, podManagementPolicy: OrderedReady}'],
  ['batch/v1/Job', 'spec: {parallelism: 1, suspend: true}', 'spec: {parallelism: 2, suspend: false}'],
  [
    'batch/v1/Job',
    'spec: {completionMode: Indexed, completions: 2, parallelism: 2}',
    'spec: {completionMode: Indexed, completions: 4, parallelism: 4}',
  ],
  [
    'batch/v1/Job',
    'spec: {suspend: true, template: {spec: {x: 1}}}',
    'spec: {suspend: true, template: {spec: {x: 1, nodeSelector: {a: b}}}}',
  ],
  [
    'v1/Pod',
    'spec: {containers: [{name: a, image: b}]}',
    'spec: {containers: [{name: a, image: c}], tolerations: [{key: a}]}',
  ],
  ['v1/Service', 'spec: {clusterIP: None, x: 1}', 'spec: {x: 1}'],
  ['v1/Service', 'spec: {type: LoadBalancer, loadBalancerClass: a}', 'spec: {type: NodePort}'],
  ['v1/ConfigMap', 'data: {a: b}', 'data: {a: c}, immutable: true'],
  ['v1/Secret', 'data: {a: b}', 'data: {a: b}, type: Opaque'],
  [
    'v1/PersistentVolumeClaim',
    'spec: {resources: {requests: {storage: 1Gi}}}',
    'spec: {resources: {requests: {storage: 2Gi}}}',
  ],
  ['v1/PersistentVolumeClaim', 'spec: {x: 1}', 'spec: {x: 1, volumeName: disk}'],
  ['v1/PersistentVolume', 'spec: {capacity: {storage: 1Gi}}', 'spec: {capacity: {storage: 2Gi}}'],
])('%s: %s can become %s', (kind, before, after) => {
  expect(refused(kind, before, after)).toEqual([]);
});

test('a kind of another group with the same name is not judged', () => {
  const spec = (name: string): string => `spec: {selector: ${name}}`;

  expect(refused('example.com/v1/Deployment', spec('a'), spec('b'))).toEqual([]);
});
