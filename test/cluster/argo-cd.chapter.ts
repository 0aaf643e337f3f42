import { Chart, Duration } from 'cdk8s';
import { type App, AppOfApps, Application, ApplicationSet, AppProject } from 'cdk8s-gitops';
import { ArgoCdCrds, ArgoCdInstall, type ArgoCdInstallProps, type ApplicationProps, type Manifest } from 'cdk8s-gitops';
import { LiveApplications } from './argo-cd/application-status';
import { ArgoCdApi } from './argo-cd/argo-cd-api';
import { chartFiles, shopFiles } from './argo-cd/charts';
import { documentedLines, exists, ReaderFolder } from './argo-cd/documented-commands';
import { type Files, GitRepository } from './argo-cd/git-repository';
import { applyFiles, deleteFiles, hasArgoCd, hasNamespace, waitForWorkloads } from './argo-cd/install';
import { run, settings } from './argo-cd/settings';
import { SteadyWatch } from './argo-cd/steady-watch';
import { synth } from './argo-cd/synth';
import { ApiServer } from './harness/api-server';
import { kubectl, tryKubectl } from './harness/kubectl';
import { until } from './harness/poll';
import { Report } from './harness/report';

const report = new Report('argo-cd', 'Argo CD on a real cluster', ['what', 'seen', 'seconds', 'at most']);
const argoCd = new LiveApplications('argocd');
const branch = `gitops-${run}`;
const namespaces = new Set<string>();

/** Whether another Argo CD is in the cluster. Then its CRDs stay, and our cluster roles have other names. */
let beside = false;
let api: ApiServer;
let steady: SteadyWatch;
let git: GitRepository;
let crds: Files;

/** The install of the tutorial, with what an app of apps needs, and with itself in Git. */
function installFiles(props: ArgoCdInstallProps = {}): Files {
  return synth((app: App) => {
    const argocd = new ArgoCdInstall(new Chart(app, 'argo-cd'), 'argocd', {
      crds: false,
      ...(beside && { clusterRolePrefix: `gitops-${run}` }),
      server: { service: { type: 'NodePort', nodePorts: { https: 31001 } } },
      applicationHealth: true,
      ...props,
    });
    argocd.manageItself({ repoURL: settings.gitUrlInside, path: 'argo-cd', targetRevision: branch });
  });
}

/** A namespace of this run, which is removed at the end. */
function space(name: string): string {
  const namespace = `gitops-${name}-${run}`;
  namespaces.add(namespace);
  return namespace;
}

/** An Application of a folder of our branch, with its own namespace. */
function shopApplication(name: string, props: Partial<ApplicationProps> = {}): ApplicationProps {
  return {
    metadata: { name },
    project: 'default',
    source: { repoURL: settings.gitUrlInside, path: name, targetRevision: branch },
    destination: { namespace: space(name) },
    syncPolicy: { automated: { prune: true, selfHeal: true }, syncOptions: ['CreateNamespace=true'] },
    ...props,
  } as ApplicationProps;
}

/** Applies objects for Argo CD, as `kubectl apply` of an app's output does. */
function declare(build: (chart: Chart) => void): Files {
  const files = chartFiles('declared', build);
  applyFiles(files);
  return files;
}

/** The data of a ConfigMap, or undefined if there is none. */
function valueOf(namespace: string, configMap: string): string | undefined {
  const args = ['--namespace', namespace, 'get', 'configmap', configMap, '--ignore-not-found', '--output'];
  const { stdout } = tryKubectl([...args, 'jsonpath={.data.value}']);
  return stdout === '' ? undefined : stdout;
}

/** Measures the time of a step, for the table. */
async function timed<T>(what: string, atMost: number, step: () => Promise<T> | T): Promise<T> {
  const start = Date.now();
  const result = await step();
  report.add(what, 'yes', ((Date.now() - start) / 1000).toFixed(1), atMost);
  return result;
}

