import { Duration } from 'cdk8s';
import { type ArgoCdInstallProps, type Manifest } from 'cdk8s-gitops';
import { messageOf } from '../../message-of';
import { find, labels, render, type Loose } from './render';

const pod = (manifests: readonly Manifest[], name: string, kind = 'Deployment'): Loose =>
  find(manifests, kind, name).spec.template.spec;

const variable = (container: Loose, name: string): unknown =>
  (container.env as unknown as { name: string }[]).find((each) => each.name === name);

test('image, resources, environment and scheduling of a component reach its container and its pod', () => {
  const resources = { requests: { cpu: '100m', memory: '128Mi' } };
  const tolerations = [{ key: 'dedicated', operator: 'Exists' as const }];
  const server = { image: 'example.com/argocd:v1', resources, env: { HTTPS_PROXY: 'http://proxy:3128' }, tolerations };
  const spec = pod(render({ server }), 'argocd-server');

  expect(spec.containers[0]).toMatchObject({ image: 'example.com/argocd:v1', resources });
  expect(variable(spec.containers[0], 'HTTPS_PROXY')).toEqual({ name: 'HTTPS_PROXY', value: 'http://proxy:3128' });
  expect(spec.tolerations).toEqual(tolerations);
});

test('a variable by name may have a source', () => {
  const valueFrom = { secretKeyRef: { name: 'proxy', key: 'url' } };
  const spec = pod(render({ server: { env: { HTTPS_PROXY: { valueFrom } } } }), 'argocd-server');

  expect(variable(spec.containers[0], 'HTTPS_PROXY')).toEqual({ name: 'HTTPS_PROXY', valueFrom });
});

test('a variable that Argo CD sets itself is replaced in its place', () => {
  const before = pod(render(), 'argocd-server').containers[0].env as unknown as { name: string }[];
  const server = { env: [{ name: 'ARGOCD_SERVER_INSECURE', value: 'true' }] };
  const after = pod(render({ server }), 'argocd-server').containers[0].env as unknown as { name: string }[];

  expect(after.map(({ name }) => name)).toEqual(before.map(({ name }) => name));
  expect(after.find(({ name }) => name === 'ARGOCD_SERVER_INSECURE')).toEqual(server.env[0]);
});

test('image is set on every container that runs Argo CD, and on no others', () => {
  const text = JSON.stringify(render({ image: 'example.com/argocd:v1', highAvailability: true, hydrator: true }));

  expect(text).not.toContain('quay.io/argoproj/argocd');
  expect(text.match(/example\.com\/argocd:v1/g)).toHaveLength(9);
  expect(text).toContain('public.ecr.aws/docker/library/redis');
});

test('the image of the repo server is also used for the init container that serves its plugins', () => {
  const spec = pod(render({ repoServer: { image: 'example.com/argocd:v1' } }), 'argocd-repo-server');

  expect([spec.containers[0].image, spec.initContainers[0].image]).toEqual([
    'example.com/argocd:v1',
    'example.com/argocd:v1',
  ]);
});

test('pods is for all components, and the settings of a component win', () => {
  const manifests = render({
    pods: { priorityClassName: 'high', nodeSelector: { pool: 'infra' } },
    dex: { priorityClassName: 'low' },
  });

  expect(pod(manifests, 'argocd-redis')).toMatchObject({
    priorityClassName: 'high',
    nodeSelector: { 'kubernetes.io/os': 'linux', pool: 'infra' },
  });
  expect(pod(manifests, 'argocd-dex-server').priorityClassName).toBe('low');
});

test('labels of pods never reach a selector', () => {
  const { selector, template } = find(
    render({ pods: { podLabels: { team: 'a' } } }),
    'Deployment',
    'argocd-server',
  ).spec;

  expect(template.metadata.labels).toEqual({ team: 'a', 'app.kubernetes.io/name': 'argocd-server' });
  expect(selector.matchLabels).toEqual({ 'app.kubernetes.io/name': 'argocd-server' });
});

test('labels by which Argo CD finds its objects are refused', () => {
  expect(messageOf(() => render({ labels: { 'app.kubernetes.io/name': 'mine' } }))).toBe(
    '[chart/argocd] Cannot set app.kubernetes.io/name in labels: Argo CD finds its own objects and Pods by them\n' +
      '  Fix: use labels of your own',
  );
});

test('replicas of the controller set the variable for the distribution of clusters', () => {
  const controller = find(render({ controller: { replicas: 3 } }), 'StatefulSet', 'argocd-application-controller');

  expect(controller.spec.replicas).toBe(3);
  expect(variable(controller.spec.template.spec.containers[0], 'ARGOCD_CONTROLLER_REPLICAS')).toEqual({
    name: 'ARGOCD_CONTROLLER_REPLICAS',
    value: '3',
  });
});

