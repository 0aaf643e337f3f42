import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiObject, Chart } from 'cdk8s';
import { App, HelmChart, HelmPackage } from 'cdk8s-gitops';
import { isPlainMap } from '../../lib/core/plain';
import { temporaryFolder } from '../temporary-folder';
import { type Make } from './sample-props';

/** The constructs for Helm, as in `samples`. */
export const helmSamples: Readonly<Record<string, readonly [Make, object]>> = {
  HelmChart: [
    (scope, props) => {
      // With a cache of its own: nothing that this program renders may be found by others.
      process.env.HELM = join(__dirname, 'print-helm-input.sh');
      process.env.CDK8S_GITOPS_HELM_CACHE = temporaryFolder();
      new HelmChart(scope, 'made', props as never);
    },
    {
      chart: join(__dirname, '../../examples/tutorial/echo'),
      releaseName: 'web',
      namespace: 'shop',
      values: { replicas: 2, image: { tag: '1.29' }, hosts: ['a.example.com'], proxy: null },
      valueFiles: [join(__dirname, '../../examples/tutorial/echo/values.yaml')],
      kubeVersion: '1.36.0',
      apiVersions: ['monitoring.coreos.com/v1'],
      includeCrds: true,
      hooks: 'keep',
      stable: [{ kind: 'ConfigMap', name: 'given', fields: ['data.password'] }],
      patches: [{ target: { kind: 'ConfigMap' }, patch: [{ op: 'add', path: '/data/a', value: 'b' }] }],
    },
  ],
  HelmPackage: [
    (scope, props) => new ApiObject(scope, 'files', { apiVersion: 'v1', kind: 'ConfigMap', data: filesOf(props) }),
    {
      name: 'mychart',
      version: '0.1.0',
      appVersion: '1.29',
      description: 'A web server',
      dependencies: [{ name: 'redis', version: '~20.0.0', repository: 'https://charts.example.com', tags: ['cache'] }],
      icon: 'https://example.com/icon.svg',
      maintainers: [{ name: 'Ann', email: 'ann@example.com' }],
      keywords: ['web'],
      annotations: { category: 'Web' },
    },
  ],
};

/** The files of a package, which needs an app that is synthesized. Its charts are added: other apps can't have them. */
function filesOf(props: object): Readonly<Record<string, string>> {
  const outdir = temporaryFolder();
  const app = new App({ outdir });
  const chart = new Chart(app, 'chart');
  new ApiObject(chart, 'settings', { apiVersion: 'v1', kind: 'ConfigMap' });
  const made = new HelmPackage(chart, 'made', (isPlainMap(props) ? { charts: [chart], ...props } : props) as never);
  app.synth();
  const text = (name: string): string => readFileSync(join(made.directory, name), 'utf8');
  return Object.fromEntries(['Chart.yaml', 'README.md', 'values.schema.json'].map((name) => [name, text(name)]));
}
