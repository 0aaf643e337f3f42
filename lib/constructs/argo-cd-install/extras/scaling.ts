import { type Manifest } from '../../../core/manifest';
import { componentNames } from '../plan/names';
import { namespaced } from '../parts/objects';
import { type InstallPlan } from '../plan/plan';
import { type ArgoCdAutoscaling } from '../props/component';

type Scalable = 'server' | 'repoServer';

/** The autoscalers and disruption budgets that the props ask for. */
export function scaling(plan: InstallPlan): Manifest[] {
  const keys: readonly Scalable[] = ['server', 'repoServer'];
  return keys
    .filter((key) => plan.components.has(key))
    .flatMap((key) => [...autoscaler(plan, key), ...disruptionBudget(plan, key)]);
}

function metric(name: 'cpu' | 'memory', averageUtilization: number | undefined): object[] {
  const target = { type: 'Utilization', averageUtilization };
  return averageUtilization === undefined ? [] : [{ type: 'Resource', resource: { name, target } }];
}

function metrics({ cpuUtilization, memoryUtilization }: ArgoCdAutoscaling): object[] {
  const cpu = cpuUtilization ?? (memoryUtilization === undefined ? 50 : undefined);
  return [...metric('memory', memoryUtilization), ...metric('cpu', cpu)];
}

function autoscaler(plan: InstallPlan, key: Scalable): Manifest[] {
  const autoscaling = plan.props[key]?.autoscaling;
  if (autoscaling === undefined) {
    return [];
  }
  const { name, label } = componentNames[key];
  const { minReplicas = 1, maxReplicas } = autoscaling;
  const scaleTargetRef = { apiVersion: 'apps/v1', kind: 'Deployment', name };
  const head = { apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler', name, component: label };
  return [
    namespaced(plan, head, { spec: { scaleTargetRef, minReplicas, maxReplicas, metrics: metrics(autoscaling) } }),
  ];
}

function disruptionBudget(plan: InstallPlan, key: Scalable): Manifest[] {
  const budget = plan.props[key]?.disruptionBudget;
  if (budget === undefined) {
    return [];
  }
  const { name, label } = componentNames[key];
  const head = { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', name, component: label };
  const selector = { matchLabels: { 'app.kubernetes.io/name': name } };
  return [namespaced(plan, head, { spec: { ...budget, selector } })];
}
