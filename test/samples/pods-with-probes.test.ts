import { App, Chart, Duration } from 'cdk8s';
import { Deployment } from 'cdk8s-plus-27';
import { addProbes, ProbedDeployment, ProbedPod, probeTimeline } from 'cdk8s-gitops';
import { Manifests } from 'cdk8s-gitops/testing';

const newChart = () => new Chart(new App(), 'chart');

test('a Pod with a liveness probe contains nothing else', () => {
  const chart = newChart();
  new ProbedPod(chart, 'liveness', {
    metadata: { name: 'liveness-http', labels: { test: 'liveness' } },
    containers: [
      {
        name: 'liveness',
        image: 'registry.k8s.io/e2e-test-images/agnhost:2.40',
        args: ['liveness'],
        liveness: {
          httpGet: { path: '/healthz', port: 8080, httpHeaders: { 'Custom-Header': 'Awesome' } },
          initialDelay: Duration.seconds(3),
          period: Duration.seconds(3),
        },
      },
    ],
  });

  expect(Manifests.of(chart).get('Pod', 'liveness-http')).toEqual({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'liveness-http', labels: { test: 'liveness' } },
    spec: {
      containers: [
        {
          name: 'liveness',
          image: 'registry.k8s.io/e2e-test-images/agnhost:2.40',
          args: ['liveness'],
          livenessProbe: {
            httpGet: { path: '/healthz', port: 8080, httpHeaders: [{ name: 'Custom-Header', value: 'Awesome' }] },
            initialDelaySeconds: 3,
            periodSeconds: 3,
          },
        },
      ],
    },
  });
});

test('a Deployment is exposed at its only port', () => {
  const chart = newChart();
  const web = new ProbedDeployment(chart, 'web', {
    metadata: { name: 'web' },
    replicas: 2,
    deployment: { strategy: { rollingUpdate: { maxUnavailable: '25%' } } },
    terminationGracePeriodSeconds: 20,
    containers: [
      {
        name: 'web',
        image: 'nginx:1.29',
        ports: [{ name: 'http', containerPort: 80 }],
        resources: { limits: { cpu: '100m', memory: '64Mi' } },
        readiness: { tcpSocket: { port: 'http' }, failureThreshold: 2 },
      },
    ],
    profile: 'baseline',
  });
  web.expose({ port: 8000, type: 'NodePort', nodePort: 30080 });

  expect(Manifests.of(chart)).toHaveResource('apps/v1', 'Deployment', {
    spec: { selector: { matchLabels: { app: 'web' } } },
  });
  expect(Manifests.of(chart)).toHaveResource('v1', 'Service', {
    spec: { selector: { app: 'web' }, ports: [{ port: 8000, targetPort: expect.anything(), nodePort: 30080 }] },
  });
});

test('probes are added to a workload of cdk8s-plus', () => {
  const chart = newChart();
  const deployment = new Deployment(chart, 'plus', { containers: [{ name: 'main', image: 'nginx', portNumber: 80 }] });
  addProbes(deployment, {
    container: 'main',
    startup: { httpGet: { path: '/', port: 80 }, failureThreshold: 30 },
    liveness: { grpc: { port: 80 } },
    readiness: { exec: { command: ['true'] } },
  });

  const [found] = Manifests.of(chart).find({ kind: 'Deployment' });

  expect(found?.spec.template.spec?.containers[0]).toMatchObject({
    startupProbe: { httpGet: { path: '/', port: 80 }, failureThreshold: 30 },
    livenessProbe: { grpc: { port: 80 } },
    readinessProbe: { exec: { command: ['true'] } },
  });
});

test('the timeline gives the seconds at which the kubelet acts', () => {
  const timeline = probeTimeline({
    liveness: {
      httpGet: { path: '/healthz', port: 8080 },
      initialDelay: Duration.seconds(3),
      period: Duration.seconds(3),
    },
  });

  expect(timeline.liveness).toBeDefined();
});
