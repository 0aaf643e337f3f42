import { type Manifest } from '../../../core/manifest';
import { isPlainMap, listOf, type PlainMap } from '../../../core/plain';
import { sameStored } from '../../../kubernetes/stored/same-stored';
import { fieldAt } from './field-at';
import { changedInConfigMap, changedInSecret } from './frozen-data';
import { changedInJob } from './frozen-job';
import { changedInPod } from './frozen-pod';
import { changedInService } from './frozen-service';
import { changedInClaim, changedInNodeDrivers, changedInVolume } from './frozen-storage';

/** The changed fields that cannot be changed in some cases only, such as those of an immutable ConfigMap. */
export function changedByRule(id: string, before: Manifest, after: Manifest): readonly string[] {
  return Object.hasOwn(rules, id) ? rules[id](before, after) : [];
}

type FrozenRule = (before: Manifest, after: Manifest) => readonly string[];

const rules: Readonly<Record<string, FrozenRule>> = {
  '/ConfigMap': changedInConfigMap,
  '/PersistentVolume': changedInVolume,
  '/PersistentVolumeClaim': changedInClaim,
  '/Pod': changedInPod,
  '/ResourceQuota': changedScopes,
  '/Secret': changedInSecret,
  '/Service': changedInService,
  'apiextensions.k8s.io/CustomResourceDefinition': goneVersions,
  'apps/StatefulSet': changedClaimTemplates,
  'batch/Job': changedInJob,
  'networking.k8s.io/ServiceCIDR': changedRanges,
  'storage.k8s.io/CSINode': changedInNodeDrivers,
};

/** Scopes stay, in any order. */
function changedScopes(before: Manifest, after: Manifest): string[] {
  const [old, current] = [before, after].map((quota) => new Set(listOf(fieldAt(quota, 'spec.scopes'))));
  return old.size === current.size && [...old].every((scope) => current.has(scope)) ? [] : ['spec.scopes'];
}

/** A version in which objects are stored cannot go while it is the only one that is stored. */
function goneVersions(before: Manifest, after: Manifest): string[] {
  const names = (crd: Manifest, isWanted: (version: PlainMap) => boolean): unknown[] =>
    listOf(fieldAt(crd, 'spec.versions'))
      .filter((version): version is PlainMap => isPlainMap(version) && isWanted(version))
      .map(({ name }) => name);
  const there = names(after, () => true);
  const isGone = names(before, ({ storage }) => storage === true).some((name) => !there.includes(name));
  return isGone ? ['spec.versions'] : [];
}

/** The templates of claims, in which version and kind do not count. */
function changedClaimTemplates(before: Manifest, after: Manifest): string[] {
  const [old, current] = [before, after].map((set) =>
    listOf(fieldAt(set, 'spec.volumeClaimTemplates')).map((claim) =>
      isPlainMap(claim) ? { ...claim, apiVersion: '', kind: '' } : claim,
    ),
  );
  return sameStored('[]PersistentVolumeClaim', old, current) ? [] : ['spec.volumeClaimTemplates'];
}

/** A second range can be added to a first one. */
function changedRanges(before: Manifest, after: Manifest): string[] {
  const [old, current] = [before, after].map((range) => listOf(fieldAt(range, 'spec.cidrs')));
  const isKept = old.every((cidr, index) => cidr === current[index]);
  const isGrown = old.length === 1 && current.length === 2;
  return isKept && (isGrown || old.length === current.length) ? [] : ['spec.cidrs'];
}
