import { quote } from '../../core/check/quote';
import { seen } from '../../core/check/seen';
import { type TextRule } from '../../core/check/shape';
import { brokenRule } from '../../core/check/shape-faults';
import { matching, whole } from '../../core/check/shapes';
import { at, type Fault, fault } from '../../core/fault';
import { isPlainMap, type PlainMap } from '../../core/plain';
import { dnsLabel, dnsSubdomain } from '../name-rule';
import { notEmpty, pathWithoutBacksteps } from '../path-rule';
import { isGiven, mayHave, needed } from './rule-faults';
import { type RulesByType } from './type-rules';

const partition = whole(0, 255);
const monitors = { monitors: { least: 1, example: "'10.0.0.1:6789'" } };

const iscsiName: TextRule = {
  rule: 'name',
  wanted: 'be a name of iSCSI that starts with "iqn.", "eui." or "naa."',
  example: 'iqn.2001-04.com.example:disk1',
  accepts: (value) =>
    /^iqn\.\d{4}-\d{2}\.[-.A-Za-z0-9]+:[^,;*&$|\s]+$/.test(value) ||
    /^eui.[A-Za-z0-9]{16}$/.test(value) ||
    /^naa.[A-Za-z0-9]{32}$/.test(value),
};

const registry: TextRule = {
  wanted: 'be a host and a port, or several of them with "," between them',
  example: 'quobyte.example.com:7861',
  accepts: (value) => value.split(',').every((pair) => /^(\[[^[\]]*\]|[^:[\]]*):[^:[\]]*$/.test(pair)),
};

const dataset: TextRule = {
  wanted: 'have no "/"',
  example: 'data',
  accepts: (value) => !value.includes('/'),
  nearest: (value) => value.replaceAll('/', '-'),
};

const tenant: TextRule = {
  wanted: 'have at most 64 characters',
  example: '3d1c1f0e-6a5b-4d6e-8f4c-1a2b3c4d5e6f',
  accepts: (value) => value.length <= 64,
};

/** Names of CSI drivers. Capital letters do not matter. */
const driver: TextRule = {
  rule: 'name',
  wanted: 'be 1 to 63 letters, digits, "-" and ".", with a letter or digit at both ends of each part',
  example: 'csi.example.com',
  accepts: (value) => value.length <= 63 && dnsSubdomain.accepts(value.toLowerCase()),
};

const option: TextRule = {
  wanted: 'not be in the domains kubernetes.io and k8s.io',
  example: 'size',
  accepts: (key) => !/(^|\.)(kubernetes|k8s)\.io$/i.test(key.includes('/') ? key.slice(0, key.indexOf('/')) : key),
};

/** Volumes of storage systems. */
export const storageRules: RulesByType = {
  GCEPersistentDiskVolumeSource: { fields: { partition } },
  AWSElasticBlockStoreVolumeSource: { fields: { partition } },
  AzureDiskVolumeSource: { also: checkAzureDisk },
  CSIVolumeSource: {
    fields: { driver: matching(driver) },
    also: ({ nodePublishSecretRef }) => at('nodePublishSecretRef', checkSecretName(nodePublishSecretRef, dnsSubdomain)),
  },
  CinderVolumeSource: { also: ({ secretRef }) => at('secretRef', checkSecretName(secretRef, notEmpty)) },
  CephFSVolumeSource: { lists: monitors },
  FCVolumeSource: { fields: { lun: partition }, exactlyOne: [['targetWWNs', 'wwids']], leavesOut, also: checkLun },
  FlexVolumeSource: { fields: { options: { node: { kind: 'map', value: { kind: 'text' }, key: option } } } },
  FlockerVolumeSource: {
    fields: { datasetName: matching(dataset) },
    exactlyOne: [['datasetName', 'datasetUUID']],
    leavesOut,
  },
  GitRepoVolumeSource: {
    fields: {
      directory: matching({ ...pathWithoutBacksteps, wanted: 'have no ".."', example: 'src', accepts: isBelow }),
    },
  },
  ISCSIVolumeSource: {
    fields: { iqn: matching(iscsiName), initiatorName: matching(iscsiName), lun: partition },
    also: checkChap,
  },
  NFSVolumeSource: {
    fields: {
      path: matching({ wanted: 'be an absolute path', example: '/data', accepts: (path) => path.startsWith('/') }),
    },
  },
  QuobyteVolumeSource: { fields: { registry: matching(registry), tenant: matching(tenant) } },
  RBDVolumeSource: { lists: monitors },
  ScaleIOVolumeSource: { fields: { volumeName: matching({ ...notEmpty, example: 'data' }) }, required: ['volumeName'] },
  StorageOSVolumeSource: {
    fields: { volumeName: matching(dnsLabel), volumeNamespace: matching(dnsLabel) },
    required: ['volumeName'],
  },
};

function isBelow(path: string): boolean {
  return path === '' || pathWithoutBacksteps.accepts(path);
}

function checkAzureDisk({ kind, diskURI }: PlainMap): readonly Fault[] {
  const [given = 'Shared', uri] = [seen(kind), seen(diskURI)];
  const start = given === 'Managed' ? '/subscriptions/' : 'https://';
  return typeof given !== 'string' || typeof uri !== 'string' || uri.startsWith(start)
    ? []
    : [
        fault(
          'format',
          ['diskURI'],
          (path) => `Cannot use ${quote(uri)} as ${path}: for a disk of kind ${given} it must start with "${start}"`,
          'use the address of the disk that Azure shows',
        ),
      ];
}

/** These references to a Secret need a name, unlike all others. */
function checkSecretName(reference: unknown, rule: TextRule): readonly Fault[] {
  const secret = seen(reference);
  if (!isPlainMap(secret)) {
    return [];
  }
  const name = seen(secret.name);
  return !mayHave(secret, 'name')
    ? [needed('name', 'the name of the Secret is needed', "add name: 'login'")]
    : typeof name === 'string' && !rule.accepts(name)
      ? [brokenRule(name, rule, ['name'])]
      : [];
}

/** The API server treats empty texts and lists of these volumes as missing. */
function leavesOut(_key: string, value: unknown): boolean {
  return value === '' || (Array.isArray(value) && value.length === 0);
}

function checkLun(disk: PlainMap): readonly Fault[] {
  return isGiven(disk, 'targetWWNs') && disk.lun === undefined
    ? [needed('lun', 'targetWWNs need it', 'add lun: 0')]
    : [];
}

function checkChap(disk: PlainMap): readonly Fault[] {
  const usesChap = [disk.chapAuthDiscovery, disk.chapAuthSession].some((given) => seen(given) === true);
  return usesChap && disk.secretRef === undefined
    ? [needed('secretRef', 'authentication by CHAP needs it', "add secretRef: { name: 'login' }")]
    : [];
}
