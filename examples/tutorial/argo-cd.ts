import { ApiObject, Chart } from 'cdk8s';
import { type Construct } from 'constructs';

/** Argo CD's front door, reachable on port 31001 of every node. */
export class ArgoCd extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new ApiObject(this, 'namespace', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'argocd' } });
    new ApiObject(this, 'server', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: {
        name: 'argocd-server',
        namespace: 'argocd',
        labels: {
          'app.kubernetes.io/component': 'server',
          'app.kubernetes.io/name': 'argocd-server',
          'app.kubernetes.io/part-of': 'argocd',
        },
      },
      spec: {
        type: 'NodePort',
        ports: [
          { name: 'http', port: 80, protocol: 'TCP', targetPort: 8080 },
          { name: 'https', port: 443, protocol: 'TCP', targetPort: 8080, nodePort: 31001 },
        ],
        selector: { 'app.kubernetes.io/name': 'argocd-server' },
      },
    });
  }
}
