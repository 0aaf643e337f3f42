import { type ArgoCdInstallProps, type Manifest } from 'cdk8s-gitops';
import { upstreamProbes } from '../../../lib/constructs/argo-cd-install/check/check-rollout';
import { componentNames } from '../../../lib/constructs/argo-cd-install/plan/names';
import { argoCdVersions } from '../../../lib/constructs/argo-cd/release/release';
import { messageOf } from '../../message-of';
import { find, labels, render, type Loose } from './render';

const workload = (manifests: readonly Manifest[], name: string, kind = 'Deployment'): Loose =>
  find(manifests, kind, name).spec;

const generate = { command: ['sh', '-c', 'tk show'] };
const checksumOf = (plugins: ArgoCdInstallProps['plugins']): unknown =>
  workload(render({ plugins }), 'argocd-repo-server').template.metadata.annotations?.['checksum/cmp-cm'];

test('a changed plugin restarts the repo server, because its file is read only once', () => {
  const before = checksumOf({ tanka: { image: 'tanka:1', spec: { generate } } });

  expect(before).toMatch(/^[0-9a-f]{64}$/);
  expect(checksumOf({ tanka: { image: 'tanka:1', spec: { generate: { command: ['tk'] } } } })).not.toBe(before);
});

test('a plugin that is configured in its image needs no checksum', () => {
  expect(checksumOf({ tanka: { image: 'tanka:1' } })).toBeUndefined();
});

const argumentsOf = (props: ArgoCdInstallProps): unknown =>
  workload(render(props), 'argocd-repo-server').template.spec.containers[0].args;

test.each<[string, ArgoCdInstallProps]>([
  ['a parameter', { params: { 'reposerver.disable.tls': true } }],
  ['a variable', { repoServer: { env: { ARGOCD_REPO_SERVER_DISABLE_TLS: 'true' } } }],
])('without TLS by %s, the repo server gets no authority for certificates of clients', (_name, props) => {
  expect(argumentsOf(props)).toEqual(['/usr/local/bin/argocd-repo-server', '--client-ca-path=']);
});

test('a version that has no such path gets no such argument', () => {
  expect(argumentsOf({ version: argoCdVersions[0], params: { 'reposerver.disable.tls': true } })).toEqual([
    '/usr/local/bin/argocd-repo-server',
  ]);
});

test('a path to that authority is refused if TLS is off', () => {
  const params = { 'reposerver.disable.tls': 'true', 'reposerver.client.ca.path': '/ca.crt' } as const;

  expect(messageOf(() => render({ params }))).toBe(
    '[chart/argocd] Cannot use params["reposerver.client.ca.path"] with reposerver.disable.tls: the repo server does not ' +
      'start with both\n  Fix: leave one of them out',
  );
});

test('every component can have a disruption budget, which selects its Pods', () => {
  const disruptionBudget = { maxUnavailable: 1 };
  const keys = Object.keys(componentNames) as (keyof typeof componentNames)[];
  const props = Object.fromEntries(keys.map((key) => [key, { disruptionBudget }]));

  const manifests = render({ hydrator: true, ...props });

  const budgets = manifests.filter(({ kind }) => kind === 'PodDisruptionBudget') as unknown as Loose[];
  expect(budgets.map(({ metadata }) => metadata.name).sort()).toEqual(
    Object.values(componentNames)
      .map(({ name }) => name)
      .sort(),
  );
  for (const { metadata, spec } of budgets) {
    expect(spec).toEqual({
      maxUnavailable: 1,
      selector: { matchLabels: { 'app.kubernetes.io/name': metadata.name } },
    });
  }
});

test('a highly available Redis and its proxy have budgets of their own', () => {
  const redis = { disruptionBudget: { maxUnavailable: 1 }, proxy: { disruptionBudget: { minAvailable: 2 } } };

  const found = labels(render({ highAvailability: true, redis })).filter((label) => label.startsWith('PodDisr'));

  expect(found).toEqual(['PodDisruptionBudget/argocd-redis-ha', 'PodDisruptionBudget/argocd-redis-ha-haproxy']);
});

test('strategy, grace period and DNS reach the workload and its Pods', () => {
  const dnsConfig = { options: [{ name: 'ndots', value: '2' }] };
  const manifests = render({
    pods: { dnsConfig },
    server: { strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }, terminationGracePeriodSeconds: 60 },
    controller: { strategy: { type: 'OnDelete' }, dnsPolicy: 'Default' },
  });

  expect(workload(manifests, 'argocd-server')).toMatchObject({
    strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
    template: { spec: { terminationGracePeriodSeconds: 60, dnsConfig } },
  });
  expect(workload(manifests, 'argocd-application-controller', 'StatefulSet')).toMatchObject({
    updateStrategy: { type: 'OnDelete' },
    template: { spec: { dnsPolicy: 'Default', dnsConfig } },
  });
});