test('with dynamic distribution the controller is a Deployment', () => {
  const controller = { dynamicClusterDistribution: true, replicas: 2, heartbeat: Duration.seconds(20) };
  const manifests = render({ controller });
  const [container] = pod(manifests, 'argocd-application-controller').containers as unknown as Loose[];

  expect(labels(manifests)).not.toContain('StatefulSet/argocd-application-controller');
  expect(variable(container, 'ARGOCD_CONTROLLER_REPLICAS')).toBeUndefined();
  expect(variable(container, 'ARGOCD_CONTROLLER_HEARTBEAT_TIME')).toMatchObject({ value: '20' });
});

test('replicas of the API server divide the login limit', () => {
  const { spec } = find(render({ server: { replicas: 3 } }), 'Deployment', 'argocd-server');

  expect(spec.replicas).toBe(3);
  expect(variable(spec.template.spec.containers[0], 'ARGOCD_API_SERVER_REPLICAS')).toMatchObject({ value: '3' });
});

test('several ApplicationSet controllers elect a leader', () => {
  const { data } = find(render({ applicationSet: { replicas: 2 } }), 'ConfigMap', 'argocd-cmd-params-cm');

  expect(data).toEqual({ 'applicationsetcontroller.enable.leader.election': 'true' });
});

test.each<[ArgoCdInstallProps, string, string]>([
  [
    { dex: { replicas: 2 } },
    'Cannot use 2 as dex.replicas: its database is in memory, so two would know different logins',
    'leave replicas out',
  ],
  [{ redis: { replicas: 2 } }, 'Cannot use 2 as redis.replicas: two would be two caches', 'use highAvailability: true'],
  [{ server: { replicas: 1.5 } }, 'Cannot use 1.5 as server.replicas: it must be a whole number, 0 or more', 'use 2'],
  [
    { server: { service: { type: 'NodePort', nodePorts: { https: 443 } } } },
    'Cannot use 443 as server.service.nodePorts.https: it must be a whole number from 30000 to 32767',
    'use a number from 30000 to 32767',
  ],
  [
    { server: { service: { nodePorts: { https: 31001 } } } },
    'Cannot use server.service.nodePorts with type "ClusterIP": it has no port on the nodes',
    "use type: 'NodePort', or leave nodePorts out",
  ],
  [
    { server: { service: { type: 'NodePort', nodePorts: { https: 31001, http: 31001 } } } },
    'Cannot use 31001 for both ports of server.service.nodePorts: a port leads to one place',
    'use two ports',
  ],
  [
    { core: true, server: { replicas: 2 } },
    'Cannot use server with core: true: that install has no API server, no Dex and no notifications',
    'leave server out, or leave core out',
  ],
  [
    { scope: 'namespace', applicationNamespaces: ['team-a'] },
    "Cannot use applicationNamespaces with scope: 'namespace': that install has no permissions outside of its namespace",
    'leave applicationNamespaces out, or leave scope out',
  ],
  [
    { redis: { enabled: false } },
    'Cannot switch Redis off: all components need a cache',
    "add redis.external: { host: 'redis.example.com' }, or leave redis.enabled out",
  ],
  [
    { server: { enabled: false, replicas: 2 }, certificate: { issuer: { name: 'ca' }, dnsNames: ['a.example.com'] } },
    'Cannot use server.replicas, certificate with server.enabled: false: nothing would read it',
    'leave server.replicas, certificate out, or leave enabled out',
  ],
  [
    { dex: { enabled: false, config: {} }, url: 'https://argocd.example.com' },
    'Cannot use dex.config with dex.enabled: false: nothing would read it',
    'leave dex.config out, or leave enabled out',
  ],
  [
    { commitServer: {} },
    'Cannot use commitServer: only the source hydrator has one',
    'add hydrator: true, or leave commitServer out',
  ],
])('%j is refused', (props, what, fix) => {
  expect(messageOf(() => render(props))).toBe(`[chart/argocd] ${what}\n  Fix: ${fix}`);
});

test('an autoscaler replaces replicas', () => {
  const autoscaling = { maxReplicas: 5 };
  const server = { autoscaling, resources: { requests: { cpu: '100m' } }, disruptionBudget: { minAvailable: 1 } };
  const manifests = render({ server });

  expect(find(manifests, 'Deployment', 'argocd-server').spec.replicas).toBeUndefined();
  expect(find(manifests, 'HorizontalPodAutoscaler', 'argocd-server').spec).toEqual({
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'argocd-server' },
    minReplicas: 1,
    maxReplicas: 5,
    metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 50 } } }],
  });
  expect(find(manifests, 'PodDisruptionBudget', 'argocd-server').spec).toEqual({
    minAvailable: 1,
    selector: { matchLabels: { 'app.kubernetes.io/name': 'argocd-server' } },
  });
});

test('an autoscaler without requests is refused', () => {
  expect(messageOf(() => render({ server: { autoscaling: { maxReplicas: 3, memoryUtilization: 70 } } }))).toBe(
    '[chart/argocd] Cannot use server.autoscaling: it compares usage with resources.requests, which has no memory\n' +
      '  Fix: add resources: { requests: { memory: … } }',
  );
});

