import { Chart, Duration } from 'cdk8s';
import { AppOfApps, Application, AppProject } from 'cdk8s-gitops';
import { type Construct } from 'constructs';

const repoURL = 'https://github.com/acme/gitops.git';

/** The applications of the platform. Each one needs the ones before it. */
const platform = ['cert-manager', 'ingress', 'monitoring'];

/** The applications of the shop, and what differs between them. */
const shop = [
  { name: 'catalog', replicas: 2 },
  { name: 'checkout', replicas: 3 },
];

/** Everything that Argo CD keeps in sync. The output is pushed to Git, and the root below reads it from there. */
export class Applications extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new AppProject(this, 'shop', {
      metadata: { name: 'shop' },
      sourceRepos: [repoURL],
      destinations: [{ server: 'https://kubernetes.default.svc', namespace: 'shop-*' }],
      roles: [{ name: 'ci', policies: [{ action: 'sync' }, { action: 'get' }] }],
      syncWindows: [
        { kind: 'deny', schedule: '0 18 * * FRI', duration: '62h', applications: ['*'], timeZone: 'Europe/Berlin' },
      ],
    });
    const last = platform.reduce<Application | undefined>((before, name) => {
      const application = this.platform(name);
      application.node.addDependency(...(before === undefined ? [] : [before]));
      return application;
    }, undefined);
    for (const { name, replicas } of shop) {
      this.shop(name, replicas).node.addDependency(last as Application);
    }
  }

  private platform(name: string): Application {
    return new Application(this, name, {
      metadata: { name },
      project: 'default',
      source: { repoURL, path: `platform/${name}`, targetRevision: 'main' },
      destination: { namespace: name },
      syncPolicy: {
        automated: { prune: true, selfHeal: true },
        syncOptions: ['CreateNamespace=true', 'ServerSideApply=true'],
        retry: { limit: 5, backoff: { duration: Duration.seconds(10), maxDuration: Duration.minutes(5) } },
      },
    });
  }

  private shop(name: string, replicas: number): Application {
    return new Application(this, name, {
      metadata: { name },
      project: 'shop',
      source: { repoURL, path: 'charts/service', targetRevision: 'main', helm: { values: { name, replicas } } },
      destination: { namespace: `shop-${name}` },
      syncPolicy: { automated: { prune: true }, syncOptions: ['CreateNamespace=true'] },
      deletionPolicy: 'cascade',
    });
  }
}

/** The one Application that you apply by hand. It creates all others. */
export class Root extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new AppOfApps(this, 'root', {
      metadata: { name: 'root' },
      repoURL,
      targetRevision: 'main',
      path: 'dist',
      include: 'applications.k8s.yaml',
    });
  }
}
