import { ApiObject, Chart } from 'cdk8s';
import { App, type AppProps, HelmPackage, type HelmPackageProps } from 'cdk8s-gitops';
import { temporaryFolder } from '../../temporary-folder';

/** An App that writes to a temporary folder, with a chart. */
export function appWith(props: AppProps = {}): { app: App; outdir: string; chart: Chart } {
  const outdir = `${temporaryFolder()}/dist`;
  const app = new App({ outdir, ...props });
  return { app, outdir, chart: new Chart(app, 'web') };
}

/** Adds a ConfigMap to a chart. */
export function addSettings(chart: Chart, data: unknown, metadata: object = { name: 'settings' }): ApiObject {
  return new ApiObject(chart, 'settings', { apiVersion: 'v1', kind: 'ConfigMap', metadata, data });
}

/** A package of a chart. */
export function packageOf(chart: Chart, props: Partial<HelmPackageProps> = {}): HelmPackage {
  const fixed = { name: 'mychart', version: '0.1.0', charts: [chart] };
  return new HelmPackage(chart.node.root as App, 'package', { ...fixed, ...props });
}
