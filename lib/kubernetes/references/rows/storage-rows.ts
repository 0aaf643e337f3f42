import { byKind, type ReferenceRow, type RowsByKind } from './reference-row';

/**
 * The references of a claim, or of a template for claims.
 *
 * @param at its spec
 */
export function claimRows(at: string): ReferenceRow[] {
  const source = { to: 'PersistentVolumeClaim', relation: 'storage', isTyped: true } as const;
  return [
    storageClass(at),
    {
      at,
      field: 'volumeAttributesClassName',
      to: 'VolumeAttributesClass.storage.k8s.io',
      relation: 'class',
    },
    { at, field: 'volumeName', to: 'PersistentVolume', relation: 'storage' },
    { at: `${at}.dataSource`, ...source },
    { at: `${at}.dataSourceRef`, ...source, hasNamespace: true },
  ];
}

/** Volumes and claims with the same class name are bound to each other, also if there is no object of that name. */
function storageClass(at: string): ReferenceRow {
  return { at, field: 'storageClassName', to: 'StorageClass.storage.k8s.io', relation: 'class', isOptional: true };
}

/** The references of claims, volumes, snapshots and devices. */
export const storageRows: RowsByKind = {
  ...byKind(['PersistentVolumeClaim'], claimRows('spec')),
  ...byKind(
    ['PersistentVolume'],
    [
      storageClass('spec'),
      { at: 'spec.claimRef', to: 'PersistentVolumeClaim', relation: 'storage', hasNamespace: true },
      ...volumeSecrets().map((field): ReferenceRow => ({
        at: `spec.${field}`,
        to: 'Secret',
        relation: 'secret',
        hasNamespace: true,
      })),
    ],
  ),
  ...byKind(
    ['VolumeSnapshot.snapshot.storage.k8s.io'],
    [
      {
        at: 'spec',
        field: 'volumeSnapshotClassName',
        to: 'VolumeSnapshotClass.snapshot.storage.k8s.io',
        relation: 'class',
      },
      {
        at: 'spec.source',
        field: 'persistentVolumeClaimName',
        to: 'PersistentVolumeClaim',
        relation: 'storage',
      },
    ],
  ),
  ...byKind(['ResourceClaim.resource.k8s.io'], deviceRows('spec')),
  ...byKind(['ResourceClaimTemplate.resource.k8s.io'], deviceRows('spec.spec')),
};

/** The fields of a volume that name a Secret for its driver. */
function volumeSecrets(): string[] {
  const ofCsi = ['controllerPublish', 'nodeStage', 'nodePublish', 'controllerExpand', 'nodeExpand'];
  const others = ['cephfs', 'flexVolume', 'iscsi', 'rbd', 'scaleIO', 'storageos'];
  return [...ofCsi.map((use) => `csi.${use}SecretRef`), ...others.map((driver) => `${driver}.secretRef`)];
}

/** The classes of devices that a claim asks for. In the first versions, a request had no alternatives. */
function deviceRows(at: string): ReferenceRow[] {
  return ['', '.exactly', '.firstAvailable[]'].map((way) => ({
    at: `${at}.devices.requests[]${way}`,
    field: 'deviceClassName',
    to: 'DeviceClass.resource.k8s.io',
    relation: 'class',
  }));
}
