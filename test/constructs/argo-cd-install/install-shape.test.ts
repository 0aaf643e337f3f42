import { Duration } from 'cdk8s';
import { type ArgoCdInstallProps } from 'cdk8s-gitops';
import { messageOf } from '../../message-of';
import { render } from './render';

const url = 'https://argocd.example.com';

/** The message on props as JavaScript may give them. */
const messageOn = (props: object): string => messageOf(() => render(props as ArgoCdInstallProps));

test('an unknown prop is an error that names the nearest prop', () => {
  expect(messageOn({ highAvailabilty: true, server: { replica: 2 } })).toBe(
    '[chart/argocd] Cannot use highAvailabilty: the field is unknown\n  Fix: use highAvailability\n' +
      '[chart/argocd] Cannot use server.replica: the field is unknown\n  Fix: use replicas',
  );
});

test.each<[string, string, object]>([
  ['admin.enable', 'enabled', { admin: { enable: false } }],
  ['ingress.clasName', 'className', { url, ingress: { clasName: 'nginx' } }],
  ['accounts.ci.enable', 'enabled', { accounts: { ci: { enable: false } } }],
  ['server.service.typ', 'type', { server: { service: { typ: 'NodePort' } } }],
  ['server.service.nodePorts.htps', 'https', { server: { service: { type: 'NodePort', nodePorts: { htps: 31001 } } } }],
  ['repoServer.serviceAccount.nam', 'name', { repoServer: { serviceAccount: { nam: 'x' } } }],
  ['redis.proxy.replica', 'replicas', { highAvailability: true, redis: { proxy: { replica: 3 } } }],
  ['metrics.serviceMonitors.label', 'labels', { metrics: { serviceMonitors: { label: {} } } }],
  ['plugins.tanka.spec.generat', 'generate', { plugins: { tanka: pluginWith({ generat: {} }) } }],
  ['gateway.parentRefs[0].namespce', 'namespace', gatewayTo({ name: 'public', namespce: 'gateways' })],
])('an unknown nested prop is an error too: %s', (wrong, right, props) => {
  expect(messageOn(props)).toBe(`[chart/argocd] Cannot use ${wrong}: the field is unknown\n  Fix: use ${right}`);
});

test.each<[string, string, object]>([
  ['server.service.nodePort', 'nodePorts: { https: … }', { server: { service: { nodePort: 31001 } } }],
  ['rbac["policy.csv"]', 'policy', { rbac: { 'policy.csv': '' } }],
  ['rbac["policy.default"]', 'defaultRole', { rbac: { 'policy.default': 'role:readonly' } }],
])('the fix for %s of Kubernetes or Argo CD is the name here', (wrong, right, props) => {
  expect(messageOn(props)).toBe(`[chart/argocd] Cannot use ${wrong}: the field is unknown\n  Fix: use ${right}`);
});

test.each<[object, string, string]>([
  [
    { server: { service: { nodePorts: 31001 } } },
    'Cannot use 31001 as server.service.nodePorts: it must be a map',
    'use { https: 31001 }',
  ],
  [
    { url: 'argo.example.com' },
    'Cannot use "argo.example.com" as url: it must be an address with http:// or https://',
    'use "https://argo.example.com"',
  ],
  [{ core: 'true' }, 'Cannot use "true" as core: it must be true or false', 'use true'],
  [{ server: null }, 'Cannot use null as server: it must be a map', 'use a map'],
  [{ server: { replicas: '2' } }, 'Cannot use "2" as server.replicas: it must be a whole number, 0 or more', 'use 2'],
  [{ server: { extraArgs: [1] } }, 'Cannot use 1 as server.extraArgs[0]: it must be a string', 'use "1"'],
  [
    { server: { tolerations: { key: 'a' } } },
    'Cannot use {"key":"a"} as server.tolerations: it must be a list',
    'use [{"key":"a"}]',
  ],
  [
    { server: { resources: { requests: { cpu: true } } } },
    'Cannot use true as server.resources.requests.cpu: it must be a quantity, such as "100m" or "128Mi"',
    'use "128Mi"',
  ],
  [
    { repoServer: { volumes: [{ name: 'tmp', emptydir: {} }] } },
    'Cannot use repoServer.volumes[0].emptydir: the field is unknown',
    'use emptyDir',
  ],
  [
    { server: { imagePullPolicy: 'always' } },
    'Cannot use "always" as server.imagePullPolicy: it must be one of "Always", "IfNotPresent", "Never"',
    'use "Always"',
  ],
  [
    { server: { disruptionBudget: { minAvailable: 1, maxUnavailable: 1 } } },
    'Cannot use minAvailable and maxUnavailable together in server.disruptionBudget: they exclude each other',
    'keep one of minAvailable, maxUnavailable',
  ],
  [
    { server: { autoscaling: { minReplicas: 3, maxReplicas: 2 }, resources: { requests: { cpu: 1 } } } },
    'Cannot use 2 as server.autoscaling.maxReplicas: it must be 3 or more, like minReplicas',
    'use 3, or a lower minReplicas',
  ],
  [
    { server: { serviceAccount: { create: false } } },
    'Cannot leave out server.serviceAccount.name with create: false: it is the name of the account that exists',
    'add name',
  ],
  [
    { server: { service: { externalTrafficPolicy: 'Local' } } },
    'Cannot use server.service.externalTrafficPolicy with type "ClusterIP": no traffic comes from outside',
    "use type: 'NodePort' or 'LoadBalancer'",
  ],
  [
    { server: { service: { type: 'NodePort', loadBalancerClass: 'a' } } },
    'Cannot use loadBalancerClass in server.service with type "NodePort": there is no load balancer',
    "use type: 'LoadBalancer'",
  ],
  [
    { controller: { heartbeat: Duration.seconds(10) } },
    'Cannot use controller.heartbeat: only controllers with dynamic cluster distribution report',
    'add dynamicClusterDistribution: true, or leave heartbeat out',
  ],
  [
    { reconciliation: { timeout: 120 } },
    'Cannot use 120 as reconciliation.timeout: it must be a Duration',
    'use Duration.seconds(120)',
  ],
  [
    { reconciliation: { jitter: Duration.millis(1500) } },
    'Cannot use 1.5 seconds as reconciliation.jitter: it must be a whole number of seconds, 0 or more',
    'use Duration.seconds(2), or leave it out',
  ],
  [
    { params: { 'application.namespaces': ['a', 'b'] } },
    'Cannot use ["a","b"] as params["application.namespaces"]: it must be a string, a number, true or false',
    "use '5'",
  ],
  [
    { plugins: { copyutil: pluginWith({ generate: { command: ['tk'] } }) } },
    'Cannot use plugins.copyutil: the repo server has a container with that name',
    'use another name',
  ],
  [
    { accounts: { 'Alice B': {} } },
    'Cannot use "Alice B" as a key of accounts: it must be letters, digits, "-" and "_", and not admin, which is a ' +
      'prop of its own',
    'use "Alice-B"',
  ],
  [gatewayTo(), 'Cannot use 0 items as gateway.parentRefs: it must have 1 or more', "add { name: 'public' }"],
  [{ repositories: [{}] }, 'Cannot leave out repositories[0].url: it is required', 'add url'],
  [{ patches: [null] }, 'Cannot use null as patches[0]: it must be a map', "use { path: './patch.yaml' }"],
  [
    { sshKnownHosts: ['git.example.com'] },
    'Cannot use "git.example.com" as sshKnownHosts[0]: it must be a host, a kind of key and a key',
    'use the lines that ssh-keyscan HOST prints',
  ],
  [
    { tlsCertificates: { 'https://git.example.com': '-----BEGIN CERTIFICATE-----\nMIIE\n-----END CERTIFICATE-----' } },
    'Cannot use "https://git.example.com" as a key of tlsCertificates: it must be a host name without protocol and port',
    'use "git.example.com"',
  ],
])('%j is not accepted', (props, what, fix) => {
  expect(messageOn(props)).toBe(`[chart/argocd] ${what}\n  Fix: ${fix}`);
});

