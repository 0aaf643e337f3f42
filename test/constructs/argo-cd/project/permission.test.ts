import { App, Chart } from 'cdk8s';
import {
  Application,
  ApplicationSet,
  AppProject,
  type ApplicationProps,
  type ApplicationSetProps,
  type AppProjectProps,
} from 'cdk8s-gitops';
import { globMatcher } from '../../../../lib/constructs/argo-cd/project/glob';

const shop = {
  metadata: { name: 'shop' },
  sourceRepos: ['https://github.com/acme/*'],
  destinations: [{ server: 'https://kubernetes.default.svc', namespace: 'shop-*' }],
} satisfies AppProjectProps;

const web = {
  project: 'shop',
  source: { repoURL: 'https://github.com/acme/web.git', path: '.' },
  destination: { namespace: 'shop-web' },
} satisfies ApplicationProps;

/** The messages of an app that has an Application and its project. */
function messagesOn(application: object, project: object = {}): string[] {
  const chart = new Chart(new App(), 'chart');
  new AppProject(chart, 'project', { ...shop, ...project });
  return new Application(chart, 'web', { ...web, ...application } as ApplicationProps).node.validate();
}

const onRepository = (repoURL: string, sourceRepos: string[] = shop.sourceRepos) =>
  messagesOn({ source: { repoURL, path: '.' } }, { sourceRepos }).length === 0;

describe('an Application in an app with its project', () => {
  test('what the project allows is accepted', () => {
    expect(messagesOn({})).toEqual([]);
  });

  test('another repository and another namespace are refused at synth', () => {
    const source = { repoURL: 'https://github.com/other/web.git', path: '.' };
    expect(messagesOn({ source, destination: { namespace: 'web' } }).join('\n')).toMatchInlineSnapshot(`
     "Cannot use "https://github.com/other/web.git" as source.repoURL: sourceRepos of AppProject/shop do not allow it
       Fix: add it to sourceRepos of AppProject/shop, or use another project
     Cannot use namespace web of https://kubernetes.default.svc as destination: destinations of AppProject/shop do not allow it
       Fix: add it to destinations of AppProject/shop, or use another project"
    `);
  });

  test('a project that is not in the app is not checked', () => {
    expect(messagesOn({ project: 'other', destination: { namespace: 'web' } })).toEqual([]);
  });

  test.each([
    ['git@github.com:acme/web.git', ['git@github.com:acme/*'], true],
    ['https://GitHub.com/acme/Web', ['https://github.com/acme/web.git'], true],
    ['https://github.com/acme/secrets', ['*', '!https://github.com/acme/secrets.git'], false],
    ['https://github.com/acme/team/web', ['https://github.com/acme/*'], false],
    ['https://github.com/acme/team/web', ['https://github.com/acme/**'], true],
    ['https://example.com/a', ['*'], true],
    ['https://example.com/a', [], false],
  ])('%s with sourceRepos %j: %p', (repoURL, sourceRepos, isAllowed) => {
    expect(onRepository(repoURL, sourceRepos)).toBe(isAllowed);
  });

  test('a cluster that is given by name is accepted if the project allows an address, since only Argo CD knows both', () => {
    const destinations = [{ server: 'https://10.0.0.1:6443', namespace: '*' }];
    expect(messagesOn({ destination: { name: 'berlin', namespace: 'web' } }, { destinations })).toEqual([]);
  });

  test('this cluster has an address and a name', () => {
    const destinations = [{ name: 'in-cluster', namespace: 'shop-web' }];
    expect(messagesOn({}, { destinations })).toEqual([]);
  });

  test.each<[string, object, object[], boolean]>([
    ['a slash at the end of the address', { server: 'https://kubernetes.default.svc/' }, [{ server: '*' }], true],
    ['a name, if it also has an address', { name: 'berlin' }, [{ server: 'https://a', name: 'ber*' }], true],
    [
      'an excluded namespace',
      {},
      [
        { server: '*', namespace: '*' },
        { server: '*', namespace: '!shop-*' },
      ],
      false,
    ],
    ['a namespace beside the excluded one', {}, [{ server: '*' }, { server: '*', namespace: '!kube-system' }], true],
    ['an excluded name', { name: 'berlin' }, [{ name: '*' }, { name: '!berlin' }], false],
    ['an excluded address', { server: 'https://a' }, [{ server: '*' }, { server: '!https://a' }], false],
    [
      'an exclusion that only Argo CD can know',
      { name: 'berlin' },
      [{ server: '*', name: '*' }, { server: '!https://a' }],
      true,
    ],
  ])('a destination with %s', (_name, cluster, destinations, isAllowed) => {
    const allowed = destinations.map((each) => ({ namespace: '*', ...each }));
    const found = messagesOn({ destination: { namespace: 'shop-web', ...cluster } }, { destinations: allowed });
    expect(found.length === 0).toBe(isAllowed);
  });

  test('the repository that rendered manifests are written to must be allowed too', () => {
    const sourceHydrator = {
      drySource: { repoURL: 'https://github.com/acme/web.git', path: '.', targetRevision: 'main' },
      syncSource: { repoURL: 'https://github.com/other/web.git', targetBranch: 'rendered', path: 'web' },
    };
    expect(messagesOn({ source: undefined, sourceHydrator })).toEqual([
      'Cannot use "https://github.com/other/web.git" as sourceHydrator.syncSource.repoURL: sourceRepos of AppProject/shop ' +
        'do not allow it\n  Fix: add it to sourceRepos of AppProject/shop, or use another project',
    ]);
  });

  test.each([
    ['team-a', undefined, false],
    ['team-a', ['team-*'], true],
    ['team-a', ['/^team-[ab]$/'], true],
    ['team-a', ['team-b'], false],
    ['argocd', undefined, true],
  ])('an Application in namespace %s, with sourceNamespaces %j: %p', (namespace, sourceNamespaces, isAllowed) => {
    const found = messagesOn({ metadata: { namespace } }, { sourceNamespaces });
    expect(found).toEqual(
      isAllowed
        ? []
        : [
            `Cannot use "${namespace}" as metadata.namespace: sourceNamespaces of AppProject/shop do not allow it\n` +
              '  Fix: add it to sourceNamespaces of AppProject/shop, or use another project',
          ],
    );
  });

  test('if two projects have one name, for two clusters, it is enough that one allows the Application', () => {
    const app = new App();
    new AppProject(new Chart(app, 'one'), 'project', { ...shop, destinations: [] });
    new AppProject(new Chart(app, 'two'), 'project', shop);
    expect(new Application(new Chart(app, 'three'), 'web', web).node.validate()).toEqual([]);
  });
});

