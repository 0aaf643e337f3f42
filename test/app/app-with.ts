import { ApiObject, type App as PlainApp, Chart, type ChartProps } from 'cdk8s';
import { App, type AppProps } from 'cdk8s-gitops';
import { type Construct } from 'constructs';
import { filesBelow, temporaryFolder } from '../temporary-folder';

/** An App that writes to a temporary folder, and its charts. */
export function appWith<T extends [id: string, props?: ChartProps][]>(
  props: AppProps,
  ...charts: T
): readonly [App, ...{ [index in keyof T]: Chart }] {
  const app = new App({ outdir: `${temporaryFolder()}/dist`, ...props });
  return [app, ...charts.map(([id, chartProps]) => new Chart(app, id, chartProps))] as never;
}

export function object(scope: Construct, id: string, kind = 'Pod', rest: object = {}): ApiObject {
  return new ApiObject(scope, id, { apiVersion: 'v1', kind, ...rest });
}

/** The files that an app writes, without the list of them that ours keeps. */
export function written(app: PlainApp): Record<string, string> {
  app.synth();
  const { '.cdk8s-gitops': _ownership, ...files } = filesBelow(app.outdir);
  return files;
}