test.each<[object]>([
  [{ admin: 'hunter2' }],
  [{ admin: { passwordHash: ['hunter2'] } }],
  [{ accounts: { ci: 'hunter2' } }],
  [{ url, oidc: ['hunter2'] }],
  [{ url, oidc: { name: 'SSO', issuer: url, clientID: 'argo', clientSecret: ['hunter2'] } }],
  [{ url, dex: { config: ['hunter2'] } }],
  [{ notifications: { notifiers: 'hunter2' } }],
  [{ notifications: { notifiers: { slack: ['hunter2'] } } }],
  [{ server: { env: { PASSWORD: ['hunter2'] } } }],
  [{ redis: { external: { host: 'redis.example.com', passwordSecret: 'hunter2' } } }],
  [{ repositories: 'https://me:hunter2@git.example.com' }],
  [{ repositories: { shop: 'https://me:hunter2@git.example.com' } }],
  [{ tlsCertificates: ['hunter2'] }],
  [{ tlsCertificates: { 'git.example.com': ['hunter2'] } }],
  [{ gpgKeys: { ABCD: 'hunter2' } }],
  [{ url, oidc: 'clientSecret: $a', config: { 'oidc.config': 'clientSecret: hunter2' } }],
])('a secret is never in a message: %j', (props) => {
  const message = messageOn(props);

  expect(message).toMatch(/^\[chart\/argocd] Cannot (use|set) /);
  expect(message).not.toContain('hunter2');
});

test('the parts of other operators accept fields that this library does not know', () => {
  const issuer = { name: 'corporate', group: 'awspca.cert-manager.io', kind: 'AWSPCAClusterIssuer' };
  const props = { ...gatewayTo({ name: 'public', port: 443 }), certificate: { issuer } };

  expect(() => render(props as ArgoCdInstallProps)).not.toThrow();
});

function gatewayTo(...parentRefs: readonly object[]): object {
  return { url, insecure: true, gateway: { parentRefs } };
}

function pluginWith(spec: object): object {
  return { image: 'tanka:1', spec: { generate: { command: ['tk'] }, ...spec } };
}

test('names of notifications have no prefix: it would be in the ConfigMap twice', () => {
  const notifiers = { 'service.slack': { token: '$slack-token' }, 'webhook.ci': { url: 'https://ci.example.com' } };
  const templates = { 'template.app-synced': { message: 'Done' } };
  const triggers = { 'trigger.': [] };

  expect(messageOn({ notifications: { notifiers, templates, triggers } })).toBe(
    '[chart/argocd] Cannot use "service.slack" as a key of notifications.notifiers: it must not begin with service.: ' +
      'that is added to it\n  Fix: use "slack"\n' +
      '[chart/argocd] Cannot use "template.app-synced" as a key of notifications.templates: it must not begin with ' +
      'template.: that is added to it\n  Fix: use "app-synced"\n' +
      '[chart/argocd] Cannot use "trigger." as a key of notifications.triggers: it must not begin with trigger.: ' +
      'that is added to it\n  Fix: use "on-synced"',
  );
});
