import { deployment, edgesIn, graphOf, object, placeholdersIn } from './graph-of';

const web = deployment('{ containers: [{ name: web, ports: [{ name: http, containerPort: 80 }] }] }');

const pods: readonly (readonly [field: string, podSpec: string, edges: readonly string[]])[] = [
  ['an account', '{ serviceAccountName: bot, containers: [] }', ['ServiceAccount/shop/bot']],
  ['a password of a registry', '{ imagePullSecrets: [{ name: pull }], containers: [] }', ['Secret/shop/pull']],
  [
    'variables',
    '{ containers: [{ env: [{ valueFrom: { configMapKeyRef: { name: log, key: a } } }] }] }',
    ['ConfigMap/shop/log'],
  ],
  [
    'variables of an init container',
    '{ containers: [], initContainers: [{ env: [{ valueFrom: { secretKeyRef: { name: db, key: a } } }] }] }',
    ['Secret/shop/db'],
  ],
  [
    'all variables of an object',
    '{ containers: [{ envFrom: [{ configMapRef: { name: log } }, { secretRef: { name: db } }] }] }',
    ['ConfigMap/shop/log', 'Secret/shop/db'],
  ],
  [
    'volumes',
    '{ containers: [], volumes: [{ configMap: { name: log } }, { secret: { secretName: db } }, ' +
      '{ persistentVolumeClaim: { claimName: data } }] }',
    ['ConfigMap/shop/log', 'Secret/shop/db', 'PersistentVolumeClaim/shop/data'],
  ],
  [
    'projected volumes',
    '{ containers: [], volumes: [{ projected: { sources: [{ configMap: { name: log } }, { secret: { name: db } }] } }] }',
    ['ConfigMap/shop/log', 'Secret/shop/db'],
  ],
  ['an account by the old name of the field', '{ serviceAccount: bot, containers: [] }', ['ServiceAccount/shop/bot']],
  [
    'what a new claim is a copy of',
    '{ containers: [], volumes: [{ ephemeral: { volumeClaimTemplate: { spec: { dataSource: ' +
      '{ apiGroup: snapshot.storage.k8s.io, kind: VolumeSnapshot, name: old } } } } }] }',
    ['VolumeSnapshot/shop/old'],
  ],
  [
    'certificates of the cluster',
    '{ containers: [], volumes: [{ projected: { sources: [{ clusterTrustBundle: { name: ours } }] } }] }',
    ['ClusterTrustBundle//ours'],
  ],
];

test.each(pods)('a Pod template refers to %s', (_, podSpec, targets) => {
  const graph = graphOf(deployment(podSpec));

  expect(edgesIn(graph)).toEqual(targets.map((target) => `Deployment/shop/web > ${target}`));
  expect(placeholdersIn(graph)).toEqual(targets.map((target) => `missing ${target}`));
});