beforeAll(async () => {
  if (settings.gitUrl === undefined) {
    throw new Error(
      'Set CLUSTER_GIT_URL to a Git repository that one may push to and Pods can read: see CONTRIBUTING.md',
    );
  }
  if (hasNamespace('argocd')) {
    throw new Error('The cluster has a namespace argocd already: this chapter needs it for itself');
  }
  beside = hasArgoCd();
  git = new GitRepository(settings.gitUrl, branch);
  crds = synth((app: App) => {
    new ArgoCdCrds(new Chart(app, 'crds'), 'crds');
  });
  api = await ApiServer.connect();
  steady = new SteadyWatch(api, argoCd);
});

afterAll(() => {
  steady?.stop();
  api?.close();
  report.write();
  tryKubectl([
    '--namespace',
    'argocd',
    'patch',
    'application',
    'argocd',
    '--type=merge',
    '--patch',
    '{"spec":{"syncPolicy":null}}',
  ]);
  tryKubectl(['--namespace', 'argocd', 'delete', 'applicationsets,applications', '--all', '--timeout=60s']);
  deleteFiles(installFiles());
  if (!beside) {
    deleteFiles(crds);
  }
  namespaces.forEach((namespace) =>
    tryKubectl(['delete', 'namespace', namespace, '--ignore-not-found', '--wait=false']),
  );
  git.remove();
}, 300_000);

describe('an empty cluster', () => {
  let reader: ReaderFolder;
  beforeAll(() => {
    git.commit('Install', { 'argo-cd': installFiles() });
    reader = new ReaderFolder(new Map([...crds, ...installFiles()]));
  });
  afterAll(() => reader.remove());

  test('accepts the commands of the docs, line by line, and every workload becomes ready', async () => {
    const lines = documentedLines('dist/crds.k8s.yaml');
    expect(lines).toHaveLength(4);

    await timed('every workload is ready, by the commands of the docs', 300, () => {
      lines.forEach((line) => reader.run(line));
      waitForWorkloads('argocd', 300);
    });
  }, 360_000);

  test('accepts each command a second time, and after it was killed half-way', async () => {
    const lines = documentedLines('dist/crds.k8s.yaml');
    const apply = lines.find((line) => line.includes('dist/argo-cd.k8s.yaml')) ?? '';
    kubectl(['--namespace', 'argocd', 'delete', 'service,role', '--all']);
    await reader.runHalfWay(apply, 10);
    expect(exists('argocd', 'service/argocd-server')).toBe(false);

    lines.forEach((line) => reader.run(line));

    expect(exists('argocd', 'service/argocd-server')).toBe(true);
    waitForWorkloads('argocd');
  }, 180_000);

  test('answers on NodePort 31001, by https, with the expected version', async () => {
    const api = await timed('the API answers on NodePort 31001', 120, () => ArgoCdApi.at(31001));

    expect(await api.version()).toMatch(/^v3\.5\.1/);
  }, 150_000);

  test('accepts only the initial password, which is read as the docs describe', async () => {
    const [line = ''] = documentedLines('argocd-initial-admin-secret');
    const password = await until('the initial password', { within: 60 }, () => reader.run(line));
    const api = await ArgoCdApi.at(31001);

    expect(await api.login('admin', password)).toEqual({ status: 200, user: 'admin' });
    expect((await api.login('admin', `${password}?`)).status).toBe(401);
  }, 90_000);
});

