import { container } from './check';
import { type SpecCase } from './pod-spec-checks';

/** The server takes a Pod with overhead only if the Pod names a RuntimeClass with the same overhead. */
export const runtimeClass = {
  apiVersion: 'node.k8s.io/v1',
  kind: 'RuntimeClass',
  metadata: { name: 'cdk8s-gitops-tests' },
  handler: 'runc',
  overhead: { podFixed: { cpu: '100m' } },
};

const inContainer = (fields: object): object => ({ containers: [container(fields)] });
const secure = (securityContext: object): object => inContainer({ securityContext });
const withVolume = (source: object): object => ({ volumes: [{ name: 'data', ...source }] });
const disk = { name: 'disk', persistentVolumeClaim: { claimName: 'a' } };
const withDevices = (volume: object, ...devices: object[]): object => ({
  ...inContainer({ volumeDevices: devices, volumeMounts: [{ name: 'cache', mountPath: '/cache' }] }),
  volumes: [volume, { name: 'cache', emptyDir: {} }],
});
const windows = (fields: object): object => secure({ windowsOptions: fields });
const withTerm = (term: object): object => ({
  affinity: { podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: 'zone', ...term }] } },
});
const onNode = (requirement: object): object => ({
  affinity: {
    nodeAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchFields: [requirement] }] },
    },
  },
});
const iscsi = (fields: object): object =>
  withVolume({ iscsi: { targetPortal: 'a', iqn: 'iqn.2024-01.com.example:disk', lun: 0, ...fields } });
const azureDisk = (fields: object): object => withVolume({ azureDisk: { diskName: 'a', ...fields } });
const quobyte = (fields: object): object => withVolume({ quobyte: { registry: 'a:1', volume: 'v', ...fields } });
const claimOf = (fields: object): object => {
  const spec = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } }, ...fields };
  return withVolume({ ephemeral: { volumeClaimTemplate: { spec } } });
};
const fromFile = (volume: object): object => {
  const fileKeyRef = { key: 'A', path: 'a.env', volumeName: 'data' };
  return { ...inContainer({ env: [{ name: 'A', valueFrom: { fileKeyRef } }] }), ...withVolume(volume) };
};
const item = (path: string): object => ({ name: 'a', items: [{ key: 'a', path }] });
const request = (cpu: unknown): object => inContainer({ resources: { requests: { cpu } } });
const withDivisor = (divisor: string): object =>
  inContainer({ env: [{ name: 'A', valueFrom: { resourceFieldRef: { resource: 'limits.memory', divisor } } }] });
const sysctl = (name: string, fields: object): object => ({
  securityContext: { sysctls: [{ name, value: '1' }] },
  ...fields,
});