const kinds: readonly (readonly [name: string, yaml: string, edges: readonly string[]])[] = [
  [
    'a Service selects a workload by the labels of its Pods',
    object('v1/Service', 'web', 'spec: { selector: { app: web } }'),
    ['Service/shop/web > Deployment/shop/web'],
  ],
  [
    'a PodDisruptionBudget selects by expressions',
    object(
      'policy/v1/PodDisruptionBudget',
      'web',
      'spec: { selector: { matchExpressions: [{ key: app, operator: Exists }] } }',
    ),
    ['PodDisruptionBudget/shop/web > Deployment/shop/web'],
  ],
  [
    'a NetworkPolicy selects Pods, and peers in other namespaces by the labels of these',
    object('v1/Namespace', 'shop', '', '').replace('name: shop', 'name: shop, labels: { team: a }') +
      object(
        'networking.k8s.io/v1/NetworkPolicy',
        'db',
        'spec: { podSelector: { matchLabels: { app: db } }, ingress: [{ from: [{ namespaceSelector: ' +
          '{ matchLabels: { team: a } }, podSelector: { matchLabels: { tier: front } } }] }] }',
        'data',
      ),
    ['NetworkPolicy/data/db > Pod/data/app=db', 'NetworkPolicy/data/db > Deployment/shop/web?'],
  ],
  [
    'an Ingress refers to Services and certificates',
    object(
      'networking.k8s.io/v1/Ingress',
      'web',
      'spec: { ingressClassName: nginx, tls: [{ secretName: tls }], defaultBackend: { service: { name: other } }, ' +
        'rules: [{ http: { paths: [{ backend: { service: { name: web, port: { number: 80 } } } }] } }] }',
    ),
    [
      'Ingress/shop/web > IngressClass//nginx',
      'Ingress/shop/web > Secret/shop/tls',
      'Ingress/shop/web > Service/shop/other',
      'Ingress/shop/web > Service/shop/web',
    ],
  ],
  [
    'an HTTPRoute refers to its Gateway and to Services',
    object(
      'gateway.networking.k8s.io/v1/HTTPRoute',
      'web',
      'spec: { parentRefs: [{ name: public, namespace: edge }], rules: [{ backendRefs: [{ name: web, port: 80 }] }] }',
    ),
    ['HTTPRoute/shop/web > Gateway/edge/public', 'HTTPRoute/shop/web > Service/shop/web'],
  ],
  [
    'a HorizontalPodAutoscaler refers to what it scales',
    object(
      'autoscaling/v2/HorizontalPodAutoscaler',
      'web',
      'spec: { scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web } }',
    ),
    ['HorizontalPodAutoscaler/shop/web > Deployment/shop/web'],
  ],
  [
    'a RoleBinding refers to its role and to accounts, and not to users',
    object(
      'rbac.authorization.k8s.io/v1/RoleBinding',
      'bot',
      'roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader }, subjects: [' +
        '{ kind: ServiceAccount, name: bot, namespace: ci }, { kind: User, apiGroup: rbac.authorization.k8s.io, name: jo }]',
    ),
    ['RoleBinding/shop/bot > Role/shop/reader', 'RoleBinding/shop/bot > ServiceAccount/ci/bot'],
  ],
  [
    'a webhook refers to the Service that answers',
    object(
      'admissionregistration.k8s.io/v1/ValidatingWebhookConfiguration',
      'guard',
      'webhooks: [{ clientConfig: { service: { name: guard, namespace: guards } } }]',
      '',
    ),
    ['ValidatingWebhookConfiguration//guard > Service/guards/guard'],
  ],
  [
    'an APIService refers to the Service that answers',
    object('apiregistration.k8s.io/v1/APIService', 'v1.a.b', 'spec: { service: { name: api, namespace: apis } }', ''),
    ['APIService//v1.a.b > Service/apis/api'],
  ],
  [
    'a claim works without the object of its StorageClass, because volumes have class names too',
    object('v1/PersistentVolumeClaim', 'data', 'spec: { storageClassName: fast, volumeName: disk }'),
    [
      'PersistentVolumeClaim/shop/data > StorageClass//fast?',
      'PersistentVolumeClaim/shop/data > PersistentVolume//disk',
    ],
  ],
  [
    'an object refers to its owner',
    '\n{ apiVersion: v1, kind: Pod, metadata: { name: web-1, namespace: shop, ownerReferences: ' +
      '[{ apiVersion: apps/v1, kind: Deployment, name: web }] } }\n---',
    ['Pod/shop/web-1 > Deployment/shop/web'],
  ],
  [
    'an Application refers to its project, its cluster and a folder of its repository',
    object(
      'argoproj.io/v1alpha1/Application',
      'web',
      'spec: { project: shop, destination: { server: "https://1.2.3.4" }, source: { repoURL: "https://g.it/a.git", path: b } }',
      'argocd',
    ),
    [
      'Application/argocd/web > AppProject/argocd/shop',
      'Application/argocd/web > Cluster//https://1.2.3.4',
      'Application/argocd/web > Path//https://g.it/a.git//b',
    ],
  ],
];

test.each(kinds)('%s', (_, yaml, edges) => {
  expect(edgesIn(graphOf(web + yaml))).toEqual(edges);
});

test('a class that is not among the objects usually comes with the cluster, and is not missing', () => {
  const graph = graphOf(
    deployment('{ priorityClassName: high, runtimeClassName: gvisor, containers: [] }') +
      object('v1/PersistentVolumeClaim', 'data', 'spec: { storageClassName: standard }') +
      object('networking.k8s.io/v1/Ingress', 'web', 'spec: { ingressClassName: nginx }'),
  );

  expect(placeholdersIn(graph)).toEqual([
    'provided PriorityClass//high',
    'provided RuntimeClass//gvisor',
    'provided StorageClass//standard',
    'provided IngressClass//nginx',
  ]);
});

test('what every cluster has is not missing', () => {
  const graph = graphOf(
    deployment(
      '{ serviceAccountName: default, priorityClassName: system-node-critical, ' +
        'containers: [], volumes: [{ configMap: { name: kube-root-ca.crt } }] }',
    ) +
      object(
        'rbac.authorization.k8s.io/v1/ClusterRoleBinding',
        'admins',
        'roleRef: { kind: ClusterRole, name: cluster-admin }',
        '',
      ) +
      object('argoproj.io/v1alpha1/Application', 'a', 'spec: { project: default, destination: { name: in-cluster } }'),
  );

  expect(graph.edges).toEqual([]);
});

