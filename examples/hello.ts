import { Chart, Duration } from 'cdk8s';
import { App, ProbedPod } from 'cdk8s-gitops';

const app = new App();
const chart = new Chart(app, 'hello');
const image = 'registry.k8s.io/e2e-test-images/agnhost:2.40';
const liveness = { httpGet: { path: '/healthz', port: 8080 }, period: Duration.seconds(3) };
new ProbedPod(chart, 'pod', {
  metadata: { name: 'liveness-http' },
  containers: [{ name: 'liveness', image, args: ['liveness'], liveness }],
});
app.synth();
