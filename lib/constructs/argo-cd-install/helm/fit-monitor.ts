import { type Manifest } from '../../../core/manifest';
import { findMap, isPlainMap, listOf, type PlainMap } from '../../../core/plain';

/** Labels that change with the version of the chart. */
const changing: readonly string[] = ['helm.sh/chart', 'chart', 'heritage', 'app.kubernetes.io/version'];

/**
 * A native ServiceMonitor for the Services of a chart, which has other labels, or a Service of its own for metrics.
 * Undefined if the monitor would find none: then nothing would be read.
 */
export function fitMonitor(monitor: Manifest, all: readonly Manifest[]): Manifest | undefined {
  const selected = findMap(monitor, ['spec', 'selector', 'matchLabels'])?.['app.kubernetes.io/name'];
  const endpoints = listOf(findMap(monitor, ['spec'])?.endpoints);
  const ports = endpoints.map((endpoint) => (isPlainMap(endpoint) ? endpoint.port : undefined));
  const service = [String(selected), `${String(selected)}-metrics`]
    .flatMap((name) => all.filter(({ kind, metadata }) => kind === 'Service' && metadata?.name === name))
    .find((object) => hasPort(object, ports));
  if (service === undefined) {
    return undefined;
  }
  const labels = Object.entries(service.metadata?.labels ?? {}).filter(([label]) => !changing.includes(label));
  return {
    ...monitor,
    spec: { ...findMap(monitor, ['spec']), selector: { matchLabels: Object.fromEntries(labels) } },
  };
}

/** The chart's own monitor with the labels, the annotations and the settings of the native one. */
export function withSettings(own: Manifest, native: Manifest): Manifest {
  const [endpoint] = listOf(findMap(native, ['spec'])?.endpoints).filter(isPlainMap);
  const { port: _port, path: _path, ...settings } = endpoint;
  const endpoints = listOf(findMap(own, ['spec'])?.endpoints).map((each) => ({ ...(each as PlainMap), ...settings }));
  const { labels, annotations } = native.metadata ?? {};
  const metadata = {
    ...own.metadata,
    labels: { ...labels, ...own.metadata?.labels },
    ...(annotations === undefined ? {} : { annotations: { ...annotations, ...own.metadata?.annotations } }),
  };
  return { ...own, metadata, spec: { ...findMap(own, ['spec']), endpoints } };
}

function hasPort(service: Manifest, names: readonly unknown[]): boolean {
  return listOf(findMap(service, ['spec'])?.ports).some((port) => isPlainMap(port) && names.includes(port.name));
}
