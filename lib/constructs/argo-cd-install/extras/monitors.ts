import { definedOnly } from '../../../core/defined-only';
import { type Manifest } from '../../../core/manifest';
import { componentNames, type ComponentKey } from '../plan/names';
import { namespaced } from '../parts/objects';
import { type InstallPlan } from '../plan/plan';

/** The Service of each component that has metrics, by the value of its label `app.kubernetes.io/name`. */
const services: Partial<Record<ComponentKey, string>> = {
  controller: 'argocd-metrics',
  server: 'argocd-server-metrics',
  repoServer: 'argocd-repo-server',
  applicationSet: 'argocd-applicationset-controller',
  notifications: 'argocd-notifications-controller-metrics',
  dex: 'argocd-dex-server',
  commitServer: 'argocd-commit-server',
};

/** A ServiceMonitor for each component that has metrics, if `metrics.serviceMonitors` is set. */
export function serviceMonitors(plan: InstallPlan): Manifest[] {
  if (plan.props.metrics?.serviceMonitors === undefined) {
    return [];
  }
  const found = (Object.entries(services) as [ComponentKey, string][])
    .filter(([key]) => plan.components.has(key))
    .map(([key, service]) => monitor(plan, key, service));
  return plan.highAvailability
    ? [...found, monitor(plan, 'redis', 'argocd-redis-ha-haproxy', 'http-exporter-port')]
    : found;
}

/** The PrometheusRule, if `metrics.rules` is set. */
export function prometheusRule(plan: InstallPlan): Manifest[] {
  const { rules } = plan.props.metrics ?? {};
  const { name, label } = componentNames.controller;
  const head = { apiVersion: 'monitoring.coreos.com/v1', kind: 'PrometheusRule', name, component: label };
  return rules === undefined
    ? []
    : [
        namespaced(
          plan,
          { ...head, labels: rules.labels, annotations: rules.annotations },
          { spec: { groups: rules.groups } },
        ),
      ];
}

function monitor(plan: InstallPlan, key: ComponentKey, service: string, port = 'metrics'): Manifest {
  const { labels, annotations, ...settings } = plan.props.metrics?.serviceMonitors ?? {};
  const { name, label } = componentNames[key];
  const head = {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'ServiceMonitor',
    name,
    component: label,
    labels,
    annotations,
  };
  const selector = { matchLabels: { 'app.kubernetes.io/name': service } };
  const endpoint = { port, path: '/metrics', ...definedOnly(settings) };
  return namespaced(plan, head, {
    spec: { namespaceSelector: { matchNames: [plan.namespace] }, selector, endpoints: [endpoint] },
  });
}
