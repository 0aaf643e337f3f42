import { App, Chart, Lazy, Testing } from 'cdk8s';
import { type Manifest, ProbedDeployment, type ProbedDeploymentProps } from 'cdk8s-gitops';
import * as plus from 'cdk8s-plus-27';
import { messageOf } from '../../message-of';

const props: ProbedDeploymentProps = {
  metadata: { name: 'web' },
  containers: [{ name: 'web', image: 'web:1', ports: [{ containerPort: 8080 }] }],
};

function deploymentIn(chart: Chart, more: Partial<ProbedDeploymentProps> = {}): ProbedDeployment {
  return new ProbedDeployment(chart, 'web', { ...props, ...more });
}

const newChart = (): Chart => new Chart(new App(), 'shop');

const lazily = (value: object): never => Lazy.any({ produce: () => value }) as never;

function specOf(chart: Chart, kind: string): unknown {
  return (Testing.synth(chart) as Manifest[]).find((manifest) => manifest.kind === kind)?.spec;
}

test('a HorizontalPodAutoscaler of cdk8s-plus scales our Deployment', () => {
  const chart = newChart();
  const target = deploymentIn(chart);

  new plus.HorizontalPodAutoscaler(chart, 'scaler', {
    target,
    maxReplicas: 5,
    metrics: [plus.Metric.resourceCpu(plus.MetricTarget.averageUtilization(70))],
  });

  expect(specOf(chart, 'HorizontalPodAutoscaler')).toMatchObject({
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
  });
  expect(target.hasAutoscaler).toBe(true);
});

test.each([
  ['accepts our Deployment if a container requests CPU', { resources: { requests: { cpu: '100m' } } }, 0],
  ['accepts our Deployment if a container limits memory', { resources: { limits: { memory: '64Mi' } } }, 0],
  ['accepts our Deployment if resources are known only at synth', { resources: lazily({ limits: { cpu: 1 } }) }, 0],
  ['accepts our Deployment if requests are known only at synth', { resources: { requests: lazily({ cpu: 1 }) } }, 0],
  ['refuses our Deployment if no container has resources', {}, 1],
])('a HorizontalPodAutoscaler of cdk8s-plus without metrics %s', (_name, more, errors) => {
  const chart = newChart();
  const containers = [{ name: 'web', image: 'web:1', ...more }];

  const scaler = new plus.HorizontalPodAutoscaler(chart, 'scaler', {
    target: deploymentIn(chart, { containers }),
    maxReplicas: 5,
  });

  expect(scaler.node.validate()).toHaveLength(errors);
});

test('a HorizontalPodAutoscaler of cdk8s-plus refuses our Deployment with a fixed number of Pods', () => {
  const chart = newChart();

  const scaler = new plus.HorizontalPodAutoscaler(chart, 'scaler', {
    target: deploymentIn(chart, { replicas: 2 }),
    maxReplicas: 5,
    metrics: [plus.Metric.resourceCpu(plus.MetricTarget.averageUtilization(70))],
  });

  expect(scaler.node.validate().join()).toContain('target cannot have a fixed number of replicas (2)');
});

test('a Service, an Ingress and a NetworkPolicy of cdk8s-plus lead to our Pods', () => {
  const chart = newChart();
  const web = plus.Pods.select(chart, 'web-pods', { labels: deploymentIn(chart).podLabels });

  const service = new plus.Service(chart, 'service', { selector: web, ports: [{ port: 80, targetPort: 8080 }] });
  new plus.Ingress(chart, 'ingress', { defaultBackend: plus.IngressBackend.fromService(service) });
  new plus.NetworkPolicy(chart, 'policy', { selector: web, ingress: { rules: [{ peer: web }] } });

  expect(specOf(chart, 'Service')).toMatchObject({ selector: { app: 'web' }, ports: [{ port: 80, targetPort: 8080 }] });
  expect(specOf(chart, 'Ingress')).toMatchObject({ defaultBackend: { service: { port: { number: 80 } } } });
  expect(specOf(chart, 'NetworkPolicy')).toMatchObject({
    podSelector: { matchLabels: { app: 'web' } },
    ingress: [{ from: [{ podSelector: { matchLabels: { app: 'web' } } }] }],
  });
});

test('an Ingress of cdk8s-plus leads to the Service of expose by a Service that is not written', () => {
  const chart = newChart();
  const exposed = deploymentIn(chart).expose({ port: 80 });

  const reference = new plus.Service(newChart(), 'service', {
    metadata: { name: exposed.name },
    ports: [{ port: 80 }],
  });
  new plus.Ingress(chart, 'ingress', { defaultBackend: plus.IngressBackend.fromService(reference) });

  expect((Testing.synth(chart) as Manifest[]).map(({ kind }) => kind)).toEqual(['Deployment', 'Service', 'Ingress']);
  expect(specOf(chart, 'Ingress')).toEqual({ defaultBackend: { service: { name: 'web', port: { number: 80 } } } });
});

test('labels of Pods that are selected by expressions alone are not given to others', () => {
  const selector = { matchExpressions: [{ key: 'app', operator: 'Exists' as const }] };

  expect(
    messageOf(() => deploymentIn(newChart(), { selector, podMetadata: { labels: { app: 'web' } } }).podLabels),
  ).toBe(
    '[shop/web] Cannot expose Pods that are selected by expressions alone: a Service selects by labels\n' +
      '  Fix: add matchLabels to selector',
  );
});