describe('Argo CD under its own control', () => {
  test('is in sync at once: only the tracking annotation is added', async () => {
    const before = { contents: contents(), pods: pods() };
    const commit = git.commit('Nothing', {});

    await timed('manageItself is in sync, without a diff', 120, () => argoCd.synced('argocd', commit));

    expect({ contents: contents(), pods: pods() }).toEqual(before);
    expect(Object.keys(before.contents).length).toBeGreaterThan(40);
  }, 150_000);

  test('rolls a changed prop out through Git', async () => {
    const commit = git.commit('Two servers', { 'argo-cd': installFiles({ server: twoServers }) });

    const replicas = ['get', 'deployment', 'argocd-server', '--output', 'jsonpath={.status.readyReplicas}'];
    await timed('a changed prop is rolled out', 180, async () => {
      await argoCd.synced('argocd', commit, 180);
      await until('two servers', { within: 180 }, () =>
        kubectl(['--namespace', 'argocd', ...replicas]) === '2' ? true : undefined,
      );
      await argoCd.synced('argocd', commit, 60);
    });

    await steady.begin('argocd');
  }, 240_000);
});

/** The UIDs of Argo CD's Pods. They are different if a change has restarted a Pod. */
function pods(): string {
  const uids = 'jsonpath={.items[*].metadata.uid}';
  return kubectl(['--namespace', 'argocd', 'get', 'pods', '--sort-by=.metadata.uid', '--output', uids]);
}

/** The objects in Argo CD's namespace, without the fields that the cluster adds. */
function contents(): Record<string, unknown> {
  const kinds = 'deployments,statefulsets,services,configmaps,serviceaccounts,roles,rolebindings,networkpolicies';
  const list = kubectl(['--namespace', 'argocd', 'get', kinds, '--output', 'json']);
  const { items } = JSON.parse(list) as { items: (Manifest & { status?: unknown })[] };
  return Object.fromEntries(
    items.map(({ kind, metadata, status: _status, ...content }) => {
      return [`${kind}/${metadata?.name}`, { ...content, labels: metadata?.labels }];
    }),
  );
}

const twoServers: ArgoCdInstallProps['server'] = {
  replicas: 2,
  service: { type: 'NodePort', nodePorts: { https: 31001 } },
};

describe('an Application', () => {
  const namespace = space('shop');
  const props = (value: string, more = {}) => shopFiles({ greeting: value, ...more });

  beforeAll(() => {
    declare((chart) => new Application(chart, 'shop', shopApplication('shop')));
  });

  test('deploys our dist: synced and healthy', async () => {
    const commit = git.commit('A shop', { shop: props('one', { extra: 'more' }) });

    await timed('our dist is synced and healthy', 120, () => argoCd.synced('shop', commit));

    expect(valueOf(namespace, 'settings')).toBe('one');
    const source = { repoURL: settings.gitUrlInside, path: 'shop', targetRevision: commit };
    declare((chart) => new Application(chart, 'steady', shopApplication('steady', { source })));
    await argoCd.synced('steady', commit);
    await steady.begin('steady');
  }, 300_000);

  test('deploys a change in Git', async () => {
    const commit = git.commit('A change', { shop: props('two', { extra: 'more' }) });

    await timed('a change in Git arrives', 90, () => argoCd.synced('shop', commit, 90));

    expect(valueOf(namespace, 'settings')).toBe('two');
  }, 120_000);

  test('undoes a change in the cluster', async () => {
    kubectl(['--namespace', namespace, 'patch', 'configmap', 'settings', '--patch', '{"data":{"value":"drift"}}']);

    await timed('a changed object heals', 60, () =>
      until('the old value', { within: 60 }, () => (valueOf(namespace, 'settings') === 'two' ? true : undefined)),
    );
  }, 90_000);

  test('restores a deleted object', async () => {
    kubectl(['--namespace', namespace, 'delete', 'configmap', 'settings']);

    await timed('a deleted object comes back', 60, () =>
      until('the ConfigMap', { within: 60 }, () => valueOf(namespace, 'settings')),
    );
  }, 90_000);

  test('removes objects that were removed from Git', async () => {
    expect(valueOf(namespace, 'extra')).toBe('more');
    const commit = git.commit('Less', { shop: props('two') });

    await timed('a removed object is pruned', 90, () => argoCd.synced('shop', commit, 90));

    expect(valueOf(namespace, 'extra')).toBeUndefined();
  }, 120_000);
});

