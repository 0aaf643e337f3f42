import { execFileSync } from 'node:child_process';
import { Chart } from 'cdk8s';
import { Application, ArgoCdInstall } from 'cdk8s-gitops';
import { LiveApplications } from './argo-cd/application-status';
import { hasNamespace } from './argo-cd/install';
import { run, settings } from './argo-cd/settings';
import { kubectl, tryKubectl } from './harness/kubectl';
import { ProjectFolder } from './harness/project-folder';

const branch = `story-${run}`;
const space = `gitops-story-${run}`;
const argoCd = new LiveApplications('argocd');
const repo = settings.gitUrl ?? '';

jest.setTimeout(400_000);

/** What one version of the app has. */
interface Shop {
  readonly greeting: string;
  readonly extra?: boolean;
  readonly replicas?: number;
}

/** The main file of the app. */
const shopApp = ({ greeting, extra = true, replicas = 1 }: Shop): string => `
const { ApiObject, Chart } = require('cdk8s');
const { App, ProbedDeployment } = require('cdk8s-gitops');

const app = new App();
const chart = new Chart(app, 'shop', { namespace: '${space}' });
const configMap = (name, data) =>
  new ApiObject(chart, name, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data });
new ApiObject(chart, 'space', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: '${space}' } });
configMap('settings', { greeting: '${greeting}' });
${extra ? "configMap('extra', {});" : ''}
new ProbedDeployment(chart, 'web', {
  metadata: { name: 'web' },
  replicas: ${replicas},
  terminationGracePeriodSeconds: 1,
  containers: [
    {
      name: 'web',
      image: 'nginx:latest',
      imagePullPolicy: 'IfNotPresent',
      ports: [{ name: 'http', containerPort: 80 }],
      readiness: { httpGet: { path: '/', port: 'http' } },
    },
  ],
}).expose({ port: 80 });
app.synth();
`;

let shop: ProjectFolder;
let platform: ProjectFolder;

beforeAll(() => {
  if (settings.gitUrl === undefined) {
    throw new Error('Set CLUSTER_GIT_URL to a Git repository to which one may push: see CONTRIBUTING.md');
  }
  if (hasNamespace('argocd')) {
    throw new Error('The cluster has a namespace argocd already: this chapter needs it for itself');
  }
  shop = projectOf('shop', shopApp({ greeting: 'hello' }));
  platform = new ProjectFolder('platform');
  platform.synth((app) => {
    const chart = new Chart(app, 'argo-cd');
    new ArgoCdInstall(chart, 'argocd', { applicationHealth: true });
    new Application(new Chart(app, 'apps'), 'shop', {
      metadata: { name: 'shop', namespace: 'argocd' },
      project: 'default',
      source: { repoURL: settings.gitUrlInside, path: 'apps/shop', targetRevision: branch },
      destination: { namespace: space },
      syncPolicy: { automated: { prune: true, selfHeal: true } },
    });
  });
});

afterAll(() => {
  tryKubectl(['delete', 'application', 'shop', '-n', 'argocd', '--timeout=60s']);
  tryKubectl(['delete', '-f', `${platform.path}/dist`, '--ignore-not-found', '--timeout=120s']);
  tryKubectl(['delete', 'namespace', space, '--ignore-not-found', '--wait=false']);
  tryGit('push', '--quiet', repo, `:refs/heads/${branch}`);
  [shop, platform].forEach((project) => project.remove());
}, 200_000);

/** A project of an app. */
function projectOf(name: string, main: string): ProjectFolder {
  const project = new ProjectFolder(name);
  project.write('cdk8s.yaml', 'app: node main.js\n');
  project.write('main.js', main);
  return project;
}

function git(...args: readonly string[]): string {
  return execFileSync('git', args, { encoding: 'utf8', cwd: shop.path });
}

function tryGit(...args: readonly string[]): void {
  try {
    git(...args);
  } catch {
    // The branch is not there if the chapter has failed early.
  }
}

