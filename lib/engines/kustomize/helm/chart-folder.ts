import { join, resolve } from 'node:path';
import { type HelmChartSpec, type HelmGlobalsSpec } from '../file/kustomization-spec';

/** The absolute path of the folder in which kustomize looks for a chart's folder, and to which it pulls the chart. */
export function chartFolder(spec: HelmChartSpec, { chartHome }: HelmGlobalsSpec, root: string): string {
  const home = resolve(root, chartHome || 'charts');
  return spec.version && spec.repo ? join(home, `${spec.name}-${spec.version}`) : home;
}
