import { componentNames, type ComponentKey } from '../plan/names';
import { type ArgoCdMetrics, type ArgoCdServiceMonitors } from '../props/monitoring';
import { row, type ValueRow, type ValueSource } from './value-row';

/** Monitoring: the chart has a monitor for each component. */
export const monitorRows: readonly ValueRow[] = [
  ...(Object.keys(componentNames) as ComponentKey[]).filter((key) => key !== 'redis').flatMap(rowsOf),
  row('metrics.applicationLabels', 'controller.metrics.applicationLabels.enabled', (source) =>
    metrics(source).applicationLabels === undefined ? undefined : true,
  ),
  row(
    'metrics.applicationLabels',
    'controller.metrics.applicationLabels.labels',
    (source) => metrics(source).applicationLabels,
  ),
];

function metrics({ plan }: ValueSource): ArgoCdMetrics {
  return plan.props.metrics ?? {};
}

function rowsOf(key: ComponentKey): ValueRow[] {
  const prop = 'metrics.serviceMonitors';
  const monitor = `${key}.metrics.serviceMonitor`;
  const of = (source: ValueSource): ArgoCdServiceMonitors | undefined =>
    source.plan.components.has(key) ? metrics(source).serviceMonitors : undefined;
  const same = ['annotations', 'interval', 'scrapeTimeout', 'honorLabels', 'relabelings', 'metricRelabelings'] as const;
  return [
    row(prop, `${key}.metrics.enabled`, (source) => of(source) && true),
    row(prop, `${monitor}.enabled`, (source) => of(source) && true),
    row(prop, `${monitor}.additionalLabels`, (source) => of(source)?.labels),
    // Natively, Prometheus decides how often it reads.
    { ...row(prop, `${monitor}.interval`, (source) => of(source) && ''), isDefault: true },
    ...same.map((field) => row(prop, `${monitor}.${field}`, (source) => of(source)?.[field])),
  ];
}
