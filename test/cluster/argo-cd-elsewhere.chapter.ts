import { ApiObject, Chart } from 'cdk8s';
import { type App, Application, ArgoCdCrds, ArgoCdInstall, type ArgoCdInstallProps, Cluster } from 'cdk8s-gitops';
import { LiveApplications } from './argo-cd/application-status';
import { chartFiles, shopFiles } from './argo-cd/charts';
import { type Files, GitRepository } from './argo-cd/git-repository';
import { applyFiles, deleteFiles, hasArgoCd, waitForCrds, waitForWorkloads } from './argo-cd/install';
import { run, settings } from './argo-cd/settings';
import { synth } from './argo-cd/synth';
import { kubectl, tryKubectl } from './harness/kubectl';
import { Report } from './harness/report';

const report = new Report('argo-cd-elsewhere', 'Argo CD in other namespaces', ['what', 'seen', 'seconds', 'at most']);
const branch = `gitops-${run}`;
const installs: Files[] = [];
let git: GitRepository;
let crds: Files | undefined;
let commit: string;

beforeAll(async () => {
  if (settings.gitUrl === undefined) {
    throw new Error(
      'Set CLUSTER_GIT_URL to a Git repository that one may push to and Pods can read: see CONTRIBUTING.md',
    );
  }
  git = new GitRepository(settings.gitUrl, branch);
  commit = git.commit('A shop', { shop: shopFiles({ greeting: 'elsewhere' }) });
  if (!hasArgoCd()) {
    crds = synth((app: App) => {
      new ArgoCdCrds(new Chart(app, 'crds'), 'crds');
    });
    applyFiles(crds);
    await waitForCrds();
  }
}, 180_000);

afterAll(() => {
  report.write();
  installs.forEach(deleteFiles);
  if (crds !== undefined) {
    deleteFiles(crds);
  }
  git?.remove();
}, 300_000);

/** Installs Argo CD into a namespace, or changes it there, and waits until it is ready. */
function install(namespace: string, props: ArgoCdInstallProps, what = 'every workload is ready'): Files {
  const files = synth((app: App) => {
    new ArgoCdInstall(new Chart(app, 'argo-cd'), 'argocd', { namespace, crds: false, ...props });
  });
  installs.push(files);
  const start = Date.now();
  applyFiles(files);
  waitForWorkloads(namespace, 300);
  report.add(`${what} in ${namespace.replace(`-${run}`, '')}`, 'yes', secondsSince(start), 300);
  return files;
}

/** Applies an Application for the Argo CD in a namespace, and waits until its objects are in another namespace. */
async function deploy(namespace: string, target: string): Promise<string> {
  // Two Argo CDs in a cluster would both treat the objects of an Application with the same name as their own.
  const name = `elsewhere-${run}`;
  const declared = chartFiles('declared', (chart) => {
    new Application(chart, 'shop', {
      metadata: { name, namespace },
      project: 'default',
      source: { repoURL: settings.gitUrlInside, path: 'shop', targetRevision: branch },
      destination: { namespace: target },
      syncPolicy: { automated: { prune: true } },
    });
  });
  applyFiles(declared);
  const applications = new LiveApplications(namespace);
  const start = Date.now();
  await applications.synced(name, commit, 180);
  report.add(`an Application is synced from ${namespace.replace(`-${run}`, '')}`, 'yes', secondsSince(start), 180);
  const value = ['get', 'configmap', 'settings', '--output', 'jsonpath={.data.value}'];
  const found = kubectl(['--namespace', target, ...value]);
  applications.delete(name);
  return found;
}

/** Seconds with one decimal, as in the tables. */
function secondsSince(start: number): string {
  return ((Date.now() - start) / 1000).toFixed(1);
}

function createNamespace(name: string): void {
  kubectl(['create', 'namespace', name]);
}

test('in another namespace every object uses that namespace, and an Application is synced', async () => {
  const [namespace, target] = [`gitops-other-${run}`, `gitops-other-shop-${run}`];
  install(namespace, { clusterRolePrefix: `gitops-${run}` });
  createNamespace(target);

  const found = await deploy(namespace, target).finally(() =>
    tryKubectl(['delete', 'namespace', target, '--wait=false']),
  );

  expect(found).toBe('elsewhere');
}, 600_000);

test('with scope namespace it needs no cluster-wide role, and deploys to namespaces that allow it', async () => {
  const [namespace, target] = [`gitops-scoped-${run}`, `gitops-scoped-shop-${run}`];
  const files = install(namespace, { scope: 'namespace' });
  createNamespace(target);
  applyFiles(chartFiles('door', (chart) => letIn(chart, namespace, target)));

  const found = await deploy(namespace, target).finally(() =>
    tryKubectl(['delete', 'namespace', target, '--wait=false']),
  );

  expect(found).toBe('elsewhere');
  expect([...files.values()].join()).not.toMatch(/kind: ClusterRole/);
}, 600_000);

test('with more props, and with fewer again, it is updated without manual steps', () => {
  const namespace = `gitops-grown-${run}`;
  const few: ArgoCdInstallProps = { scope: 'namespace', notifications: { enabled: false } };
  install(namespace, few);
  const before = servers(namespace);

  install(namespace, { scope: 'namespace', server: { replicas: 2 }, insecure: true }, 'more props are rolled out');
  const grown = servers(namespace);
  install(namespace, few, 'fewer props are rolled out');

  expect([before, grown, servers(namespace)]).toEqual(['1 ', '2 true', '1 ']);
}, 960_000);

/** How many API servers are ready, and whether they are set to insecure. */
function servers(namespace: string): string {
  const replicas = ['deployment', 'argocd-server', '--output', 'jsonpath={.status.readyReplicas}'];
  const insecure = ['configmap', 'argocd-cmd-params-cm', '--output', 'jsonpath={.data.server\\.insecure}'];
  return [replicas, insecure].map((what) => kubectl(['--namespace', namespace, 'get', ...what])).join(' ');
}

/** Gives the controller rights in one namespace, and sets this as the only namespace that it manages. */
function letIn(chart: Chart, namespace: string, target: string): void {
  const name = 'argocd-application-controller';
  const api = { apiVersion: 'rbac.authorization.k8s.io/v1', metadata: { name, namespace: target } };
  // Argo CD lists every kind in a namespace that it manages, so it needs rights for everything there.
  const rules = [{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }];
  new ApiObject(chart, 'role', { ...api, kind: 'Role', rules });
  new ApiObject(chart, 'door', {
    ...api,
    kind: 'RoleBinding',
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name },
    subjects: [{ kind: 'ServiceAccount', name, namespace }],
  });
  new Cluster(chart, 'here', {
    metadata: { name: 'here', namespace },
    name: 'in-cluster',
    server: 'https://kubernetes.default.svc',
    namespaces: [target],
  });
}