describe('an ApplicationSet in an app with its project', () => {
  const metadata = { name: '{{.name}}' };
  const generators = [{ list: { elements: [{ name: 'web' }] } }];
  const source = { repoURL: 'https://github.com/other/web.git', path: '.' };

  function messagesOnSet(set: object, template: object = {}): string[] {
    const chart = new Chart(new App(), 'chart');
    new AppProject(chart, 'project', shop);
    const props = { generators, template: { metadata, ...web, ...template }, ...set };
    return new ApplicationSet(chart, 'web', props as unknown as ApplicationSetProps).node.validate();
  }

  test('what the project allows is accepted', () => {
    expect(messagesOnSet({})).toEqual([]);
  });

  test('another repository, destination and namespace are refused at synth', () => {
    const template = { source, destination: { namespace: 'web' } };
    expect(messagesOnSet({ metadata: { namespace: 'teams' } }, template).join('\n')).toMatchInlineSnapshot(`
     "Cannot use "https://github.com/other/web.git" as template.source.repoURL: sourceRepos of AppProject/shop do not allow it
       Fix: add it to sourceRepos of AppProject/shop, or use another project
     Cannot use namespace web of https://kubernetes.default.svc as template.destination: destinations of AppProject/shop do not allow it
       Fix: add it to destinations of AppProject/shop, or use another project
     Cannot use "teams" as metadata.namespace: sourceNamespaces of AppProject/shop do not allow it
       Fix: add it to sourceNamespaces of AppProject/shop, or use another project"
    `);
  });

  test.each<[string, object, object]>([
    ['texts that are filled in', {}, { source: { ...source, repoURL: 'https://github.com/{{.name}}/web.git' } }],
    ['a project that is filled in', {}, { project: '{{.name}}', source }],
    [
      'a template of a generator',
      { generators: [{ list: { ...generators[0].list, template: { source: web.source } } }] },
      { source },
    ],
    ['a patch', { templatePatch: 'spec: {source: {repoURL: https://github.com/acme/web.git}}' }, { source }],
  ])('%s may make them allowed', (_name, set, template) => {
    expect(messagesOnSet(set, template)).toEqual([]);
  });
});

test.each([
  ['a-*', 'a-b/c', '', true],
  ['a/*', 'a/b/c', '/', false],
  ['a/**', 'a/b/c', '/', true],
  ['a?c', 'abc', '', true],
  ['a.c', 'abc', '', false],
  ['[!a-c]x', 'dx', '', true],
  ['[a-c]x', '-x', '', false],
  ['[a-]x', '-x', '', true],
  ['[a', '[a', '', true],
  ['{one,two}-x', 'two-x', '', true],
  ['{one,{two,three}*}-x', 'three3-x', '', true],
  ['{one,two}-x', 'one,two-x', '', false],
  ['a,b}', 'a,b}', '', true],
  ['a\\*', 'a*', '', true],
  ['a\\*', 'ab', '', false],
])('the glob %s on %s, parts divided by %j: %p', (glob, text, separator, matches) => {
  expect(globMatcher(glob, separator)(text)).toBe(matches);
});
