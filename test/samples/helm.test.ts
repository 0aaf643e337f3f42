import { ApiObject, Chart } from 'cdk8s';
import { App, helmIf, HelmPackage, helmText, helmValue, ProbedDeployment } from 'cdk8s-gitops';
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
