import { Chart } from 'cdk8s';
import { ArgoCdInstall } from 'cdk8s-gitops';
import { type Construct } from 'constructs';

/** Argo CD, with its web UI and API on port 31001 of every node. */
export class ArgoCd extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new ArgoCdInstall(this, 'argocd', {
      namespace: 'argocd',
      server: { service: { type: 'NodePort', nodePorts: { https: 31001 } } },
    });
  }
}
