import { Chart } from 'cdk8s';
import { Application, ArgoCdCrds, ArgoCdInstall } from 'cdk8s-gitops';
import { type Construct } from 'constructs';

const repository = { repoURL: 'https://github.com/acme/gitops.git', targetRevision: 'main' };

/** The CRDs of Argo CD, in a separate file: a cluster must know them before it accepts Applications. */
export class Crds extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new ArgoCdCrds(this, 'crds');
  }
}

/** Argo CD in the cluster that it deploys to: it listens on port 31001 of every node, and keeps itself in sync. */
export class OneCluster extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const argocd = new ArgoCdInstall(this, 'argocd', {
      namespace: 'argocd',
      crds: false,
      server: {
        service: { type: 'NodePort', nodePorts: { https: 31001 } },
        resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '256Mi' } },
      },
      repoServer: { resources: { requests: { cpu: '100m', memory: '256Mi' } } },
      controller: { resources: { requests: { cpu: '250m', memory: '512Mi' } } },
    });
    argocd.manageItself({ ...repository, path: 'dist' });
    new Application(this, 'guestbook', {
      metadata: { name: 'guestbook' },
      project: 'default',
      source: {
        repoURL: 'https://github.com/argoproj/argocd-example-apps.git',
        path: 'guestbook',
        targetRevision: 'HEAD',
      },
      destination: { namespace: 'guestbook' },
      syncPolicy: { automated: { prune: true, selfHeal: true }, syncOptions: ['CreateNamespace=true'] },
    });
  }
}