describe('deletionPolicy', () => {
  test.each([
    ['orphan', 'leaves the objects'],
    ['cascade', 'deletes the objects'],
    ['cascade-background', 'deletes the objects'],
  ] as const)(
    '%s %s',
    async (deletionPolicy, what) => {
      const name = `gone-${deletionPolicy}`;
      const application = shopApplication(name, { deletionPolicy });
      const commit = git.commit(`To be deleted by ${deletionPolicy}`, { [name]: shopFiles({ greeting: 'here' }) });
      declare((chart) => new Application(chart, name, application));
      await argoCd.synced(name, commit);

      await timed(`deletionPolicy ${deletionPolicy}: ${what}`, 120, () => argoCd.delete(name));

      expect(argoCd.find(name)).toBeUndefined();
      expect(valueOf(space(name), 'settings')).toBe(deletionPolicy === 'orphan' ? 'here' : undefined);
    },
    300_000,
  );
});

describe('an app of apps', () => {
  test('starts in the order of its waves, each when the wave before is healthy', async () => {
    const names = ['wave-first', 'wave-second', 'wave-third'];
    const applications = chartFiles('applications', (chart) =>
      names
        .map((name) => new Application(chart, name, shopApplication(name)))
        .reduce((before, next) => (next.node.addDependency(before), next)),
    );
    const shops = names.map((name) => [name, shopFiles({ greeting: name, delay: Duration.seconds(8) })] as const);
    const commit = git.commit('Waves', { waves: applications, ...Object.fromEntries(shops) });
    declare((chart) => {
      const source = { repoURL: settings.gitUrlInside, path: 'waves', targetRevision: branch };
      new AppOfApps(chart, 'waves', { metadata: { name: 'waves' }, ...source });
    });

    await timed('an app of apps comes up, three waves', 240, () => argoCd.synced('waves', commit, 240));

    const born = names.map((name) => Date.parse(argoCd.find(name)?.metadata.creationTimestamp ?? ''));
    const gaps = born.slice(1).map((time, index) => (time - (born[index] ?? NaN)) / 1000);
    report.add('seconds between the waves, each ready after 8', gaps.join(', '), '', '');
    gaps.forEach((gap) => expect(gap).toBeGreaterThanOrEqual(8));
  }, 300_000);
});

describe('an AppProject', () => {
  const project = `strict-${run}`;
  const refused = async (name: string, props: Partial<ApplicationProps>): Promise<string> => {
    declare((chart) => new Application(chart, name, shopApplication(name, { project, ...props })));
    const application = await argoCd.becomes(
      name,
      'refused',
      60,
      ({ status }) => (status?.conditions ?? []).length > 0,
    );
    return application.status?.conditions?.map(({ type, message }) => `${type}: ${message}`).join('\n') ?? '';
  };

  beforeAll(() => {
    declare((chart) => {
      new AppProject(chart, 'strict', {
        metadata: { name: project },
        sourceRepos: [settings.gitUrlInside],
        destinations: [{ server: 'https://kubernetes.default.svc', namespace: `gitops-allowed-${run}` }],
        namespaceResourceBlacklist: [{ group: '', kind: 'ConfigMap' }],
        clusterResourceWhitelist: [{ group: '', kind: 'Namespace' }],
      });
    });
  });

  test('refuses another repository', async () => {
    const source = { repoURL: 'https://example.com/other.git', path: '.' };

    const message = await refused('other-repository', { source, destination: { namespace: space('allowed') } });

    expect(message).toContain('InvalidSpecError: application repo https://example.com/other.git is not permitted');
  }, 90_000);

  test('refuses another namespace', async () => {
    const message = await refused('other-namespace', {});

    expect(message).toContain(`do not match any of the allowed destinations in project '${project}'`);
  }, 90_000);

  test('refuses a kind', async () => {
    git.commit('A kind that is refused', { 'other-kind': shopFiles({ greeting: 'no' }) });
    declare((chart) => {
      const destination = { namespace: space('allowed') };
      new Application(chart, 'other-kind', shopApplication('other-kind', { project, destination }));
    });

    const refusal = `resource :ConfigMap is not permitted in project ${project}`;
    await argoCd.becomes('other-kind', 'a failed sync', 90, ({ status }) =>
      status?.operationState?.message?.includes(refusal),
    );

    expect(valueOf(space('allowed'), 'settings')).toBeUndefined();
  }, 120_000);
});

