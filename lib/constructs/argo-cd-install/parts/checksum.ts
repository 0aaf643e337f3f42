import { createHash } from 'node:crypto';
import { type Variable } from '../../argo-cd/release/release';
import { type InstallPlan } from '../plan/plan';
import { variablesOf } from './environment';

/** The keys of argocd-cm that a program reads only once, at its start, but not from an environment variable. */
const readAtStart: Readonly<Record<string, readonly string[]>> = { 'argocd-server': ['exec.enabled'] };

/**
 * Annotations that restart the Pods of a workload when a key changes that they read only at their start.
 * There is one annotation for each of the two ConfigMaps, with a checksum of these keys. It is written only if one of
 * the keys differs from upstream's value, so that the plain install equals upstream's.
 */
export function checksumsOf(plan: InstallPlan, workload: string): Record<string, string> {
  const variables = variablesOf(plan, workload);
  const annotations: Record<string, string> = {};
  const add = (name: string, keys: readonly string[], changed: ReadonlySet<string>, data: Record<string, string>) => {
    if (keys.some((key) => changed.has(key))) {
      annotations[name] = checksum(Object.fromEntries([...new Set(keys)].map((key) => [key, data[key] ?? null])));
    }
  };
  add('checksum/cmd-params', keysOf(variables, 'param'), plan.changed.params, plan.params);
  const settings = [...keysOf(variables, 'setting'), ...(readAtStart[workload] ?? [])];
  add('checksum/cm', settings, plan.changed.config, plan.config);
  return annotations;
}

/** The hash of the data of a ConfigMap, whatever the order of its keys. A key that is null is not set. */
export function checksum(data: Readonly<Record<string, string | null>>): string {
  const lines = Object.keys(data)
    .sort()
    .map((key) => [key, data[key]]);
  return createHash('sha256').update(JSON.stringify(lines)).digest('hex');
}

function keysOf(variables: readonly Variable[], source: 'param' | 'setting'): string[] {
  return variables.flatMap((variable) => (source in variable ? [(variable as Record<string, string>)[source]] : []));
}
