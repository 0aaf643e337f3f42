import { seen } from '../../core/check/seen';
import { type Shape } from '../../core/check/shape';
import { matching, oneOf, whole } from '../../core/check/shapes';
import { isPlainMap, type PlainMap } from '../../core/plain';
import { at, type Fault } from '../../core/fault';
import { dnsLabel, dnsSubdomain } from '../name-rule';
import { filePath, notEmpty, pathWithoutBacksteps, relativePath } from '../path-rule';
import { quantityNode, quantityOf } from '../quantity';
import { checkFieldRef } from './environment-rules';
import { conflict, inEach, isGiven, mayBe, mayHave, needed, unfit } from './rule-faults';
import { type RulesByType, type TypeRules } from './type-rules';

/** Where a volume comes from. The names are those of Kubernetes. */
const volumeSources: readonly string[] = [
  ...['configMap', 'secret', 'emptyDir', 'persistentVolumeClaim', 'projected', 'downwardAPI', 'hostPath', 'csi'],
  ...['ephemeral', 'image', 'nfs', 'iscsi', 'fc', 'awsElasticBlockStore', 'azureDisk', 'azureFile', 'cephfs', 'cinder'],
  ...['flexVolume', 'flocker', 'gcePersistentDisk', 'gitRepo', 'glusterfs', 'photonPersistentDisk', 'portworxVolume'],
  ...['quobyte', 'rbd', 'scaleIO', 'storageos', 'vsphereVolume'],
];

const mode = whole(0, 0o777);
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
    also: checkPortal,
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
  ProjectedVolumeSource: { fields: { defaultMode: mode }, also: checkProjectedPaths },
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
    also: ({ fieldRef, resourceFieldRef }) => [
      ...checkFieldRef(fieldRef, fileFields),
      ...at('resourceFieldRef', checkContainerName(resourceFieldRef)),
    ],
  },
  EmptyDirVolumeSource: { fields: { sizeLimit: size }, example: '{}' },
  HostPathVolumeSource: { fields: { path: matching(pathWithoutBacksteps) }, example: "{ path: '/data' }" },
  ImageVolumeSource: { fields: { reference: matching(notEmpty) }, required: ['reference'] },
  EphemeralVolumeSource: { required: ['volumeClaimTemplate'] },
  PersistentVolumeClaimSpec: {
    lists: { accessModes: { least: 1, example: "'ReadWriteOnce'" } },
    fields: { storageClassName: matching({ ...dnsSubdomain, accepts: isClass }) },
    required: ['accessModes', 'resources'],
    also: (claim) => [...checkStorage(claim.resources as PlainMap | undefined), ...checkAccess(claim)],
  },
  PersistentVolumeClaimVolumeSource: { instead: { name: 'claimName' }, example: "{ claimName: 'data' }" },
  TypedLocalObjectReference: { fields: { name: matching(dnsSubdomain) } },
};

const fileFields = ['metadata.name', 'metadata.namespace', 'metadata.uid', 'metadata.labels', 'metadata.annotations'];

/** An empty class is a class too: it has the volumes without one. */
function isClass(name: string): boolean {
  return name === '' || dnsSubdomain.accepts(name);
}

/** The node makes one name of both. */
function checkPortal({ name, iscsi }: PlainMap): readonly Fault[] {
  const { initiatorName, targetPortal } = (seen(iscsi) ?? {}) as PlainMap;
  const joined = `${String(seen(name))}:${String(seen(targetPortal))}`;
  return initiatorName !== undefined && joined.length > 64
    ? at('iscsi', [
        unfit(
          { targetPortal },
          'targetPortal',
          'with initiatorName, the name of the volume and it must have 63 characters together',
          'use a shorter name for the volume',
        ),
      ])
    : [];
}

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
  const storage = quantityOf(seen(requests?.storage));
  if (resources !== undefined && requests?.storage === undefined) {
    return [needed('resources', 'it must request storage', "use resources: { requests: { storage: '1Gi' } }")];
  }
  return storage === undefined || storage > 0
    ? []
    : at(['resources', 'requests'], [unfit(requests as PlainMap, 'storage', 'it must be more than 0', 'use "1Gi"')]);
}

function checkAccess({ accessModes }: PlainMap): readonly Fault[] {
  const modes = seen(accessModes);
  return Array.isArray(modes) && modes.length > 1 && modes.includes('ReadWriteOncePod')
    ? [conflict('accessModes', 'ReadWriteOncePod allows no other mode', "use ['ReadWriteOncePod']")]
    : [];
}

/** Files of a volume can come from each container, so one must be named. A variable is of its own container. */
function checkContainerName(resourceFieldRef: unknown): readonly Fault[] {
  const reference = seen(resourceFieldRef);
  return isPlainMap(reference) && !mayHave(reference, 'containerName')
    ? [needed('containerName', 'a volume has no container of its own', "add containerName: 'web'")]
    : [];
}

/** Two sources must not write the same file. */
function checkProjectedPaths({ sources }: PlainMap): readonly Fault[] {
  const taken = new Set<unknown>();
  const check = (item: PlainMap): readonly Fault[] => {
    const path = seen(item.path);
    const isTaken = typeof path === 'string' && taken.has(path);
    taken.add(path);
    return isTaken ? [unfit(item, 'path', 'another file of the volume has it', 'use another path')] : [];
  };
  const lists = ['secret', 'configMap', 'downwardAPI'];
  return at(
    'sources',
    inEach(sources, (source) =>
      lists.flatMap((kind) => at([kind, 'items'], inEach((seen(source[kind]) as PlainMap | undefined)?.items, check))),
    ),
  );
}