describe('a sync window', () => {
  test('holds a change back as long as the window exists', async () => {
    const project = `window-${run}`;
    const bounds = { sourceRepos: ['*'], destinations: [{ server: '*', namespace: '*' }] };
    const projectWith = (windows: object) =>
      declare((chart) => {
        const clusterResourceWhitelist = [{ group: '*', kind: '*' }];
        new AppProject(chart, 'p', { metadata: { name: project }, ...bounds, clusterResourceWhitelist, ...windows });
      });
    const always = { kind: 'deny', schedule: '* * * * *', duration: Duration.hours(24), applications: ['windowed'] };
    projectWith({ syncWindows: [always] });
    const commit = git.commit('Behind a window', { windowed: shopFiles({ greeting: 'held' }) });
    declare((chart) => new Application(chart, 'windowed', shopApplication('windowed', { project })));

    await argoCd.becomes('windowed', 'out of sync', 60, ({ status }) => status?.sync?.status === 'OutOfSync');
    const held = await holds(20, () => valueOf(space('windowed'), 'settings') === undefined);
    expect(held).toBe(true);

    projectWith({});
    await timed('a change is synced once its window is gone', 120, () => argoCd.synced('windowed', commit));
  }, 240_000);
});

/** Whether something stays true for some seconds of refreshes. */
async function holds(seconds: number, test: () => boolean): Promise<boolean> {
  const end = Date.now() + seconds * 1000;
  return until('the end', { within: seconds + 30, every: 1 }, () => {
    argoCd.refresh('windowed');
    return !test() ? false : Date.now() > end ? true : undefined;
  });
}

describe('an ApplicationSet', () => {
  test('generates its Applications, and their objects stay after it is deleted', async () => {
    const names = ['set-one', 'set-two'];
    const shops = names.map((name) => [name, shopFiles({ greeting: name })] as const);
    const commit = git.commit('A set', Object.fromEntries(shops));
    const { destination: _own, ...template } = shopApplication('set-{{.name}}');
    const files = declare((chart) => {
      new ApplicationSet(chart, 'set', {
        metadata: { name: 'set' },
        generators: [{ list: { elements: [{ name: 'one' }, { name: 'two' }] } }],
        template: {
          ...template,
          metadata: { name: 'set-{{.name}}' },
          destination: { namespace: `gitops-set-{{.name}}-${run}` },
        } as never,
      });
    });
    await timed('an ApplicationSet generates two Applications', 120, () =>
      Promise.all(names.map((name) => argoCd.synced(name, commit))),
    );

    deleteFiles(files);
    await until('its Applications to go', { within: 60 }, () => (argoCd.find('set-one') ? undefined : true));

    expect(names.map((name) => valueOf(space(name), 'settings'))).toEqual(names);
  }, 240_000);
});

describe('what is synced', () => {
  test.each(['steady', 'argocd'])(
    '%s stays so over minutes of refreshes',
    async (name) => {
      const states = await steady.after(name, settings.steadySeconds);

      report.add(
        `${name} over ${settings.steadySeconds} s of refreshes`,
        states.join(', '),
        settings.steadySeconds,
        '',
      );
      expect(states).toEqual(['Synced Healthy']);
    },
    720_000,
  );
});
