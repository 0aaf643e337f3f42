import { Duration } from 'cdk8s';
import { Application, type ApplicationProps, AppProject } from 'cdk8s-gitops';
import { until } from '../harness/poll';
import { shopFiles } from './charts';
import { declare, type LiveArgoCd, valueOf } from './live-argo-cd';
import { run, settings } from './settings';

/** What a project refuses, and when it lets a sync run. */
export function describeProjects(live: () => LiveArgoCd): void {
  describe('an AppProject', () => {
    const project = `strict-${run}`;
    const refused = async (name: string, props: Partial<ApplicationProps>): Promise<string> => {
      declare((chart) => new Application(chart, name, live().shopApplication(name, { project, ...props })));
      const application = await live().applications.becomes(
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

      const message = await refused('other-repository', {
        source,
        destination: { namespace: live().space('allowed') },
      });

      expect(message).toContain('InvalidSpecError: application repo https://example.com/other.git is not permitted');
    }, 90_000);

    test('refuses another namespace', async () => {
      const message = await refused('other-namespace', {});

      expect(message).toContain(`do not match any of the allowed destinations in project '${project}'`);
    }, 90_000);

    test('refuses a kind', async () => {
      live().git.commit('A kind that is refused', { 'other-kind': shopFiles({ greeting: 'no' }) });
      declare((chart) => {
        const destination = { namespace: live().space('allowed') };
        new Application(chart, 'other-kind', live().shopApplication('other-kind', { project, destination }));
      });

      const refusal = `resource :ConfigMap is not permitted in project ${project}`;
      await live().applications.becomes('other-kind', 'a failed sync', 90, ({ status }) =>
        status?.operationState?.message?.includes(refusal),
      );

      expect(valueOf(live().space('allowed'), 'settings')).toBeUndefined();
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
      const commit = live().git.commit('Behind a window', { windowed: shopFiles({ greeting: 'held' }) });
      declare((chart) => new Application(chart, 'windowed', live().shopApplication('windowed', { project })));

      await live().applications.becomes(
        'windowed',
        'out of sync',
        60,
        ({ status }) => status?.sync?.status === 'OutOfSync',
      );
      const held = await holds(live(), 20, () => valueOf(live().space('windowed'), 'settings') === undefined);
      expect(held).toBe(true);

      projectWith({});
      await live().timed('a change is synced once its window is gone', 120, () =>
        live().applications.synced('windowed', commit),
      );
    }, 240_000);
  });
}

/** Whether something stays true for some seconds of refreshes. */
async function holds(live: LiveArgoCd, seconds: number, test: () => boolean): Promise<boolean> {
  const end = Date.now() + seconds * 1000;
  return until('the end', { within: seconds + 30, every: 1 }, () => {
    live.applications.refresh('windowed');
    return !test() ? false : Date.now() > end ? true : undefined;
  });
}
