import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type Folder } from '../in-folder';

/** A chart that shows what it gets. */
export const box: Folder = {
  'charts/box/Chart.yaml': '{ apiVersion: v2, name: box, version: 1.0.0 }\n',
  'charts/box/values.yaml': 'a: 1\n',
  'charts/box/templates/shown.yaml': `\
apiVersion: v1
kind: ConfigMap
metadata:
  name: shown
data:
  values: {{ toJson .Values | quote }}
  release: {{ .Release.Name }}
  namespace: {{ .Release.Namespace }}
  kubernetes: {{ .Capabilities.KubeVersion.Version }}
  has: {{ .Capabilities.APIVersions.Has "extra.example.com/v1" | quote }}
`,
};

/** The folders of odd-charts.yaml: what is odd in each, and its files. The chart `box` is in each of them. */
export function oddCharts(): (readonly [name: string, folder: Folder])[] {
  const text = readFileSync(join(__dirname, 'odd-charts.yaml'), 'utf8');
  const folders = parse(text) as Readonly<Record<string, Readonly<Record<string, string>>>>;
  return Object.entries(folders).map(([name, files]) => [name, inTop({ ...box, ...files })]);
}

/** Paths in `top`; those that begin with `../` are beside it. */
function inTop(files: Folder): Folder {
  return Object.fromEntries(Object.entries(files).map(([path, content]) => [join('top', path), content]));
}