test('the timing of a probe is merged over that of upstream', () => {
  const [container] = workload(render({ server: { livenessProbe: { periodSeconds: 60 } } }), 'argocd-server').template
    .spec.containers as unknown as Loose[];

  expect(container?.livenessProbe).toEqual({
    httpGet: { path: '/healthz?full=true', port: 8080 },
    initialDelaySeconds: 3,
    periodSeconds: 60,
    timeoutSeconds: 5,
  });
});

test('the list of probes that can be timed is the list of probes that upstream has', () => {
  const manifests = render({ hydrator: true });

  for (const { key, name } of Object.values(componentNames)) {
    const kind = key === 'controller' ? 'StatefulSet' : 'Deployment';
    const container = workload(manifests, name, kind).template.spec.containers[0];
    const there = ['livenessProbe', 'readinessProbe'].filter((field) => container[field] !== undefined);
    expect([key, there]).toEqual([key, upstreamProbes[key]]);
  }
});

test.each<[string, ArgoCdInstallProps, string]>([
  [
    'the timing of a probe that upstream lacks',
    { dex: { livenessProbe: { periodSeconds: 5 } } },
    "Cannot use dex.livenessProbe: upstream's workload does not have this probe\n" +
      '  Fix: use addProbes(install.getApiObject(…), { … }), which adds one',
  ],
  [
    'Recreate for a StatefulSet',
    { controller: { strategy: { type: 'Recreate' } } },
    'Cannot use "Recreate" as controller.strategy.type: a StatefulSet does not have it\n' +
      '  Fix: use "RollingUpdate" or "OnDelete"',
  ],
  [
    'a partition for a Deployment',
    { server: { strategy: { rollingUpdate: { partition: 1 } } } },
    'Cannot use server.strategy.rollingUpdate.partition: a Deployment does not have it\n  Fix: leave it out',
  ],
  [
    'a rolling update beside Recreate',
    { server: { strategy: { type: 'Recreate', rollingUpdate: { maxSurge: 1 } } } },
    'Cannot use server.strategy.rollingUpdate with type "Recreate": the API server refuses both\n  Fix: leave it out',
  ],
  [
    'a mount of a volume that is not there',
    { server: { volumeMounts: [{ name: 'tpm', mountPath: '/data' }] } },
    'Cannot use "tpm" as spec.template.spec.containers[0].volumeMounts[8].name of Deployment/argocd-server: the Pod has ' +
      'no volume with that name\n  Fix: use "tmp"',
  ],
  [
    'a volume with the name of another one',
    { repoServer: { volumes: [{ name: 'tmp', emptyDir: {} }] } },
    'Cannot use spec.template.spec.volumes[11] of Deployment/argocd-repo-server: item 4 of the list has the same name\n' +
      '  Fix: change or remove one of them',
  ],
  [
    'the volume of two plugins',
    {
      plugins: {
        a: { image: 'a:1', volumes: [{ name: 'data', emptyDir: {} }] },
        b: { image: 'b:1', volumes: [{ name: 'data', emptyDir: {} }] },
      },
    },
    'Cannot use spec.template.spec.volumes[14] of Deployment/argocd-repo-server: item 12 of the list has the same name\n' +
      '  Fix: change or remove one of them',
  ],
  [
    'a sidecar with the name of an init container',
    { repoServer: { sidecars: [{ name: 'copyutil', image: 'a:1' }] } },
    'Cannot use "copyutil" as spec.template.spec.containers[1].name of Deployment/argocd-repo-server: another container has it\n' +
      '  Fix: use another name',
  ],
  [
    'a mount at a path that is taken',
    { server: { volumes: [{ name: 'data', emptyDir: {} }], volumeMounts: [{ name: 'data', mountPath: '/tmp' }] } },
    'Cannot use spec.template.spec.containers[0].volumeMounts[8] of Deployment/argocd-server: item 5 of the list has the ' +
      'same mountPath\n  Fix: change or remove one of them',
  ],
  [
    'what the API server refuses after a patch',
    {
      patches: [
        {
          target: { kind: 'Deployment', name: 'argocd-server' },
          patch: { spec: { template: { spec: { hostNetwork: 'yes' } } } },
        },
      ],
    },
    'Cannot use "yes" as spec.template.spec.hostNetwork of Deployment/argocd-server: it must be true or false\n' +
      '  Fix: use true or false',
  ],
])('%s is refused', (_name, props, expected) => {
  expect(messageOf(() => render(props))).toBe(`[chart/argocd] ${expected}`);
});
