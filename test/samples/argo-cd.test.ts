import { App, Chart } from 'cdk8s';
import { Application, AppProject, ArgoCdCrds, ArgoCdInstall, Repository, RepositoryCredentials } from 'cdk8s-gitops';
import { Manifests } from 'cdk8s-gitops/testing';
import { smallChart } from '../constructs/argo-cd-install/helm/small-chart';
import { withEnvironment } from '../engines/helm/with-environment';
import { describeWithTool } from '../real-tools';
import { temporaryFolder } from '../temporary-folder';

const newChart = () => new Chart(new App(), 'chart');

test('Argo CD is installed, its Namespace and CRDs first, and every namespaced object sets its namespace', () => {
  const chart = newChart();
  new ArgoCdInstall(chart, 'argocd', {
    namespace: 'argocd',
    server: { service: { type: 'NodePort', nodePorts: { https: 31001 } } },
  });

  const manifests = Manifests.of(chart);

  expect(manifests.all.slice(0, 2).map(({ kind }) => kind)).toEqual(['Namespace', 'CustomResourceDefinition']);
  expect(manifests.get('Deployment', 'argocd-server', 'argocd').spec.replicas).toBeUndefined();
  expect(manifests).toHaveResource('v1', 'Service', {
    metadata: { name: 'argocd-server', namespace: 'argocd' },
    spec: { type: 'NodePort', ports: [expect.anything(), expect.objectContaining({ port: 443, nodePort: 31001 })] },
  });
});

describeWithTool('helm-4.2', 'Argo CD from its chart', (helm) => {
  withEnvironment(() => ({ HELM: helm, CDK8S_GITOPS_HELM_CACHE: temporaryFolder() }));

  test('takes the same props: as values of the chart, else as patches', () => {
    const chart = newChart();
    new ArgoCdInstall(chart, 'argocd', {
      namespace: 'argocd',
      server: { service: { type: 'NodePort', nodePorts: { https: 31001 } }, dnsPolicy: 'Default' },
      helm: { chart: smallChart(temporaryFolder()), values: { dex: { replicas: 0 } } },
    });

    const manifests = Manifests.of(chart);

    expect(manifests).toHaveResource('v1', 'Service', {
      metadata: { name: 'argocd-server', namespace: 'argocd' },
      spec: { type: 'NodePort', ports: [expect.anything(), expect.objectContaining({ port: 443, nodePort: 31001 })] },
    });
    expect(manifests.get('Deployment', 'argocd-server', 'argocd').spec).toMatchObject({
      template: { spec: { dnsPolicy: 'Default' } },
    });
    expect(manifests.get('Deployment', 'argocd-dex-server', 'argocd').spec.replicas).toBe(0);
  });
});

test('the CRDs can be in their own chart, for users who apply Applications right after them', () => {
  const crds = new Chart(new App(), 'crds');
  new ArgoCdCrds(crds, 'crds');
  const rest = newChart();
  new ArgoCdInstall(rest, 'argocd', { crds: false });

  expect(Manifests.of(crds).all.map(({ kind }) => kind)).toEqual(Array(3).fill('CustomResourceDefinition'));
  expect(Manifests.of(rest).find({ kind: 'CustomResourceDefinition' })).toEqual([]);
});

test('an Application keeps a folder of a repository in sync', () => {
  const chart = newChart();
  const repoURL = 'https://github.com/argoproj/argocd-example-apps.git';
  new Application(chart, 'guestbook', {
    metadata: { name: 'guestbook' },
    project: 'default',
    source: { repoURL, path: 'guestbook', targetRevision: 'main' },
    destination: { namespace: 'guestbook' },
    syncPolicy: { automated: { prune: true, selfHeal: true }, syncOptions: ['CreateNamespace=true'] },
    deletionPolicy: 'orphan',
  });

  expect(Manifests.of(chart).get('Application', 'guestbook')).toEqual({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name: 'guestbook', namespace: 'argocd' },
    spec: {
      project: 'default',
      source: { repoURL, path: 'guestbook', targetRevision: 'main' },
      destination: { server: 'https://kubernetes.default.svc', namespace: 'guestbook' },
      syncPolicy: { automated: { prune: true, selfHeal: true }, syncOptions: ['CreateNamespace=true'] },
    },
  });
});

test('a project, a repository and its credentials are declared without a secret', () => {
  const chart = newChart();
  const url = 'https://git.example.com/team';
  new AppProject(chart, 'team', {
    metadata: { name: 'team' },
    sourceRepos: [`${url}/*`],
    destinations: [{ namespace: 'team', server: 'https://kubernetes.default.svc' }],
  });
  new RepositoryCredentials(chart, 'credentials', { metadata: { name: 'team' }, url, credentials: { existing: true } });
  new Repository(chart, 'repository', { metadata: { name: 'team-app' }, url: `${url}/app.git`, project: 'team' });

  expect(Manifests.of(chart).all.map(({ kind, metadata }) => `${kind}/${metadata?.name}`)).toEqual([
    'AppProject/team',
    'Secret/team-app',
  ]);
});

test('Argo CD keeps itself in sync', () => {
  const chart = newChart();
  const argocd = new ArgoCdInstall(chart, 'argocd', {});
  const source = { repoURL: 'https://git.example.com/gitops.git', path: 'dist', targetRevision: 'main' };
  argocd.manageItself(source);

  expect(Manifests.of(chart)).toHaveResource('argoproj.io/v1alpha1', 'Application', { spec: { source } });
});