test('a Redis that runs elsewhere replaces all objects of Redis', () => {
  const external = { host: 'redis.example.com', passwordSecret: { name: 'redis', key: 'password' } };
  const manifests = render({ redis: { external } });
  const [container] = pod(manifests, 'argocd-server').containers as unknown as Loose[];

  expect(labels(manifests).filter((label) => label.includes('redis'))).toEqual([]);
  expect(find(manifests, 'ConfigMap', 'argocd-cmd-params-cm').data).toEqual({
    'redis.server': 'redis.example.com:6379',
  });
  expect(variable(container, 'REDIS_PASSWORD')).toEqual({
    name: 'REDIS_PASSWORD',
    valueFrom: { secretKeyRef: { name: 'redis', key: 'password' } },
  });
});

test('notifications can be left out, and the policy of the repo server then leaves them out too', () => {
  const manifests = render({ notifications: { enabled: false } });

  expect(labels(render()).length - labels(manifests).length).toBe(8);
  expect(JSON.stringify(find(manifests, 'NetworkPolicy', 'argocd-repo-server-network-policy'))).not.toContain(
    'notifications',
  );
});

test('a policy whose peers are all left out opens nothing', () => {
  const manifests = render({ server: { enabled: false } });
  const { ingress } = find(manifests, 'NetworkPolicy', 'argocd-dex-server-network-policy').spec;

  expect(ingress).toEqual([{ from: [{ namespaceSelector: {} }], ports: [{ port: 5558, protocol: 'TCP' }] }]);
});

test('a ServiceAccount can have another name and annotations, and bindings use that name', () => {
  const serviceAccount = { name: 'argo', annotations: { 'eks.amazonaws.com/role-arn': 'arn:aws:iam::1:role/argo' } };
  const manifests = render({ controller: { serviceAccount } });
  const bindings = ['RoleBinding', 'ClusterRoleBinding'].map(
    (kind) => find(manifests, kind, 'argocd-application-controller').subjects[0],
  );

  expect(find(manifests, 'ServiceAccount', 'argo').metadata.annotations).toEqual(serviceAccount.annotations);
  expect(bindings).toEqual(Array(2).fill({ kind: 'ServiceAccount', name: 'argo', namespace: 'argocd' }));
  expect(pod(manifests, 'argocd-application-controller', 'StatefulSet').serviceAccountName).toBe('argo');
});

test('cluster-wide roles can have other names, for two Argo CDs in one cluster', () => {
  const names = labels(render({ clusterRolePrefix: 'team-a' })).filter((label) => label.startsWith('ClusterRole'));

  expect(names).toContain('ClusterRole/team-a-application-controller');
  expect(names.filter((name) => name.includes('/argocd'))).toEqual([]);
});

test('the rules of the controller can be replaced', () => {
  const clusterRoleRules = [{ apiGroups: ['apps'], resources: ['*'], verbs: ['*'] }];
  const role = find(render({ controller: { clusterRoleRules } }), 'ClusterRole', 'argocd-application-controller');

  expect(role.rules).toEqual(clusterRoleRules);
});

test('exec switches the terminal on, gives the server the right to open shells, and restarts it', () => {
  const manifests = render({ exec: true });
  const rule = { apiGroups: [''], resources: ['pods/exec'], verbs: ['create'] };

  expect(find(manifests, 'ConfigMap', 'argocd-cm').data['exec.enabled']).toBe('true');
  expect(find(manifests, 'Role', 'argocd-server').rules).toContainEqual(rule);
  expect(find(manifests, 'ClusterRole', 'argocd-server').rules).toContainEqual(rule);
  expect(Object.keys(find(manifests, 'Deployment', 'argocd-server').spec.template.metadata.annotations)).toEqual([
    'checksum/cm',
  ]);
});

test("Applications in other namespaces come with the rules that upstream's install lacks", () => {
  const manifests = render({ applicationNamespaces: ['team-*', 'shop'] });

  expect(find(manifests, 'ConfigMap', 'argocd-cmd-params-cm').data).toEqual({
    'application.namespaces': 'team-*,shop',
  });
  expect(find(manifests, 'ClusterRole', 'argocd-server-cluster-apps').rules).toContainEqual({
    apiGroups: ['argoproj.io'],
    resources: ['applications'],
    verbs: ['create', 'delete', 'update', 'patch'],
  });
  expect(labels(manifests)).toContain('ClusterRoleBinding/argocd-notifications-controller-cluster-apps');
});

test('ApplicationSets in other namespaces need a list of hosts', () => {
  expect(messageOf(() => render({ applicationSet: { namespaces: ['team-a'] } }))).toBe(
    '[chart/argocd] Cannot use applicationSet.namespaces alone: the controller does not start, because tokens could be ' +
      "sent anywhere\n  Fix: add applicationSet.allowedScmProviders, or params: { 'applicationsetcontroller.enable.scm.providers': false }",
  );
});
