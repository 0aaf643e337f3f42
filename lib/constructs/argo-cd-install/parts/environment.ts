import { releaseTable, type Variable } from '../../argo-cd/release/release';
import { type InstallPlan } from '../plan/plan';
import { type EnvironmentVariable } from './pod';

/** The Secret with the password of Redis. It has Argo CD's own name and key, unless an external Redis is given. */
export function redisPassword(plan: InstallPlan): { readonly name: string; readonly key: string } {
  return plan.props.redis?.external?.passwordSecret ?? { name: 'argocd-redis', key: 'auth' };
}

function source(plan: InstallPlan, variable: Variable): EnvironmentVariable {
  const { name } = variable;
  if ('value' in variable) {
    return { name, value: variable.value };
  }
  if ('field' in variable) {
    return { name, valueFrom: { fieldRef: { fieldPath: variable.field } } };
  }
  if ('secret' in variable) {
    return { name, valueFrom: { secretKeyRef: redisPassword(plan) } };
  }
  const [configMap, key] =
    'param' in variable ? ['argocd-cmd-params-cm', variable.param] : ['argocd-cm', variable.setting];
  return { name, valueFrom: { configMapKeyRef: { name: configMap, key, optional: true } } };
}

/** The variables that a workload reads, by upstream's table. The only Secret in that table is Redis' password. */
export function environmentOf(plan: InstallPlan, workload: string): EnvironmentVariable[] {
  return variablesOf(plan, workload).map((variable) => source(plan, variable));
}

/** The rows of upstream's table for a workload; an empty list if the table does not have the workload. */
export function variablesOf(plan: InstallPlan, workload: string): readonly Variable[] {
  return releaseTable(plan.version, 'environment').environment[workload] ?? [];
}

/** Merges two lists. A variable with the same name is replaced in its place; the others are added at the end. */
export function mergeEnvironment(
  base: readonly EnvironmentVariable[],
  over: readonly EnvironmentVariable[],
): EnvironmentVariable[] {
  const last = new Map(over.map((variable) => [variable.name, variable]));
  const known = new Set(base.map((variable) => variable.name));
  const added = [...last.values()].filter((variable) => !known.has(variable.name));
  return [...base.map((variable) => last.get(variable.name) ?? variable), ...added];
}
