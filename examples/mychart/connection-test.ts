import { ApiObject, Chart } from 'cdk8s';
import { helmRelease, helmText } from 'cdk8s-gitops';
import { type Construct } from 'constructs';
import { service } from './values';

/**
 * What `helm test` runs. It is in a chart of its own, so that plain output has it in a file of its own: kubectl would
 * run the test as soon as the file is applied.
 */
export class ConnectionTest extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const { name } = helmRelease;
    const container = {
      name: 'connect',
      image: 'registry.k8s.io/e2e-test-images/agnhost:2.40',
      args: ['connect', '--timeout=5s', helmText`${name}:${service.port}`],
    };
    new ApiObject(this, 'pod', {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: helmText`${name}-test-connection`, annotations: { 'helm.sh/hook': 'test' } },
      spec: { containers: [container], restartPolicy: 'Never' },
    });
  }
}
