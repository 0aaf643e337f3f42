import { edgesIn, graphOf, object, placeholdersIn } from './graph-of';

const gateway = 'gateway.networking.k8s.io/v1';

const rows: readonly (readonly [name: string, yaml: string, targets: readonly string[]])[] = [
  [
    'an IngressClass refers to its parameters',
    object(
      'networking.k8s.io/v1/IngressClass',
      'a',
      'spec: { parameters: { apiGroup: x.io, kind: Setup, name: p, namespace: edge } }',
      '',
    ),
    ['Setup/edge/p'],
  ],
  [
    'a GatewayClass refers to its parameters',
    object(
      `${gateway}/GatewayClass`,
      'a',
      'spec: { parametersRef: { group: x.io, kind: Setup, name: p, namespace: edge } }',
      '',
    ),
    ['Setup/edge/p'],
  ],
  [
    'a Gateway refers to its parameters and certificates',
    object(
      `${gateway}/Gateway`,
      'a',
      "spec: { infrastructure: { parametersRef: { group: '', kind: ConfigMap, name: p } }, " +
        'listeners: [{ name: https, tls: { certificateRefs: [{ name: tls, namespace: certs }] } }] }',
    ),
    ['Secret/certs/tls', 'ConfigMap/shop/p'],
  ],
  [
    'a route refers to what its filters use',
    object(
      `${gateway}/HTTPRoute`,
      'a',
      'spec: { rules: [{ filters: [{ extensionRef: { group: x.io, kind: Limit, name: slow } }], backendRefs: ' +
        '[{ name: web, filters: [{ requestMirror: { backendRef: { name: shadow } } }] }] }] }',
    ),
    ['Service/shop/web', 'Service/shop/shadow', 'Limit/shop/slow'],
  ],
  [
    'a BackendTLSPolicy refers to its Service and the certificate',
    object(
      `${gateway}/BackendTLSPolicy`,
      'a',
      "spec: { targetRefs: [{ group: '', kind: Service, name: web }], " +
        "validation: { caCertificateRefs: [{ group: '', kind: ConfigMap, name: ca }] } }",
    ),
    ['Service/shop/web', 'ConfigMap/shop/ca'],
  ],
  ['Endpoints are those of the Service with their name', object('v1/Endpoints', 'web'), ['Service/shop/web?']],
  [
    'a HorizontalPodAutoscaler refers to the object whose metric it reads',
    object(
      'autoscaling/v2/HorizontalPodAutoscaler',
      'a',
      'spec: { metrics: [{ object: { describedObject: { apiVersion: networking.k8s.io/v1, kind: Ingress, name: web } } }] }',
    ),
    ['Ingress/shop/web'],
  ],
  [
    'a PersistentVolume refers to the Secrets of its driver',
    object('v1/PersistentVolume', 'a', 'spec: { csi: { nodeStageSecretRef: { name: stage, namespace: disks } } }', ''),
    ['Secret/disks/stage'],
  ],
  [
    'the claims of a StatefulSet refer to what they are a copy of',
    object(
      'apps/v1/StatefulSet',
      'a',
      'spec: { volumeClaimTemplates: [{ spec: { storageClassName: fast, ' +
        'dataSourceRef: { apiGroup: snapshot.storage.k8s.io, kind: VolumeSnapshot, name: old, namespace: saved } } }] }',
    ),
    ['StorageClass//fast?', 'VolumeSnapshot/saved/old'],
  ],
  [
    'a VolumeSnapshot refers to its claim',
    object('snapshot.storage.k8s.io/v1/VolumeSnapshot', 'a', 'spec: { source: { persistentVolumeClaimName: data } }'),
    ['PersistentVolumeClaim/shop/data'],
  ],
  [
    'a ResourceClaim refers to the classes of its devices',
    object(
      'resource.k8s.io/v1/ResourceClaim',
      'a',
      'spec: { devices: { requests: [{ exactly: { deviceClassName: gpu } }] } }',
    ),
    ['DeviceClass//gpu'],
  ],
  [
    'a ScaledObject refers to the accounts of its triggers',
    object(
      'keda.sh/v1alpha1/ScaledObject',
      'a',
      'spec: { scaleTargetRef: { name: web }, triggers: [{ authenticationRef: { name: own } }, ' +
        '{ authenticationRef: { kind: ClusterTriggerAuthentication, name: all } }] }',
    ),
    ['Deployment/shop/web', 'TriggerAuthentication/shop/own', 'ClusterTriggerAuthentication//all'],
  ],
  [
    'a TriggerAuthentication refers to Secrets',
    object('keda.sh/v1alpha1/TriggerAuthentication', 'a', 'spec: { secretTargetRef: [{ name: queue, key: k }] }'),
    ['Secret/shop/queue'],
  ],
  [
    'an Issuer refers to the certificate that it signs with',
    object('cert-manager.io/v1/Issuer', 'a', 'spec: { ca: { secretName: root } }'),
    ['Secret/shop/root'],
  ],
  [
    'a Rollout refers to the Deployment that it takes over, and to its Services',
    object(
      'argoproj.io/v1alpha1/Rollout',
      'a',
      'spec: { workloadRef: { apiVersion: apps/v1, kind: Deployment, name: web }, ' +
        'strategy: { canary: { canaryService: canary, stableService: stable } } }',
    ),
    ['Deployment/shop/web', 'Service/shop/canary', 'Service/shop/stable'],
  ],
];

