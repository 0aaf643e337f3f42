import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';

/** The same check as a gate: ten seconds in, it fails, and the Service sends the Pod no more traffic. Nothing restarts. */
export class Readiness extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const labels = { test: 'readiness' };
    new ApiObject(this, 'pod', {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'readiness-http', labels },
      spec: {
        containers: [
          {
            name: 'readiness',
            image: 'registry.k8s.io/e2e-test-images/agnhost:2.40',
            args: ['liveness'],
            readinessProbe: {
              httpGet: { path: '/healthz', port: 8080, httpHeaders: [{ name: 'Custom-Header', value: 'Awesome' }] },
              initialDelaySeconds: 3,
              periodSeconds: 3,
            },
          },
        ],
      },
    });
    new ApiObject(this, 'service', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'readiness-http' },
      spec: { selector: labels, ports: [{ port: 80, targetPort: 8080 }] },
    });
  }
}
