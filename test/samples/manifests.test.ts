import { App, Chart } from 'cdk8s';
import { ProbedDeployment, ProbedPod } from 'cdk8s-gitops';
import { Manifests } from 'cdk8s-gitops/testing';

const app = new App();
const chart = new Chart(app, 'chart');
const containers = [{ name: 'app', image: 'nginx' }];
new ProbedPod(chart, 'liveness', { metadata: { name: 'liveness-http' }, containers });
const web = { metadata: { name: 'web', labels: { app: 'web' } }, replicas: 2 };
const ports = [{ containerPort: 80 }];
new ProbedDeployment(chart, 'web', { ...web, containers: [{ name: 'app', image: 'nginx', ports }] }).expose({
  port: 80,
});
const manifests = Manifests.of(chart);

test('an object of a built-in kind is typed', () => {
  const image: string | undefined = manifests.get('Pod', 'liveness-http').spec.containers[0]?.image;

  expect(image).toBe('nginx');
});

test('if several API groups have a kind, the API version is given too', () => {
  const knative = Manifests.fromYaml('{ apiVersion: serving.knative.dev/v1, kind: Service, metadata: { name: web } }');

  expect(knative.get('serving.knative.dev/v1 Service', 'web').kind).toBe('Service');
});

test('objects are found by kind and labels', () => {
  expect(manifests.find({ kind: 'Deployment', labels: { app: 'web' } })).toHaveLength(1);
});

test('a resource is found by some of its properties, in a chart or in an app', () => {
  expect(manifests).toHaveResource('apps/v1', 'Deployment', { spec: { replicas: 2 } });
  expect(Manifests.fromApp(app)).toHaveResource('apps/v1', 'Deployment', { spec: { replicas: 2 } });
});

test('a snapshot contains the objects', () => {
  expect(manifests).toMatchManifestSnapshot();
});
