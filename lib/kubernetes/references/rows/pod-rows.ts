import { type ReferenceRow } from './reference-row';
import { claimRows } from './storage-rows';

const containers = ['containers[]', 'initContainers[]', 'ephemeralContainers[]'];

/** The fields of a PodSpec that name objects. */
export const podRows: readonly ReferenceRow[] = [
  { at: '', field: 'serviceAccountName', to: 'ServiceAccount', relation: 'account' },
  // Its old name, which still counts.
  { at: '', field: 'serviceAccount', to: 'ServiceAccount', relation: 'account' },
  { at: '', field: 'priorityClassName', to: 'PriorityClass.scheduling.k8s.io', relation: 'class' },
  { at: '', field: 'runtimeClassName', to: 'RuntimeClass.node.k8s.io', relation: 'class' },
  { at: 'imagePullSecrets[]', to: 'Secret', relation: 'secret' },
  { at: 'resourceClaims[]', field: 'resourceClaimName', to: 'ResourceClaim.resource.k8s.io', relation: 'storage' },
  {
    at: 'resourceClaims[]',
    field: 'resourceClaimTemplateName',
    to: 'ResourceClaimTemplate.resource.k8s.io',
    relation: 'storage',
  },
  ...containers.flatMap((container): ReferenceRow[] => [
    { at: `${container}.env[].valueFrom.configMapKeyRef`, to: 'ConfigMap', relation: 'config' },
    { at: `${container}.env[].valueFrom.secretKeyRef`, to: 'Secret', relation: 'secret' },
    { at: `${container}.envFrom[].configMapRef`, to: 'ConfigMap', relation: 'config' },
    { at: `${container}.envFrom[].secretRef`, to: 'Secret', relation: 'secret' },
  ]),
  { at: 'volumes[].configMap', to: 'ConfigMap', relation: 'config' },
  { at: 'volumes[].secret', field: 'secretName', to: 'Secret', relation: 'secret' },
  { at: 'volumes[].projected.sources[].configMap', to: 'ConfigMap', relation: 'config' },
  { at: 'volumes[].projected.sources[].secret', to: 'Secret', relation: 'secret' },
  {
    at: 'volumes[].projected.sources[].clusterTrustBundle',
    to: 'ClusterTrustBundle.certificates.k8s.io',
    relation: 'config',
  },
  { at: 'volumes[].persistentVolumeClaim', field: 'claimName', to: 'PersistentVolumeClaim', relation: 'storage' },
  ...claimRows('volumes[].ephemeral.volumeClaimTemplate.spec'),
  { at: 'volumes[].azureFile', field: 'secretName', to: 'Secret', relation: 'secret' },
  { at: 'volumes[].csi.nodePublishSecretRef', to: 'Secret', relation: 'secret' },
  ...['cephfs', 'flexVolume', 'iscsi', 'rbd', 'scaleIO', 'storageos'].map((driver): ReferenceRow => ({
    at: `volumes[].${driver}.secretRef`,
    to: 'Secret',
    relation: 'secret',
  })),
];
