import { fileCase, rareSpecCases } from './rare-spec-cases';
import { check, type Check, container, deploymentManifest, ourDeployment, ourPod, podManifest } from './check';

/** Fields of a PodSpec on both sides of a bound. They are the same in our form and in Kubernetes' form. */
export interface SpecCase {
  readonly name: string;
  readonly accepted: readonly object[];
  readonly refused: readonly object[];
}

const most = 2 ** 31 - 1;
const inContainer = (fields: object): object => ({ containers: [container(fields)] });
const withResources = (limits: object | undefined, requests?: object): object =>
  inContainer({ resources: { limits, requests } });
const limit = (memory: unknown): object => withResources({ memory });
const withEnv = (...env: unknown[]): object => inContainer({ env });
const from = (valueFrom: unknown): object => withEnv({ name: 'A', valueFrom });
const withVolume = (source: object): object => ({ volumes: [{ name: 'data', ...source }] });
const mounted = (mount: object, fields: object = {}): object => ({
  ...inContainer({ volumeMounts: [{ name: 'data', mountPath: '/data', ...mount }], ...fields }),
  ...withVolume({ emptyDir: {} }),
});
const secure = (securityContext: object): object => inContainer({ securityContext });
const hook = (preStop: object, pod: object = {}): object => ({ ...inContainer({ lifecycle: { preStop } }), ...pod });
const tolerate = (toleration: object): object => ({ tolerations: [toleration] });
const onNodes = (requirement: object): object => ({
  affinity: {
    nodeAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [requirement] }] },
    },
  },
});
const spread = (...constraints: object[]): object => ({
  topologySpreadConstraints: constraints.map((constraint) => ({
    maxSkew: 1,
    topologyKey: 'zone',
    whenUnsatisfiable: 'DoNotSchedule',
    ...constraint,
  })),
});
const file = { key: 'a', path: 'a' };
const claim = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } };

