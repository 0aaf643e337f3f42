import { ApiObject, Duration } from 'cdk8s';
import { ProbedPod } from 'cdk8s-gitops';
import { Construct } from 'constructs';

/** The same check as a readiness probe: once it fails, the Service stops sending traffic. Nothing restarts. */
export class Readiness extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const labels = { test: 'readiness' };
    new ProbedPod(this, 'pod', {
      metadata: { name: 'readiness-http', labels },
      containers: [
        {
          name: 'readiness',
          image: 'registry.k8s.io/e2e-test-images/agnhost:2.40',
          args: ['liveness'],
          readiness: {
            httpGet: { path: '/healthz', port: 8080, httpHeaders: { 'Custom-Header': 'Awesome' } },
            initialDelay: Duration.seconds(3),
            period: Duration.seconds(3),
          },
        },
      ],
    });
    new ApiObject(this, 'service', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'readiness-http' },
      spec: { selector: labels, ports: [{ port: 80, targetPort: 8080 }] },
    });
  }
}