/** Rules of the API server for fields that few Pods have, with both sides of their bounds. */
export const rareSpecCases: readonly SpecCase[] = [
  {
    name: 'a volume of a storage system',
    accepted: [
      withVolume({ gitRepo: { repository: 'a', directory: '.' } }),
      iscsi({ iqn: 'eui.0123456789abcdef', initiatorName: 'naa.0123456789abcdef0123456789abcdef' }),
      iscsi({ chapAuthSession: true, secretRef: { name: 'a' } }),
      withVolume({ flocker: { datasetUUID: 'a/b' } }),
      withVolume({ rbd: { monitors: ['a'], image: 'b' } }),
      withVolume({ fc: { targetWWNs: ['a'], lun: 0 } }),
      azureDisk({ diskURI: 'https://a' }),
      azureDisk({ diskURI: '/subscriptions/a', kind: 'Managed' }),
      quobyte({ registry: '[::1]:1,a:2', tenant: 'a'.repeat(64) }),
      withVolume({ csi: { driver: 'CSI.example.com', nodePublishSecretRef: { name: 'a' } } }),
      withVolume({ csi: { driver: 'a', nodePublishSecretRef: { name: 'a'.repeat(253) } } }),
      withVolume({ cinder: { volumeID: 'a', secretRef: { name: 'a' } } }),
      withVolume({ flocker: { datasetName: '', datasetUUID: 'a' } }),
      withVolume({ fc: { targetWWNs: [], wwids: ['a'] } }),
      iscsi({ initiatorName: 'iqn.2024-01.com.example:a', targetPortal: 'a'.repeat(59) }),
      withVolume({ storageos: { volumeName: 'a' } }),
      withVolume({ flexVolume: { driver: 'a/b', options: { 'example.com/a': 'b' } } }),
    ],
    refused: [
      withVolume({ gitRepo: { repository: 'a', directory: '../b' } }),
      iscsi({ iqn: 'disk' }),
      iscsi({ initiatorName: 'iqn.2024.com.example' }),
      iscsi({ chapAuthSession: true }),
      withVolume({ flocker: {} }),
      withVolume({ flocker: { datasetName: 'a', datasetUUID: 'b' } }),
      withVolume({ flocker: { datasetName: 'a/b' } }),
      withVolume({ rbd: { monitors: [], image: 'b' } }),
      withVolume({ cephfs: { monitors: [] } }),
      withVolume({ fc: { targetWWNs: ['a'] } }),
      azureDisk({ diskURI: 'a' }),
      azureDisk({ diskURI: 'https://a', kind: 'Managed' }),
      quobyte({ registry: 'a' }),
      quobyte({ tenant: 'a'.repeat(65) }),
      withVolume({ csi: { driver: 'a_b' } }),
      withVolume({ csi: { driver: 'a', nodePublishSecretRef: {} } }),
      withVolume({ csi: { driver: 'a', nodePublishSecretRef: { name: 'a'.repeat(254) } } }),
      withVolume({ csi: { driver: 'a', nodePublishSecretRef: { name: 'A' } } }),
      withVolume({ cinder: { volumeID: 'a', secretRef: {} } }),
      withVolume({ flocker: { datasetName: '' } }),
      withVolume({ fc: { targetWWNs: [], lun: 0 } }),
      iscsi({ initiatorName: 'iqn.2024-01.com.example:a', targetPortal: 'a'.repeat(60) }),
      withVolume({ storageos: { volumeName: 'A' } }),
      withVolume({ scaleIO: { gateway: 'a', system: 'b', secretRef: { name: 'c' } } }),
      withVolume({ flexVolume: { driver: 'a/b', options: { 'kubernetes.io/a': 'b' } } }),
    ],
  },
  {
    name: 'a claim and files of a volume',
    accepted: [
      claimOf({ accessModes: ['ReadWriteOncePod'] }),
      claimOf({ storageClassName: '' }),
      claimOf({ storageClassName: 'a.b' }),
      withDivisor('1k'),
      withVolume({ projected: { sources: [{ secret: item('a') }, { configMap: item('b') }] } }),
    ],
    refused: [
      claimOf({ accessModes: ['ReadWriteOncePod', 'ReadWriteOnce'] }),
      claimOf({ resources: { requests: { storage: 0 } } }),
      claimOf({ storageClassName: 'A' }),
      withDivisor('1e3'),
      withVolume({ projected: { sources: [{ secret: item('a') }, { configMap: item('a') }] } }),
      withVolume({ downwardAPI: { items: [{ path: 'a', resourceFieldRef: { resource: 'limits.cpu' } }] } }),
      inContainer({ env: [{ name: 'A', valueFrom: { fieldRef: { apiVersion: 'v2', fieldPath: 'metadata.name' } } }] }),
    ],
  },
  {
    name: 'a block device',
    accepted: [withDevices(disk, { name: 'disk', devicePath: '/dev/a' })],
    refused: [
      withDevices({ name: 'disk', emptyDir: {} }, { name: 'disk', devicePath: '/dev/a' }),
      withDevices(disk, { name: 'disk', devicePath: '/cache' }),
      withDevices(disk, { name: 'disk', devicePath: '/dev/a' }, { name: 'disk', devicePath: '/dev/b' }),
    ],
  },
  {
    name: 'resources of containers and of the Pod',
    accepted: [
      inContainer({ resources: { limits: { 'hugepages-2Mi': '2Mi', cpu: 1 } } }),
      { ...request('0.3'), resources: { requests: { cpu: '300m' }, limits: { cpu: 1 } } },
      { runtimeClassName: runtimeClass.metadata.name, overhead: runtimeClass.overhead.podFixed },
    ],
    refused: [
      inContainer({ resources: { limits: { 'hugepages-2Mi': '2Mi' } } }),
      {
        ...inContainer({ resources: { claims: [{ name: 'a' }, { name: 'a' }] } }),
        resourceClaims: [{ name: 'a', resourceClaimName: 'b' }],
      },
      { ...request('301m'), resources: { requests: { cpu: '300m' } } },
      { ...inContainer({ resources: { limits: { cpu: 2 } } }), resources: { limits: { cpu: 1 } } },
      { resources: { limits: { 'ephemeral-storage': 1 } } },
      { resourceClaims: [{ name: 'a', resourceClaimName: 'b' }], resources: { claims: [{ name: 'a' }] } },
      { overhead: { disk: 1 } },
      { overhead: { cpu: -1 } },
    ],
  },
  {
    name: 'a change of resources while the Pod runs',
    accepted: [inContainer({ resizePolicy: [{ resourceName: 'cpu', restartPolicy: 'RestartContainer' }] })],
    refused: [
      {
        ...inContainer({ resizePolicy: [{ resourceName: 'cpu', restartPolicy: 'RestartContainer' }] }),
        restartPolicy: 'Never',
      },
    ],
  },
  {
    name: 'rare settings of security',
    accepted: [
      { ...secure({ procMount: 'Unmasked' }), hostUsers: false },
      secure({ appArmorProfile: { type: 'Localhost', localhostProfile: 'a b' } }),
      sysctl('kernel.sem', { hostNetwork: true }),
      windows({ runAsUserName: 'NT AUTHORITY\\SYSTEM' }),
      { ...secure({ runAsNonRoot: true }), os: { name: 'windows' } },
      { ...secure({ runAsUser: 1 }), os: { name: 'linux' } },
    ],
    refused: [
      secure({ procMount: 'Unmasked' }),
      secure({ seccompProfile: { type: 'Localhost', localhostProfile: '../a' } }),
      secure({ appArmorProfile: { type: 'Localhost', localhostProfile: ' a' } }),
      sysctl('net.core.somaxconn', { hostNetwork: true }),
      sysctl('kernel.shmmax', { hostIPC: true }),
      windows({ runAsUserName: '' }),
      windows({ runAsUserName: 'a*b' }),
      windows({ gmsaCredentialSpecName: 'A b' }),
      windows({ gmsaCredentialSpec: '' }),
      windows({ hostProcess: true }),
      { ...secure({ runAsUser: 1 }), os: { name: 'windows' } },
      { securityContext: { fsGroup: 1 }, os: { name: 'windows' } },
      { hostUsers: false, os: { name: 'windows' } },
      { ...windows({ runAsUserName: 'a' }), os: { name: 'linux' } },
    ],
  },
  {
    name: 'rare settings of DNS and names',
    accepted: [
      { dnsConfig: { searches: ['.', '_a.b_c.d', 'a.'], options: [{ name: 'edns0' }] } },
      { dnsConfig: { searches: [`${'a'.repeat(253)}.`] } },
      { hostnameOverride: 'a.b' },
    ],
    refused: [
      { dnsConfig: { searches: ['a b'] } },
      { dnsConfig: { searches: ['a'.repeat(254)] } },
      { dnsConfig: { searches: Array.from({ length: 32 }, () => 'a'.repeat(63) + '.b') } },
      { dnsConfig: { options: [{ value: '1' }] } },
      { dnsConfig: { options: [{ name: '' }] } },
      { hostnameOverride: 'A_b' },
      { hostnameOverride: 'a'.repeat(65) },
      { hostnameOverride: 'a', hostNetwork: true },
      { hostnameOverride: 'a', setHostnameAsFQDN: true },
    ],
  },
  {
    name: 'rare settings of scheduling',
    accepted: [
      onNode({ key: 'metadata.name', operator: 'In', values: ['a'] }),
      onNode({ key: 'metadata.name', operator: 'In', values: ['a'.repeat(253)] }),
      withTerm({ labelSelector: {}, matchLabelKeys: ['a'], mismatchLabelKeys: ['b'], namespaces: ['a'] }),
      { schedulingGates: [{ name: 'a' }] },
    ],
    refused: [
      onNode({ key: 'metadata.labels', operator: 'In', values: ['a'] }),
      onNode({ key: 'metadata.name', operator: 'In', values: ['a', 'b'] }),
      onNode({ key: 'metadata.name', operator: 'Exists' }),
      onNode({ key: 'metadata.name', operator: 'In', values: ['a'.repeat(254)] }),
      onNode({ key: 'metadata.name', operator: 'In', values: ['A'] }),
      withTerm({ namespaces: ['A'] }),
      withTerm({ matchLabelKeys: ['a'] }),
      withTerm({ labelSelector: {}, matchLabelKeys: ['a b'] }),
      withTerm({ labelSelector: {}, matchLabelKeys: ['a'], mismatchLabelKeys: ['a'] }),
      { schedulingGates: [{ name: 'a' }], nodeName: 'b' },
    ],
  },
];

/** Since Kubernetes 1.34. Before that, the API server drops the field. */
export const fileCase: SpecCase = {
  name: 'a variable from a file',
  accepted: [fromFile({ emptyDir: {} })],
  refused: [fromFile({ secret: { secretName: 'a' } }), fromFile({ name: 'other', emptyDir: {} })],
};
