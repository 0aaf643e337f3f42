import { join } from 'node:path';
import { Chart, Duration } from 'cdk8s';
import { addProbes, HelmChart } from 'cdk8s-gitops';
import { type Construct } from 'constructs';

/** A Helm chart: its files stay as they are, and a probe is added for which it has no value. */
export class Echo extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const echo = new HelmChart(this, 'echo', { chart: join(__dirname, 'echo'), values: { replicas: 2 } });
    addProbes(echo.getApiObject('Deployment', 'echo'), {
      readiness: { httpGet: { path: '/healthz', port: 'http' }, period: Duration.seconds(3) },
    });
  }
}
