import { writeFilesTo } from './chart/write-files';

/** A chart with these files in a folder. Its Chart.yaml names it `sample`. */
export function sampleChart(folder: string, files: Readonly<Record<string, string | Buffer>>): string {
  return writeFilesTo(folder, { 'Chart.yaml': 'apiVersion: v2\nname: sample\nversion: 0.1.0\n', ...files });
}

/** A template of a ConfigMap with these fields. */
export function configMap(name: string, fields: string): string {
  return `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n${fields}`;
}
