import { getKey } from '../../core/own-key';
import { type PlainMap } from '../../core/plain';

/**
 * What the API server stores in a field of a struct that has none; undefined if nothing.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.35.4/pkg/apis/core/v1/defaults.go
 */
export function storedDefault(struct: string, field: string, value: PlainMap): unknown {
  const found = getKey(getKey(defaults, struct), field);
  return typeof found === 'function' ? (found as DefaultOf)(value) : found;
}

type DefaultOf = (value: PlainMap) => unknown;

const fileMode = { defaultMode: 0o644 };
const rbd = { pool: 'rbd', user: 'admin', keyring: '/etc/ceph/keyring' };
const scaleIo = { storageMode: 'ThinProvisioned', fsType: 'xfs' };
const deviceRequest: Readonly<Record<string, unknown>> = {
  allocationMode: 'ExactCount',
  count: ({ allocationMode = 'ExactCount' }: PlainMap) => (allocationMode === 'ExactCount' ? 1 : undefined),
};

const defaults: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  PodSpec: {
    dnsPolicy: 'ClusterFirst',
    restartPolicy: 'Always',
    schedulerName: 'default-scheduler',
    securityContext: {},
    terminationGracePeriodSeconds: 30,
  },
  Container: {
    imagePullPolicy: ({ image }: PlainMap) => pullPolicyOf(image),
    terminationMessagePath: '/dev/termination-log',
    terminationMessagePolicy: 'File',
  },
  ContainerPort: { protocol: 'TCP' },
  Probe: { failureThreshold: 3, periodSeconds: 10, successThreshold: 1, timeoutSeconds: 1 },
  HTTPGetAction: { path: '/', scheme: 'HTTP' },
  GRPCAction: { service: '' },
  ObjectFieldSelector: { apiVersion: 'v1' },
  Volume: { emptyDir: (volume: PlainMap) => (Object.keys(volume).length > 1 ? undefined : {}) },
  AzureDiskVolumeSource: { cachingMode: 'ReadWrite', fsType: 'ext4', kind: 'Shared', readOnly: false },
  ConfigMapVolumeSource: fileMode,
  DownwardAPIVolumeSource: fileMode,
  HostPathVolumeSource: { type: '' },
  ImageVolumeSource: { pullPolicy: ({ reference }: PlainMap) => pullPolicyOf(reference) },
  ISCSIVolumeSource: { iscsiInterface: 'default' },
  ISCSIPersistentVolumeSource: { iscsiInterface: 'default' },
  ProjectedVolumeSource: fileMode,
  RBDVolumeSource: rbd,
  RBDPersistentVolumeSource: rbd,
  ScaleIOVolumeSource: scaleIo,
  ScaleIOPersistentVolumeSource: scaleIo,
  SecretVolumeSource: fileMode,
  ServiceAccountTokenProjection: { expirationSeconds: 3600 },
  PersistentVolumeClaim: { status: { phase: 'Pending' } },
  PersistentVolumeClaimStatus: { phase: 'Pending' },
  PersistentVolumeClaimSpec: { volumeMode: 'Filesystem' },
  PersistentVolumeSpec: { volumeMode: 'Filesystem' },
  Secret: { type: 'Opaque' },
  'apps.StatefulSetSpec': { podManagementPolicy: 'OrderedReady' },
  'batch.JobSpec': { completionMode: 'NonIndexed' },
  'batch.PodFailurePolicyOnPodConditionsPattern': { status: 'True' },
  'rbac.RoleRef': { apiGroup: 'rbac.authorization.k8s.io' },
  'resource.DeviceSubRequest': deviceRequest,
  'resource.ExactDeviceRequest': deviceRequest,
  'scheduling.PriorityClass': { preemptionPolicy: 'PreemptLowerPriority' },
  'storage.CSIDriverSpec': { attachRequired: true, volumeLifecycleModes: ['Persistent'] },
  'storage.StorageClass': { reclaimPolicy: 'Delete', volumeBindingMode: 'Immediate' },
};

/** Images of the tag `latest`, which is also that of an image without tag and digest, are always pulled. */
function pullPolicyOf(image: unknown): string {
  const name = typeof image === 'string' ? image.slice(image.lastIndexOf('/') + 1) : '';
  return /^[^:@]*(:latest(@.*)?)?$/.test(name) ? 'Always' : 'IfNotPresent';
}
