import { releaseTable, type Variable } from '../../argo-cd/release/release';
import { type InstallPlan } from '../plan/plan';
import { type EnvironmentVariable } from './pod';

/** The Secret with Redis' password; Argo CD's own name and key unless another Redis is given. */
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

/** What upstream's table says that a workload reads; the table knows no other Secret than Redis' password. */
export function environmentOf(plan: InstallPlan, workload: string): EnvironmentVariable[] {
  return variablesOf(plan, workload).map((variable) => source(plan, variable));
}

/** The rows of upstream's table for a workload; none for those that read no ConfigMap. */
export function variablesOf(plan: InstallPlan, workload: string): readonly Variable[] {
  return releaseTable(plan.version, 'environment').environment[workload] ?? [];
}

/** Puts variables over others: one of the same name is replaced where it stands, the rest follows. */
export function mergeEnvironment(
  base: readonly EnvironmentVariable[],
  over: readonly EnvironmentVariable[],
): EnvironmentVariable[] {
  const last = new Map(over.map((variable) => [variable.name, variable]));
  const known = new Set(base.map((variable) => variable.name));
  const added = [...last.values()].filter((variable) => !known.has(variable.name));
  return [...base.map((variable) => last.get(variable.name) ?? variable), ...added];
}