const tip = (): string => git('ls-remote', repo, `refs/heads/${branch}`).split('\t')[0] ?? '';
const publish = (path: string): string[] => ['publish', '--repo', repo, '--branch', branch, '--path', path];

/** The value of the app's settings in the cluster. */
const greeting = (): string =>
  kubectl(['get', 'configmap', 'settings', '-n', space, '--ignore-not-found', '-o', 'jsonpath={.data.greeting}']);

test('an app is synthesized and published', () => {
  const synthesized = shop.run('synth');
  const published = shop.run(...publish('apps/shop'), '--json');

  expect([synthesized.code, published.code, published.stderr]).toEqual([0, 0, '']);
  expect(tip()).toMatch(/^[0-9a-f]{40}$/);
});

test('Argo CD is applied, syncs the app, and status waits until all of both is healthy', async () => {
  const applied = platform.run('apply-plan', '--run', '--quiet');
  const installed = platform.run('status', '--watch', '--timeout=5m', '--quiet');
  await argoCd.synced('shop', tip(), 180);
  const running = shop.run('status', '--watch', '--timeout=2m', '--quiet');

  expect([applied.code, applied.stderr]).toEqual([0, '']);
  expect([installed.code, installed.stderr]).toEqual([0, '']);
  expect([running.code, running.stdout]).toEqual([0, expect.stringMatching(/as (?:it|they) should be\n$/)]);
  expect(greeting()).toBe('hello');
});

test('a change is shown as in a pull request, published, and arrives', async () => {
  shop.write('main.js', shopApp({ greeting: 'good morning', replicas: 2 }));

  const shown = shop.run('diff', '--format=markdown');
  const published = shop.run(...publish('apps/shop'));
  shop.run('synth');
  const before = shop.run('status', '--quiet');
  await argoCd.synced('shop', tip(), 180);
  const after = shop.run('status', '--watch', '--timeout=2m', '--quiet');

  expect(shown.code).toBe(1);
  expect(shown.stdout).toMatch(/data\.greeting.*hello.*good morning/);
  expect([published.code, before.code, after.code]).toEqual([0, 1, 0]);
  expect(greeting()).toBe('good morning');
});

test('an object that is removed is pruned', async () => {
  shop.write('main.js', shopApp({ greeting: 'good morning', replicas: 2, extra: false }));

  shop.run(...publish('apps/shop'));
  await argoCd.synced('shop', tip(), 180);

  expect(kubectl(['get', 'configmap', '-n', space, '-o', 'name'])).not.toContain('configmap/extra');
});

test('two publishers at once lose nothing', async () => {
  const others = ['one', 'two'].map((name) => projectOf(name, shopApp({ greeting: name })));
  const before = git('ls-remote', repo, `refs/heads/${branch}`);

  const results = await Promise.all(others.map((project, index) => project.start(...publish(`apps/other-${index}`))));
  git('init', '--quiet');
  git('fetch', '--quiet', repo, branch);
  const files = git('ls-tree', '-r', '--name-only', 'FETCH_HEAD').split('\n');
  others.forEach((project) => project.remove());

  expect(results.map(({ code }) => code)).toEqual([0, 0]);
  expect(files.filter((file) => file.endsWith('shop.k8s.yaml'))).toEqual([
    'apps/other-0/shop.k8s.yaml',
    'apps/other-1/shop.k8s.yaml',
    'apps/shop/shop.k8s.yaml',
  ]);
  expect(git('rev-list', '--count', `${before.slice(0, 40)}..FETCH_HEAD`).trim()).toBe('2');
});

test('a synth that fails publishes nothing', () => {
  const before = tip();
  shop.write('main.js', `${shopApp({ greeting: 'bad' })}\nthrow new Error('no');\n`);

  const { code } = shop.run(...publish('apps/shop'));

  expect(code).toBe(2);
  expect(tip()).toBe(before);
});
