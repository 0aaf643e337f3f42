import { type Shape } from '../../core/check/shape';
import { matching, oneOf, whole } from '../../core/check/shapes';
import { type PlainMap } from '../../core/plain';
import { type Fault } from '../../core/fault';
import { dnsLabel, dnsSubdomain } from '../name-rule';
import { filePath, notEmpty, pathWithoutBacksteps, relativePath } from '../path-rule';
import { quantityNode } from '../quantity';
import { checkFieldRef } from './environment-rules';
import { conflict, isGiven, mayBe, needed } from './rule-faults';
import { type RulesByType, type TypeRules } from './type-rules';

/** Where a volume comes from. The names are those of Kubernetes. */
const volumeSources: readonly string[] = [
  ...['configMap', 'secret', 'emptyDir', 'persistentVolumeClaim', 'projected', 'downwardAPI', 'hostPath', 'csi'],
  ...['ephemeral', 'image', 'nfs', 'iscsi', 'fc', 'awsElasticBlockStore', 'azureDisk', 'azureFile', 'cephfs', 'cinder'],
  ...['flexVolume', 'flocker', 'gcePersistentDisk', 'gitRepo', 'glusterfs', 'photonPersistentDisk', 'portworxVolume'],
  ...['quobyte', 'rbd', 'scaleIO', 'storageos', 'vsphereVolume'],
];

const mode = whole(0, 0o777);
const partition = whole(0, 255);
const size: Shape = { node: quantityNode(0) };
const mountPaths = {
  fields: {
    mountPath: matching({ ...notEmpty, example: '/data' }),
    subPath: matching(relativePath),
    subPathExpr: matching(relativePath),
  },
};
const named: TypeRules = { fields: { name: matching(notEmpty) }, required: ['name'], example: "{ name: 'settings' }" };

/** Volumes and mounts. */
export const volumeRules: RulesByType = {
  Volume: {
    fields: { name: matching(dnsLabel) },
    atMostOne: [volumeSources],
    example: "{ name: 'data', emptyDir: {} }",
  },
  VolumeMount: { ...mountPaths, example: "{ name: 'data', mountPath: '/data' }", also: checkMount },
  VolumeDevice: {
    fields: { devicePath: matching(pathWithoutBacksteps) },
    example: "{ name: 'disk', devicePath: '/dev/xvda' }",
  },
  ConfigMapVolumeSource: { ...named, fields: { ...named.fields, defaultMode: mode } },
  SecretVolumeSource: {
    fields: { defaultMode: mode, secretName: matching(notEmpty) },
    required: ['secretName'],
    instead: { name: 'secretName' },
    example: "{ secretName: 'login' }",
  },
  ConfigMapProjection: named,
  SecretProjection: named,
  KeyToPath: { fields: { path: matching(filePath), mode }, example: "{ key: 'config.yaml', path: 'config.yaml' }" },
  ProjectedVolumeSource: { fields: { defaultMode: mode } },
  VolumeProjection: {
    atMostOne: [['secret', 'configMap', 'downwardAPI', 'serviceAccountToken', 'clusterTrustBundle', 'podCertificate']],
    example: "{ configMap: { name: 'settings' } }",
  },
  ServiceAccountTokenProjection: {
    fields: { expirationSeconds: whole(600, 2 ** 32), path: matching(filePath) },
    example: "{ path: 'token' }",
  },
  ClusterTrustBundleProjection: { fields: { path: matching(filePath) }, exactlyOne: [['name', 'signerName']] },
  PodCertificateProjection: {
    fields: {
      keyType: oneOf(['RSA3072', 'RSA4096', 'ECDSAP256', 'ECDSAP384', 'ECDSAP521', 'ED25519']),
      maxExpirationSeconds: whole(3600),
    },
    atLeastOne: [['credentialBundlePath', 'keyPath', 'certificateChainPath']],
  },
  DownwardAPIVolumeSource: { fields: { defaultMode: mode } },
  DownwardAPIVolumeFile: {
    fields: { path: matching(filePath), mode },
    exactlyOne: [['fieldRef', 'resourceFieldRef']],
    example: "{ path: 'labels', fieldRef: { fieldPath: 'metadata.labels' } }",
    also: ({ fieldRef }) => checkFieldRef(fieldRef, fileFields),
  },
  EmptyDirVolumeSource: { fields: { sizeLimit: size }, example: '{}' },
  HostPathVolumeSource: { fields: { path: matching(pathWithoutBacksteps) }, example: "{ path: '/data' }" },
  ImageVolumeSource: { fields: { reference: matching(notEmpty) }, required: ['reference'] },
  EphemeralVolumeSource: { required: ['volumeClaimTemplate'] },
  PersistentVolumeClaimSpec: {
    lists: { accessModes: { least: 1, example: "'ReadWriteOnce'" } },
    required: ['accessModes', 'resources'],
    also: ({ resources }) => checkStorage(resources as PlainMap | undefined),
  },
  PersistentVolumeClaimVolumeSource: { instead: { name: 'claimName' }, example: "{ claimName: 'data' }" },
  TypedLocalObjectReference: { fields: { name: matching(dnsSubdomain) } },
  GCEPersistentDiskVolumeSource: { fields: { partition } },
  AWSElasticBlockStoreVolumeSource: { fields: { partition } },
  ISCSIVolumeSource: { fields: { lun: partition } },
  FCVolumeSource: { fields: { lun: partition }, exactlyOne: [['targetWWNs', 'wwids']] },
  NFSVolumeSource: {
    fields: {
      path: matching({ wanted: 'be an absolute path', example: '/data', accepts: (path) => path.startsWith('/') }),
    },
  },
};

const fileFields = ['metadata.name', 'metadata.namespace', 'metadata.uid', 'metadata.labels', 'metadata.annotations'];

function checkMount(mount: PlainMap): readonly Fault[] {
  const propagates = isGiven(mount, 'mountPropagation') && !mayBe(mount, 'mountPropagation', 'None');
  const isDeep = isGiven(mount, 'recursiveReadOnly') && !mayBe(mount, 'recursiveReadOnly', 'Disabled');
  return [
    ...(isGiven(mount, 'subPath') && isGiven(mount, 'subPathExpr')
      ? [conflict('subPathExpr', 'the mount has a subPath', 'keep one of subPath, subPathExpr')]
      : []),
    ...(isDeep && !mayBe(mount, 'readOnly', true)
      ? [conflict('recursiveReadOnly', 'the mount is not read-only', 'add readOnly: true')]
      : []),
    ...(isDeep && propagates
      ? [conflict('recursiveReadOnly', 'mounts of the host are propagated', 'leave mountPropagation out')]
      : []),
  ];
}

function checkStorage(resources: PlainMap | undefined): readonly Fault[] {
  const requests = resources?.requests as PlainMap | undefined;
  return resources === undefined || requests?.storage !== undefined
    ? []
    : [needed('resources', 'it must request storage', "use resources: { requests: { storage: '1Gi' } }")];
}
