import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';

/** A Pod that answers `/healthz` for ten seconds and fails from then on: the kubelet restarts it, again and again. */
export class Liveness extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new ApiObject(this, 'pod', {
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
  }
}
