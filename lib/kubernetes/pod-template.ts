import { type Manifest } from '../core/manifest';
import { findMap, isPlainMap, type PlainMap } from '../core/plain';

/** Built-in kinds that run Pods, and Argo's Rollout. */
export const workloadKinds: readonly string[] = [
  'Pod',
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ReplicaSet',
  'ReplicationController',
  'Job',
  'CronJob',
  'PodTemplate',
  'Rollout',
];

/** The paths at which a PodSpec can be, the longest path first. */
const places: readonly (readonly string[])[] = [
  ['spec', 'jobTemplate', 'spec', 'template', 'spec'],
  ['spec', 'template', 'spec'],
  ['template', 'spec'],
  ['spec'],
];

/** The path to the PodSpec of an object, which is recognized by its `containers`; undefined if it runs no Pods. */
export function findPodSpecPath(manifest: Manifest): readonly string[] | undefined {
  return places.find((path) => Array.isArray(findMap(manifest, path)?.containers));
}

/** A copy of the manifest with another PodSpec. */
export function withPodSpec(manifest: Manifest, path: readonly string[], spec: PlainMap): Manifest {
  return replaceAt(manifest as PlainMap, path, spec) as Manifest;
}

function replaceAt(map: PlainMap, [field, ...rest]: readonly string[], value: PlainMap): PlainMap {
  if (field === undefined) {
    return value;
  }
  const inner = map[field];
  return { ...map, [field]: replaceAt(isPlainMap(inner) ? inner : {}, rest, value) };
}
