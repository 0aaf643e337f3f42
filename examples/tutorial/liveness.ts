import { Duration } from 'cdk8s';
import { ProbedPod } from 'cdk8s-gitops';
import { Construct } from 'constructs';

/** A Pod that answers `/healthz` for ten seconds and then fails: the kubelet restarts it, again and again. */
export class Liveness extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new ProbedPod(this, 'pod', {
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
  }
}
