import { Duration } from 'cdk8s';
import { AppOfApps, Application, ApplicationSet } from 'cdk8s-gitops';
import { kubectl } from '../harness/kubectl';
import { until } from '../harness/poll';
import { type Report } from '../harness/report';
import { chartFiles, shopFiles } from './charts';
import { deleteFiles } from './install';
import { declare, type LiveArgoCd, valueOf } from './live-argo-cd';
import { run, settings } from './settings';

/** Applications that deploy a shop, alone and as an app of apps or a set. */
export function describeApplications(live: () => LiveArgoCd, report: Report): void {
  describe('an Application', () => {
    let namespace: string;
    const props = (value: string, more = {}) => shopFiles({ greeting: value, ...more });

    beforeAll(() => {
      namespace = live().space('shop');
      declare((chart) => new Application(chart, 'shop', live().shopApplication('shop')));
    });

    test('deploys our dist: synced and healthy', async () => {
      const commit = live().git.commit('A shop', { shop: props('one', { extra: 'more' }) });

      await live().timed('our dist is synced and healthy', 120, () => live().applications.synced('shop', commit));

      expect(valueOf(namespace, 'settings')).toBe('one');
      const source = { repoURL: settings.gitUrlInside, path: 'shop', targetRevision: commit };
      declare((chart) => new Application(chart, 'steady', live().shopApplication('steady', { source })));
      await live().applications.synced('steady', commit);
      await live().steady.begin('steady');
    }, 300_000);

    test('deploys a change in Git', async () => {
      const commit = live().git.commit('A change', { shop: props('two', { extra: 'more' }) });

      await live().timed('a change in Git arrives', 90, () => live().applications.synced('shop', commit, 90));

      expect(valueOf(namespace, 'settings')).toBe('two');
    }, 120_000);

    test('undoes a change in the cluster', async () => {
      kubectl(['--namespace', namespace, 'patch', 'configmap', 'settings', '--patch', '{"data":{"value":"drift"}}']);

      await live().timed('a changed object heals', 60, () =>
        until('the old value', { within: 60 }, () => (valueOf(namespace, 'settings') === 'two' ? true : undefined)),
      );
    }, 90_000);

    test('restores a deleted object', async () => {
      kubectl(['--namespace', namespace, 'delete', 'configmap', 'settings']);

      await live().timed('a deleted object comes back', 60, () =>
        until('the ConfigMap', { within: 60 }, () => valueOf(namespace, 'settings')),
      );
    }, 90_000);

    test('removes objects that were removed from Git', async () => {
      expect(valueOf(namespace, 'extra')).toBe('more');
      const commit = live().git.commit('Less', { shop: props('two') });

      await live().timed('a removed object is pruned', 90, () => live().applications.synced('shop', commit, 90));

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
        const application = live().shopApplication(name, { deletionPolicy });
        const commit = live().git.commit(`To be deleted by ${deletionPolicy}`, {
          [name]: shopFiles({ greeting: 'here' }),
        });
        declare((chart) => new Application(chart, name, application));
        await live().applications.synced(name, commit);

        await live().timed(`deletionPolicy ${deletionPolicy}: ${what}`, 120, () => live().applications.delete(name));

        expect(live().applications.find(name)).toBeUndefined();
        expect(valueOf(live().space(name), 'settings')).toBe(deletionPolicy === 'orphan' ? 'here' : undefined);
      },
      300_000,
    );
  });

  describe('an app of apps', () => {
    test('starts in the order of its waves, each when the wave before is healthy', async () => {
      const names = ['wave-first', 'wave-second', 'wave-third'];
      const applications = chartFiles('applications', (chart) =>
        names
          .map((name) => new Application(chart, name, live().shopApplication(name)))
          .reduce((before, next) => (next.node.addDependency(before), next)),
      );
      const shops = names.map((name) => [name, shopFiles({ greeting: name, delay: Duration.seconds(8) })] as const);
      const commit = live().git.commit('Waves', { waves: applications, ...Object.fromEntries(shops) });
      declare((chart) => {
        const source = { repoURL: settings.gitUrlInside, path: 'waves', targetRevision: live().branch };
        new AppOfApps(chart, 'waves', { metadata: { name: 'waves' }, ...source });
      });

      await live().timed('an app of apps comes up, three waves', 240, () =>
        live().applications.synced('waves', commit, 240),
      );

      const born = names.map((name) => Date.parse(live().applications.find(name)?.metadata.creationTimestamp ?? ''));
      const gaps = born.slice(1).map((time, index) => (time - (born[index] ?? NaN)) / 1000);
      report.add('seconds between the waves, each ready after 8', gaps.join(', '), '', '');
      gaps.forEach((gap) => expect(gap).toBeGreaterThanOrEqual(8));
    }, 300_000);
  });

  describe('an ApplicationSet', () => {
    test('generates its Applications, and their objects stay after it is deleted', async () => {
      const names = ['set-one', 'set-two'];
      const shops = names.map((name) => [name, shopFiles({ greeting: name })] as const);
      const commit = live().git.commit('A set', Object.fromEntries(shops));
      const { destination: _own, ...template } = live().shopApplication('set-{{.name}}');
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
      await live().timed('an ApplicationSet generates two Applications', 120, () =>
        Promise.all(names.map((name) => live().applications.synced(name, commit))),
      );

      deleteFiles(files);
      await until('its Applications to go', { within: 60 }, () =>
        live().applications.find('set-one') ? undefined : true,
      );

      expect(names.map((name) => valueOf(live().space(name), 'settings'))).toEqual(names);
    }, 240_000);
  });
}