/** Every rule of the API server for a PodSpec that this library knows beyond types, with both sides of its bound. */
export const specCases: readonly SpecCase[] = [
  {
    name: 'a quantity',
    accepted: ['128M', '128Mi', '1e3', '1E', '.5', '1.', '+1', 0, 1, 0.5, '0.5Gi', '100m'].map(limit),
    refused: ['128MB', '100 m', '1KB', '1K', '1gi', '', 'all', '1.5.2', '-1', -1, true].map(limit),
  },
  {
    name: 'a request above the limit',
    accepted: [
      withResources({ cpu: 1 }, { cpu: '1000m' }),
      withResources({ cpu: '0.3' }, { cpu: '300m' }),
      withResources(undefined, { cpu: 2 }),
    ],
    refused: [withResources({ cpu: 1 }, { cpu: '1001m' }), withResources({ memory: '1G' }, { memory: '1Gi' })],
  },
  {
    name: 'the name of a resource',
    accepted: [
      withResources({ 'ephemeral-storage': '1Gi' }),
      withResources({ 'example.com/gpu': 1 }, { 'example.com/gpu': 1 }),
      withResources({ 'hugepages-2Mi': '4Mi', memory: '1Gi' }),
    ],
    refused: [
      withResources({ mem: '1Gi' }),
      withResources({ 'example.com/gpu': 0.5 }),
      withResources({ 'example.com/gpu': 2 }, { 'example.com/gpu': 1 }),
      withResources(undefined, { 'example.com/gpu': 1 }),
    ],
  },
  {
    name: 'a choice',
    accepted: [
      inContainer({ imagePullPolicy: 'Always' }),
      inContainer({ terminationMessagePolicy: 'FallbackToLogsOnError' }),
      { restartPolicy: 'OnFailure' },
      { dnsPolicy: 'Default' },
      { preemptionPolicy: 'PreemptLowerPriority' },
      { os: { name: 'linux' } },
      secure({ procMount: 'Default' }),
      { securityContext: { fsGroupChangePolicy: 'OnRootMismatch' } },
      withVolume({ hostPath: { path: '/a', type: '' } }),
    ],
    refused: [
      inContainer({ imagePullPolicy: 'always' }),
      inContainer({ terminationMessagePolicy: 'Logs' }),
      { restartPolicy: 'Sometimes' },
      { dnsPolicy: 'clusterFirst' },
      { preemptionPolicy: 'Always' },
      { os: { name: 'Linux' } },
      secure({ procMount: 'Masked' }),
      { securityContext: { fsGroupChangePolicy: 'Never' } },
      withVolume({ hostPath: { path: '/a', type: 'Folder' } }),
    ],
  },
  {
    name: 'the name of an environment variable',
    accepted: ['A', 'a.b', '1', 'a b', 'A-B'].map((name) => withEnv({ name, value: '' })),
    refused: ['', 'A=B', 'Ä', undefined].map((name) => withEnv({ name, value: '' })),
  },
  {
    name: 'the value of an environment variable',
    accepted: [
      withEnv({ name: 'A', value: '1' }),
      withEnv({ name: 'A' }),
      withEnv({ name: 'A', value: '', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }),
    ],
    refused: [
      withEnv({ name: 'A', value: 1 }),
      withEnv({ name: 'A', value: true }),
      withEnv({ name: 'A', value: 'a', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }),
    ],
  },
  {
    name: 'where an environment variable comes from',
    accepted: [
      from({ fieldRef: { fieldPath: "metadata.labels['app']" } }),
      from({ fieldRef: { fieldPath: 'status.podIP' } }),
      from({ resourceFieldRef: { resource: 'limits.cpu', divisor: '1m' } }),
      from({ secretKeyRef: { name: 'a', key: 'a' } }),
      inContainer({ envFrom: [{ secretRef: { name: 'a' }, prefix: 'A_' }] }),
    ],
    refused: [
      from({}),
      from({ fieldRef: { fieldPath: 'metadata.nam' } }),
      from({ fieldRef: { fieldPath: 'metadata.labels' } }),
      from({ resourceFieldRef: { resource: 'limits.disk' } }),
      from({ resourceFieldRef: { resource: 'limits.cpu', divisor: '2m' } }),
      from({ secretKeyRef: { name: 'a', key: 'a/b' } }),
      from({ secretKeyRef: { key: 'a' } }),
      from({ secretKeyRef: { name: 'a', key: 'a' }, configMapKeyRef: { name: 'a', key: 'a' } }),
      inContainer({ envFrom: [{}] }),
      inContainer({ envFrom: [{ secretRef: { name: 'a' }, configMapRef: { name: 'a' } }] }),
    ],
  },
  {
    name: 'the source of a volume',
    accepted: [
      withVolume({}),
      withVolume({ emptyDir: { sizeLimit: '1Gi' } }),
      withVolume({ configMap: { name: 'a', items: [{ ...file, mode: 0o777 }], defaultMode: 0 } }),
      withVolume({ projected: { sources: [{ serviceAccountToken: { path: 'a', expirationSeconds: 600 } }] } }),
      withVolume({ ephemeral: { volumeClaimTemplate: { spec: claim } } }),
    ],
    refused: [
      withVolume({ emptyDir: {}, configMap: { name: 'a' } }),
      withVolume({ emptyDir: { sizeLimit: '-1' } }),
      withVolume({ configMap: {} }),
      withVolume({ secret: { name: 'a' } }),
      withVolume({ configMap: { name: 'a', items: [{ ...file, mode: 0o1000 }] } }),
      withVolume({ configMap: { name: 'a', items: [{ ...file, path: '/a' }] } }),
      withVolume({ configMap: { name: 'a', items: [{ ...file, path: '..a' }] } }),
      withVolume({ hostPath: { path: '/a/../b' } }),
      withVolume({ persistentVolumeClaim: {} }),
      withVolume({ projected: { sources: [{ serviceAccountToken: { path: 'a', expirationSeconds: 599 } }] } }),
      withVolume({ projected: { sources: [{ configMap: { name: 'a' }, secret: { name: 'a' } }] } }),
      withVolume({ downwardAPI: { items: [{ path: 'a', fieldRef: { fieldPath: 'spec.nodeName' } }] } }),
      withVolume({ ephemeral: { volumeClaimTemplate: { spec: { ...claim, accessModes: [] } } } }),
      withVolume({ ephemeral: { volumeClaimTemplate: { spec: { ...claim, accessModes: ['Often'] } } } }),
      withVolume({ ephemeral: { volumeClaimTemplate: { spec: { ...claim, resources: {} } } } }),
    ],
  },
  {
    name: 'the name of a volume',
    accepted: [{ volumes: [{ name: 'a' }, { name: 'b' }] }],
    refused: [{ volumes: [{ name: 'a' }, { name: 'a' }] }, { volumes: [{ name: 'A' }] }, { volumes: [{}] }],
  },
  {
    name: 'a mount',
    accepted: [
      mounted({ subPath: 'a/b' }),
      mounted({ mountPropagation: 'HostToContainer' }),
      mounted({ mountPropagation: 'Bidirectional' }, { securityContext: { privileged: true } }),
      mounted({ readOnly: true, recursiveReadOnly: 'Enabled' }),
    ],
    refused: [
      mounted({ name: 'dato' }),
      mounted({ mountPath: '' }),
      mounted({ mountPath: undefined }),
      mounted({ subPath: '/a' }),
      mounted({ subPath: '../a' }),
      mounted({ subPath: 'a', subPathExpr: 'b' }),
      mounted({ mountPropagation: 'Bidirectional' }),
      mounted({ mountPropagation: 'Both' }),
      mounted({ recursiveReadOnly: 'Enabled' }),
      {
        ...mounted({}),
        ...inContainer({ volumeMounts: ['data', 'data'].map((name) => ({ name, mountPath: '/data' })) }),
      },
    ],
  },
  {
    name: 'a security context',
    accepted: [
      secure({ runAsUser: 0, runAsGroup: most }),
      secure({ seccompProfile: { type: 'Localhost', localhostProfile: 'a.json' } }),
      { securityContext: { sysctls: [{ name: 'net.core.somaxconn', value: '' }] } },
    ],
    refused: [
      secure({ runAsUser: -1 }),
      secure({ runAsGroup: most + 1 }),
      secure({ seccompProfile: { type: 'Localhost' } }),
      secure({ seccompProfile: { type: 'RuntimeDefault', localhostProfile: 'a.json' } }),
      secure({ privileged: true, allowPrivilegeEscalation: false }),
      { securityContext: { supplementalGroups: [-1] } },
      { securityContext: { sysctls: [{ name: 'Net', value: '' }] } },
      { securityContext: { sysctls: ['a', 'a'].map((name) => ({ name, value: '' })) } },
    ],
  },
  {
    name: 'a hook',
    accepted: [hook({ exec: { command: ['a'] } }), hook({ sleep: { seconds: 30 } }), hook({ sleep: { seconds: 0 } })],
    refused: [
      hook({}),
      hook({ exec: { command: ['a'] }, sleep: { seconds: 1 } }),
      hook({ exec: { command: [] } }),
      hook({ sleep: { seconds: 31 } }),
      hook({ sleep: { seconds: 6 } }, { terminationGracePeriodSeconds: 5 }),
      { initContainers: [container({ name: 'a', lifecycle: { preStop: { sleep: { seconds: 1 } } } })] },
    ],
  },
  {
    name: 'a toleration',
    accepted: [
      tolerate({ operator: 'Exists' }),
      tolerate({ key: 'a', value: 'b', effect: 'NoExecute', tolerationSeconds: 1 }),
    ],
    refused: [
      tolerate({}),
      tolerate({ key: 'a', operator: 'Exists', value: 'b' }),
      tolerate({ key: 'a', operator: 'In' }),
      tolerate({ key: 'a', effect: 'Never' }),
      tolerate({ key: 'a b' }),
      tolerate({ key: 'a', effect: 'NoSchedule', tolerationSeconds: 1 }),
    ],
  },
  {
    name: 'a requirement of nodes',
    accepted: [
      onNodes({ key: 'a', operator: 'In', values: ['b'] }),
      onNodes({ key: 'a', operator: 'Exists' }),
      onNodes({ key: 'a', operator: 'Gt', values: ['1'] }),
    ],
    refused: [
      onNodes({ key: 'a', operator: 'In' }),
      onNodes({ key: 'a', operator: 'Exists', values: ['b'] }),
      onNodes({ key: 'a', operator: 'Gt', values: ['1', '2'] }),
      onNodes({ key: 'a', operator: 'Equals', values: ['b'] }),
      onNodes({ key: 'a b', operator: 'Exists' }),
    ],
  },
  {
    name: 'a spread',
    accepted: [spread({}), spread({}, { whenUnsatisfiable: 'ScheduleAnyway' }), spread({ minDomains: 1 })],
    refused: [
      spread({ maxSkew: 0 }),
      spread({ whenUnsatisfiable: 'Never' }),
      spread({}, {}),
      spread({ minDomains: 1, whenUnsatisfiable: 'ScheduleAnyway' }),
      spread({ topologyKey: undefined }),
    ],
  },
  {
    name: 'DNS and hosts',
    accepted: [
      { dnsPolicy: 'None', dnsConfig: { nameservers: ['10.0.0.1', '::1'] } },
      { hostAliases: [{ ip: '10.0.0.1', hostnames: ['a.b'] }] },
      { hostname: 'a', subdomain: 'b' },
    ],
    refused: [
      { dnsPolicy: 'None' },
      { dnsConfig: { nameservers: ['10.0.0'] } },
      { dnsConfig: { nameservers: ['10.0.0.1', '10.0.0.2', '10.0.0.3', '10.0.0.4'] } },
      { hostAliases: [{ ip: '10.0.0.256' }] },
      { hostAliases: [{ ip: '10.0.0.1', hostnames: ['A'] }] },
      { hostname: 'a.b' },
    ],
  },
  {
    name: 'what is shared with the node',
    accepted: [
      { hostNetwork: true, ...inContainer({ ports: [{ containerPort: 80, hostPort: 80 }] }) },
      { hostPID: true },
      inContainer({ ports: [80, 81].map((port) => ({ containerPort: port, hostPort: port })) }),
    ],
    refused: [
      { hostNetwork: true, ...inContainer({ ports: [{ containerPort: 80, hostPort: 81 }] }) },
      { hostPID: true, shareProcessNamespace: true },
      { hostPID: true, hostUsers: false },
      inContainer({ ports: [80, 81].map((port) => ({ containerPort: port, hostPort: 80 })) }),
    ],
  },
  {
    name: 'the time to run',
    accepted: [{ activeDeadlineSeconds: 1 }, { activeDeadlineSeconds: most }],
    refused: [{ activeDeadlineSeconds: 0 }, { activeDeadlineSeconds: most + 1 }],
  },
  {
    name: 'a field',
    accepted: [{ automountServiceAccountToken: false }],
    refused: [
      { automountServiceAccountTokens: false },
      { shareNamespaces: true },
      inContainer({ pullPolicy: 'Always' }),
    ],
  },
  {
    name: 'restart rules',
    accepted: [inContainer({ restartPolicy: 'Never' })],
    refused: [inContainer({ restartPolicy: 'Often' })],
  },
  ...rareSpecCases,
  fileCase,
];

/** A strategy of a Deployment. */
const strategies = [
  { type: 'Recreate' },
  { type: 'RollingUpdate', rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } },
  { rollingUpdate: { maxSurge: '0%', maxUnavailable: '100%' } },
  { type: 'Recreate', rollingUpdate: { maxSurge: 1 } },
  { type: 'recreate' },
  { rollingUpdate: { maxSurge: 0, maxUnavailable: 0 } },
  { rollingUpdate: { maxSurge: '0%', maxUnavailable: 0 } },
  { rollingUpdate: { maxUnavailable: '101%' } },
  { rollingUpdate: { maxUnavailable: '25' } },
  { rollingUpdate: { maxUnavailable: -1 } },
];

/** The fields of a PodSpec and of a Deployment's strategy. */
export const podSpecChecks: readonly Check[] = [
  ...specCases.map(({ name, accepted, refused }) =>
    check(name, 'kubernetes', [...accepted, ...refused], (spec) => ({
      ours: ourPod(spec),
      manifest: podManifest(spec),
    })),
  ),
  check('strategy of a Deployment', 'kubernetes', strategies, (strategy) => ({
    ours: ourDeployment({ deployment: { strategy } }),
    manifest: deploymentManifest({ strategy }),
  })),
];
