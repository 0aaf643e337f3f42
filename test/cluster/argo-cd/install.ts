import { kubectl } from '../harness/kubectl';
import { until } from '../harness/poll';
import { type Files } from './git-repository';

const apply = ['apply', '--server-side', '--force-conflicts', '--filename', '-'];
const crds = ['applications', 'applicationsets', 'appprojects'].map((name) => `crd/${name}.argoproj.io`);

/** Whether the cluster already has Argo CD's kinds, from another installation. */
export function hasArgoCd(): boolean {
  return kubectl(['get', ...crds, '--ignore-not-found', '--output', 'name']).trim() !== '';
}

/** Whether a namespace already exists. */
export function hasNamespace(name: string): boolean {
  return kubectl(['get', 'namespace', name, '--ignore-not-found', '--output', 'name']).trim() !== '';
}

/** Applies files one after another, in the order of `kubectl apply -f dist/`. */
export function applyFiles(files: Files): void {
  [...files.keys()].sort().forEach((name) => kubectl(apply, files.get(name)));
}

/** Waits until the CRDs can be used. `kubectl wait` fails at once if a CRD has no conditions yet. */
export async function waitForCrds(): Promise<void> {
  const wait = ['wait', '--for=condition=Established', '--timeout=10s', ...crds];
  await until('the CRDs', { within: 60 }, () => kubectl(wait));
}

/** Waits until every workload of a namespace is ready. */
export function waitForWorkloads(namespace: string, seconds = 300): void {
  const all = ['deployment', 'statefulset'];
  kubectl(['--namespace', namespace, 'rollout', 'status', all.join(','), `--timeout=${seconds}s`]);
}

/** Deletes the objects in files, with CRDs and Namespace, and waits until they are gone. */
export function deleteFiles(files: Files): void {
  [...files.keys()]
    .sort()
    .reverse()
    .forEach((name) => kubectl(['delete', '--filename', '-', '--ignore-not-found', '--timeout=180s'], files.get(name)));
}
