import { chartFiles } from '../../../lib/engines/helm-package/chart-files';
import { type MarkedObject, type TextMark } from '../../../lib/engines/helm-package/marks';

const metadata = { name: 'mychart', version: '0.1.0' };

/** The files of a chart with these objects. */
export function files(objects: readonly MarkedObject[], notes?: string | TextMark): ReadonlyMap<string, string> {
  return chartFiles({ metadata, objects, notes });
}

/** A ConfigMap. */
export function thing(name: unknown, more: Record<string, unknown> = {}): MarkedObject {
  const manifest = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, ...more };
  return { path: 'mychart/thing', conditions: [], manifest };
}