test('what an object works without is optional, and missing as soon as another object needs it', () => {
  const optional = deployment('{ containers: [{ envFrom: [{ secretRef: { name: db, optional: true } }] }] }');
  const needed = deployment('{ containers: [{ envFrom: [{ secretRef: { name: db } }] }] }', 'api');

  expect(placeholdersIn(graphOf(optional))).toEqual(['optional Secret/shop/db']);
  expect(placeholdersIn(graphOf(optional + needed))).toEqual(['missing Secret/shop/db']);
});

test('a Secret that a controller makes is found in its maker', () => {
  const graph = graphOf(
    deployment('{ containers: [{ envFrom: [{ secretRef: { name: db } }] }] }') +
      object('external-secrets.io/v1/ExternalSecret', 'vault', 'spec: { target: { name: db } }'),
  );

  expect(edgesIn(graph)).toEqual(['Deployment/shop/web > ExternalSecret/shop/vault']);
});

test('a Service without a selector selects nothing, and a Service in another namespace not these Pods', () => {
  const without = object('v1/Service', 'a', 'spec: { ports: [{ port: 80 }] }');
  const elsewhere = object('v1/Service', 'b', 'spec: { selector: { app: web } }', 'other');

  expect(edgesIn(graphOf(web + without + elsewhere))).toEqual(['Service/other/b > Pod/other/app=web']);
});

test.each([
  ['StatefulSet', 'statefulset.kubernetes.io/pod-name: db-12'],
  ['StatefulSet', "apps.kubernetes.io/pod-index: '0'"],
  ['Job', 'batch.kubernetes.io/job-name: db'],
])('a Service selects the Pods of a %s by the label %s, which its controller adds', (kind, label) => {
  const workload = object(`x/v1/${kind}`, 'db', 'spec: { template: { spec: { containers: [] } } }');
  const service = (selector: string): string => object('v1/Service', 'one', `spec: { selector: { ${selector} } }`);

  expect(edgesIn(graphOf(workload + service(label)))).toEqual([`Service/shop/one > ${kind}/shop/db`]);
});

test('a Service does not select the Pods of another StatefulSet by their name', () => {
  const set = object('apps/v1/StatefulSet', 'db', 'spec: { template: { spec: { containers: [] } } }');
  const service = object('v1/Service', 'one', 'spec: { selector: { statefulset.kubernetes.io/pod-name: db-web-0 } }');

  expect(edgesIn(graphOf(set + service))).toEqual([
    'Service/shop/one > Pod/shop/statefulset.kubernetes.io/pod-name=db-web-0',
  ]);
});

test('an object without a namespace is in the namespace default', () => {
  const graph = graphOf(
    object('v1/Service', 'web', 'spec: { selector: { app: web } }', 'default') +
      '\n{ apiVersion: v1, kind: Pod, metadata: { name: web, labels: { app: web } }, spec: { containers: [] } }',
  );

  expect(edgesIn(graph)).toEqual(['Service/default/web > Pod//web']);
});

test('a reference to a namespace leads to an object that names none, unless the namespace has one', () => {
  const binding = object(
    'rbac.authorization.k8s.io/v1/ClusterRoleBinding',
    'a',
    'subjects: [' +
      '{ kind: ServiceAccount, name: bot, namespace: ci }, { kind: ServiceAccount, name: cat, namespace: ci }]',
    '',
  );
  const accounts = [
    object('v1/ServiceAccount', 'bot', '', ''),
    object('v1/ServiceAccount', 'cat', '', ''),
    object('v1/ServiceAccount', 'cat', '', 'ci'),
  ];

  expect(edgesIn(graphOf(binding + accounts.join('')))).toEqual([
    'ClusterRoleBinding//a > ServiceAccount//bot',
    'ClusterRoleBinding//a > ServiceAccount/ci/cat',
  ]);
});

test('a reference to a namespace does not lead to an object of the namespace default', () => {
  const pod = object('v1/Pod', 'a', 'spec: { serviceAccountName: bot, containers: [] }');

  expect(edgesIn(graphOf(pod + object('v1/ServiceAccount', 'bot', '', 'default')))).toEqual([
    'Pod/shop/a > ServiceAccount/shop/bot',
  ]);
});

test('a CustomResourceDefinition decides whether its objects have a namespace', () => {
  const graph = graphOf(
    '{ apiVersion: apiextensions.k8s.io/v1, kind: CustomResourceDefinition, metadata: { name: pools.a.b }, ' +
      'spec: { group: a.b, scope: Cluster, names: { kind: Pool } } }\n---' +
      object('a.b/v1/Pool', 'fast'),
  );

  expect(graph.nodes.map(({ id }) => id)).toEqual(['CustomResourceDefinition//pools.a.b', 'Pool//fast']);
});
