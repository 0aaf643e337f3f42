import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiObject, Chart } from 'cdk8s';
import {
  App,
  HelmChart,
  type Manifest,
  helmIf,
  HelmPackage,
  helmText,
  helmValue,
  ProbedDeployment,
} from 'cdk8s-gitops';
import { withEnvironment } from '../engines/helm/with-environment';
import { describeWithTool } from '../real-tools';
import { filesBelow, temporaryFolder } from '../temporary-folder';

test('an app is written as a chart with values, and its plain output has the defaults', () => {
  const outdir = temporaryFolder();
  const app = new App({ outdir });
  const chart = new Chart(app, 'web');
  const tag = helmValue('image.tag', '1.29');
  const replicas = helmValue('replicaCount', 2, { description: 'Pods to run', minimum: 1 });
  const metadata = { name: 'web' };
  const containers = [{ name: 'web', image: helmText`nginx:${tag}` }];
  new ProbedDeployment(chart, 'web', { metadata, replicas, containers });
  const ingress = new ApiObject(chart, 'ingress', { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', metadata });
  helmIf(helmValue('ingress.enabled', false), ingress);
  new HelmPackage(app, 'chart', { name: 'mychart', version: '0.1.0', charts: [chart] });

  app.synth();

  const { 'web.k8s.yaml': plain, ...files } = filesBelow(outdir);
  expect(plain).toContain('replicas: 2');
  expect(plain).not.toContain('Ingress');
  expect(files['mychart/templates/web-deployment.yaml']).toContain('replicas: {{ .Values.replicaCount | toJson }}');
  expect(files['mychart/templates/web-ingress.yaml']).toMatch(/^\{\{- if \.Values\.ingress\.enabled \}\}/);
  expect(files['mychart/values.yaml']).toContain('# Pods to run\nreplicaCount: 2\n');
});
describeWithTool('helm-4.2', 'HelmChart', (helm) => {
  withEnvironment(() => ({ HELM: helm, CDK8S_GITOPS_HELM_CACHE: join(temporaryFolder(), 'cache') }));

  test('the objects of a chart are in the tree, with values, namespaces and patches', () => {
    const folder = temporaryFolder();
    execFileSync(helm, ['create', 'mychart'], { cwd: folder });
    writeFileSync(join(folder, 'prod.yaml'), 'image: { tag: "1.29" }\nreplicaCount: 5\n');
    const chart = new Chart(new App({ outdir: join(folder, 'dist') }), 'shop', { namespace: 'apps' });

    const web = new HelmChart(chart, 'myapp', {
      chart: join(folder, 'mychart'),
      values: { replicaCount: 2 },
      valueFiles: [join(folder, 'prod.yaml')],
      kubeVersion: '1.36.0',
      apiVersions: [],
      includeCrds: true,
      hooks: 'keep',
      stable: true,
    });
    const { metadata, spec } = web.getApiObject('Deployment', 'myapp-mychart').toJson() as Manifest;

    expect(metadata?.namespace).toBe('apps');
    expect(spec).toMatchObject({ replicas: 2, template: { spec: { containers: [{ image: 'nginx:1.29' }] } } });
    expect(web.apiObjects.map(({ kind }) => kind)).toEqual(['ServiceAccount', 'Service', 'Deployment']);
  });
});
