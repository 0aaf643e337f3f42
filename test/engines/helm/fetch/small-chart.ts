import { stringifyYaml } from '../../../../lib/core/yaml/stringify';
import { chartArchive } from '../chart/chart-archive';

/** A chart with one ConfigMap, whose data is a value, as an archive. The same arguments give the same bytes. */
export function smallChart(name: string, version: string, data = 'a'): Buffer {
  const template = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data: { data: '{{ .Values.data }}' } };
  return chartArchive(
    { path: `${name}/Chart.yaml`, text: stringifyYaml({ apiVersion: 'v2', name, version }) },
    { path: `${name}/values.yaml`, text: stringifyYaml({ data }) },
    { path: `${name}/templates/settings.yaml`, text: stringifyYaml(template) },
  );
}
