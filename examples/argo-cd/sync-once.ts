import { Chart } from 'cdk8s';
import { AppProject } from 'cdk8s-gitops';
import { type Construct } from 'constructs';
import { Application } from '../../imports/argoproj.io';

const repoURL = 'https://github.com/acme/gitops.git';

/**
 * An application that nobody syncs by hand and that does not sync on its own: each `kubectl apply` of this file starts
 * one sync, to one revision. The field for that is `operation`. It is beside `spec`, and `Application` of cdk8s-gitops
 * does not have it, so this one is the class that `cdk8s import` made of the CRD.
 */
export class SyncOnce extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const revision = 'v1.4.2';
    const server = 'https://kubernetes.default.svc';
    const project = new AppProject(this, 'migrations', {
      metadata: { name: 'migrations' },
      sourceRepos: [repoURL],
      destinations: [{ server, namespace: 'shop' }],
    });
    new Application(this, 'migration', {
      metadata: { name: 'migration', namespace: 'argocd' },
      spec: {
        project: project.name,
        source: { repoUrl: repoURL, path: 'migrations', targetRevision: revision },
        destination: { server, namespace: 'shop' },
      },
      operation: { initiatedBy: { username: 'release' }, sync: { revision, prune: true } },
    });
  }
}