test.each(rows)('%s', (_, yaml, targets) => {
  expect(edgesIn(graphOf(yaml)).map((edge) => edge.split(' > ')[1])).toEqual(targets);
});

test('the claims of a StatefulSet are found in it, by any number', () => {
  const graph = graphOf(
    object('apps/v1/StatefulSet', 'db', 'spec: { volumeClaimTemplates: [{ metadata: { name: data } }] }') +
      object(
        'v1/Pod',
        'backup',
        'spec: { containers: [], volumes: [{ persistentVolumeClaim: { claimName: data-db-12 } }] }',
      ) +
      object(
        'v1/Pod',
        'other',
        'spec: { containers: [], volumes: [{ persistentVolumeClaim: { claimName: data-web-0 } }] }',
      ),
  );

  expect(edgesIn(graph)).toEqual([
    'Pod/shop/backup > StatefulSet/shop/db',
    'Pod/shop/other > PersistentVolumeClaim/shop/data-web-0',
  ]);
});

test('a NetworkPolicy without a selector is about all Pods of its namespace', () => {
  const pods = ['shop', 'other'].map((namespace) => object('v1/Pod', 'web', 'spec: { containers: [] }', namespace));
  const graph = graphOf(object('networking.k8s.io/v1/NetworkPolicy', 'a', 'spec: {}') + pods.join(''));

  expect(edgesIn(graph)).toEqual(['NetworkPolicy/shop/a > Pod/shop/web?']);
});

test('an Application with a source hydrator refers to the folder that it reads, and to the one that is deployed', () => {
  const spec = 'sourceHydrator: { drySource: { repoURL: "https://g.it/a.git", path: dry }, syncSource: { path: wet } }';

  expect(
    placeholdersIn(graphOf(object('argoproj.io/v1alpha1/Application', 'web', `spec: { ${spec} }`, 'argocd'))),
  ).toEqual(['outside Path//https://g.it/a.git//dry', 'outside Path//https://g.it/a.git//wet']);
});

describe('an ApplicationSet', () => {
  const set = (generators: string): string =>
    object('argoproj.io/v1alpha1/ApplicationSet', 'all', `spec: { generators: [${generators}] }`, 'argocd');

  test('refers to the folders and files that its generators read, also in a matrix', () => {
    const git =
      '{ git: { repoURL: "https://g.it/a.git", directories: [{ path: apps/* }, { path: apps/old, exclude: true }] } }';
    const files = '{ git: { repoURL: "https://g.it/a.git", files: [{ path: config.json }] } }';

    expect(placeholdersIn(graphOf(set(`${git}, { matrix: { generators: [{ list: {} }, ${files}] } }`)))).toEqual([
      'outside Path//https://g.it/a.git//apps/*',
      'outside Path//https://g.it/a.git//config.json',
    ]);
  });

  test('refers to the clusters that it selects by labels', () => {
    const cluster = (name: string, labels: string): string =>
      object('v1/Secret', name, '', 'argocd').replace('namespace: argocd', `namespace: argocd, labels: { ${labels} }`);
    const graph = graphOf(
      set('{ clusters: { selector: { matchLabels: { env: prod } } } }') +
        cluster('one', 'env: prod, argocd.argoproj.io/secret-type: cluster') +
        cluster('two', 'env: test, argocd.argoproj.io/secret-type: cluster') +
        cluster('three', 'env: prod'),
    );

    expect(edgesIn(graph)).toEqual(['ApplicationSet/argocd/all > Secret/argocd/one?']);
  });

  test('refers to its tokens, and to the settings of a plugin', () => {
    const generators =
      '{ pullRequest: { github: { owner: a, tokenRef: { secretName: token, key: t } } } }, ' +
      '{ plugin: { configMapRef: { name: plugin } } }';

    expect(edgesIn(graphOf(set(generators)))).toEqual([
      'ApplicationSet/argocd/all > Secret/argocd/token',
      'ApplicationSet/argocd/all > ConfigMap/argocd/plugin',
    ]);
  });
});
