import { type Manifest } from '../../../core/manifest';
import { proxyName } from '../components/redis-ha-proxy';
import { serverName } from '../components/redis-ha-server';
import { componentNames, type ComponentKey } from '../plan/names';
import { namespaced } from '../parts/objects';
import { type InstallPlan } from '../plan/plan';
import { type ArgoCdAutoscaling, type ArgoCdDisruptionBudget } from '../props/component';

type Scalable = 'server' | 'repoServer';

/** The autoscalers and disruption budgets that the props ask for. */
export function scaling(plan: InstallPlan): Manifest[] {
  const scalable: readonly Scalable[] = ['server', 'repoServer'];
  return [
    ...scalable.filter((key) => plan.components.has(key)).flatMap((key) => autoscaler(plan, key)),
    ...[...plan.components].flatMap((key) => budgetsOf(plan, key)),
  ];
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

/** Redis with high availability has two sets of Pods, each with a label of its own. */
function budgetsOf(plan: InstallPlan, key: ComponentKey): Manifest[] {
  const { redis } = plan.props;
  return key === 'redis' && plan.highAvailability
    ? [
        ...disruptionBudget(plan, key, redis?.disruptionBudget, serverName),
        ...disruptionBudget(plan, key, redis?.proxy?.disruptionBudget, proxyName),
      ]
    : disruptionBudget(plan, key, plan.props[key]?.disruptionBudget, componentNames[key].name);
}

function disruptionBudget(
  plan: InstallPlan,
  key: ComponentKey,
  budget: ArgoCdDisruptionBudget | undefined,
  name: string,
): Manifest[] {
  const head = { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', name, component: componentNames[key].label };
  const selector = { matchLabels: { 'app.kubernetes.io/name': name } };
  return budget === undefined ? [] : [namespaced(plan, head, { spec: { ...budget, selector } })];
}
