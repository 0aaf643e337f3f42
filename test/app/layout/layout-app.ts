import { ApiObject, type ApiObjectProps, type Chart } from 'cdk8s';
import { App, type AppProps, gitOpsLayout } from 'cdk8s-gitops';
import { type GitOpsLayoutProps } from 'cdk8s-gitops/gitops';
import { filesBelow, temporaryFolder } from '../../temporary-folder';

/** An app with a layout, and an output folder of its own. */
export function appWith(layout: GitOpsLayoutProps, props: AppProps = {}): App {
  return new App({ outdir: `${temporaryFolder()}/dist`, output: gitOpsLayout(layout), ...props });
}

export function configMap(chart: Chart, name: string, metadata: ApiObjectProps['metadata'] = {}): ApiObject {
  return new ApiObject(chart, name, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, ...metadata } });
}

/** What synth writes: the text of each file by its path, without the list of files. */
export function filesOf(app: App): Record<string, string> {
  app.synth();
  const { '.cdk8s-gitops': _ownership, ...files } = filesBelow(app.outdir);
  return files;
}

export function pathsOf(app: App): string[] {
  return Object.keys(filesOf(app));
}
