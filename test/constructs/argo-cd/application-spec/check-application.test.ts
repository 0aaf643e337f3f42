import { App, Chart } from 'cdk8s';
import { Application, type ApplicationProps } from 'cdk8s-gitops';

const guestbook: ApplicationProps = {
  metadata: { name: 'guestbook' },
  project: 'default',
  source: { repoURL: 'https://github.com/argoproj/argocd-example-apps.git', path: 'guestbook' },
  destination: { namespace: 'guestbook' },
};

/** The message on props that plain JavaScript can pass, but TypeScript refuses. */
function messageOn(props: object): string {
  try {
    new Application(new Chart(new App(), 'apps'), 'guestbook', { ...guestbook, ...props } as ApplicationProps);
  } catch (error) {
    return (error as Error).message;
  }
  return '';
}

const onSource = (source: object) => messageOn({ source });
const onRepo = (repoURL: string) => onSource({ repoURL, path: '.' });
const onRevision = (targetRevision: string) =>
  onSource({ repoURL: 'https://example.com/a.git', path: '.', targetRevision });

describe('the checks of an Application', () => {
  test('all problems are reported at once', () => {
    expect(
      messageOn({
        metadata: { name: 'Guest_book' },
        project: 'My Project',
        source: { repoURL: 'github.com/acme/apps', path: '/apps' },
        destination: { namespace: 'Web' },
      }),
    ).toMatchInlineSnapshot(`
     "[apps/guestbook] Cannot use "Guest_book" as metadata.name: it must be 1 to 253 lower-case letters, digits, "-" and ".", with a letter or digit at both ends of each part
       Fix: use "guest-book"
     [apps/guestbook] Cannot use "github.com/acme/apps" as source.repoURL: it must say how to reach the repository
       Fix: use "https://github.com/acme/apps"
     [apps/guestbook] Cannot use "/apps" as source.path: it must be relative to the top of the repository
       Fix: use "apps"
     [apps/guestbook] Cannot use "My Project" as project: it must be 1 to 253 lower-case letters, digits, "-" and ".", with a letter or digit at both ends of each part
       Fix: use "my-project"
     [apps/guestbook] Cannot use "Web" as destination.namespace: it must be 1 to 63 lower-case letters, digits and "-", with a letter or digit at both ends
       Fix: use "web""
    `);
  });

  test('the message on an unknown field names the nearest field', () => {
    expect(messageOn({ syncPolicy: { automated: { selfheal: true } } })).toMatchInlineSnapshot(`
     "[apps/guestbook] Cannot use syncPolicy.automated.selfheal: no field has that name
       Fix: use selfHeal"
    `);
  });

  test('a value of another type is refused', () => {
    expect(messageOn({ syncPolicy: { automated: { prune: 'yes' } } })).toMatchInlineSnapshot(`
     "[apps/guestbook] Cannot use "yes" as syncPolicy.automated.prune: it must be true or false
       Fix: give true or false"
    `);
  });

  test('a missing required field is refused', () => {
    expect(messageOn({ project: undefined })).toMatchInlineSnapshot(`
     "[apps/guestbook] Cannot leave project out: it is required
       Fix: give project"
    `);
  });

  test('an Application without a source is refused', () => {
    expect(messageOn({ source: undefined })).toMatchInlineSnapshot(`
     "[apps/guestbook] Cannot leave source out: Argo CD would find no manifests
       Fix: give source, or sources"
    `);
  });

  test('source and sources together are refused', () => {
    expect(messageOn({ sources: [guestbook.source] })).toMatchInlineSnapshot(`
     "[apps/guestbook] Cannot use source and sources together: an Application has one kind of source
       Fix: keep one of source, sources"
    `);
  });

  test('a source needs a folder or a chart', () => {
    expect(onSource({ repoURL: 'https://example.com/a.git' })).toMatchInlineSnapshot(`
     "[apps/guestbook] Cannot leave both path and chart out of source: Argo CD would find no manifests
       Fix: give source.path, "." for the top of the repository, or source.chart"
    `);
  });

  test('a folder and a chart together are refused', () => {
    expect(onSource({ repoURL: 'https://example.com/a', path: 'a', chart: 'b', targetRevision: '1.0.0' }))
      .toMatchInlineSnapshot(`
     "[apps/guestbook] Cannot use path and chart of source together: a folder is taken from Git, a chart from a Helm repository
       Fix: keep one of path, chart"
    `);
  });

  test('two tools together are refused', () => {
    expect(
      onSource({
        repoURL: 'https://example.com/a',
        path: 'a',
        helm: { releaseName: 'a' },
        kustomize: { namePrefix: 'a' },
      }),
    ).toMatchInlineSnapshot(`
     "[apps/guestbook] Cannot use helm and kustomize of source together: a source is made by one tool
       Fix: keep one of helm, kustomize"
    `);
  });

  test('a chart needs a version; a branch is refused', () => {
    const chart = { repoURL: 'https://charts.example.com', chart: 'web' };
    expect(onSource(chart)).toMatchInlineSnapshot(`
     "[apps/guestbook] Cannot leave source.targetRevision out: a chart needs a version
       Fix: give one, as in "1.2.3""
    `);
    expect(onSource({ ...chart, targetRevision: 'main' })).toMatchInlineSnapshot(`
     "[apps/guestbook] Cannot use "main" as source.targetRevision: a chart has versions, and no branches
       Fix: use "1.2.3", or a range such as "1.2.*""
    `);
  });

  test.each(['1.2.3', 'v1.2.3-rc.1', '1.*', '~1.2', '^1', '>=1.0.0 <2.0.0', '>= 1.0.0, < 2', '1.x || 2.x', '*'])(
    'a chart may have the version %s',
    (targetRevision) => {
      expect(onSource({ repoURL: 'https://charts.example.com', chart: 'web', targetRevision })).toBe('');
    },
  );

  test.each([
    'https://github.com/acme/apps.git',
    'http://198.51.100.2:8418/apps.git',
    'git@github.com:acme/apps.git',
    'ssh://git@example.com:2222/acme/apps.git',
    'https://user@dev.azure.com/acme/_git/apps',
    'oci://registry.example.com/acme/apps',
  ])('a repository may be at %s', (repoURL) => {
    expect(onRepo(repoURL)).toBe('');
  });

  test('a chart may be in a registry, whose address has no scheme', () => {
    const source = { repoURL: 'registry.example.com/charts', chart: 'web', targetRevision: '1.0.0' };
    expect(onSource(source)).toBe('');
  });

  test('a repository without a scheme is refused', () => {
    expect(onRepo('github.com/acme/apps')).toMatchInlineSnapshot(`
     "[apps/guestbook] Cannot use "github.com/acme/apps" as source.repoURL: it must say how to reach the repository
       Fix: use "https://github.com/acme/apps""
    `);
  });

  test('a password in an address is refused, and is not in the message', () => {
    expect(onRepo('https://me:hunter2@example.com/a.git')).toMatchInlineSnapshot(`
     "[apps/guestbook] Cannot use a password in source.repoURL: it would stand in Git and in the user interface
       Fix: use "https://me@example.com/a.git" and a Repository with credentials"
    `);
  });

  test.each(['main', 'refs/heads/main', 'v1.2.3', '>=1.0.0 <2.0.0', '0fc5f4a', 'feature/one_two', ''])(
    'a revision may be %p',
    (targetRevision) => {
      expect(onRevision(targetRevision)).toBe('');
    },
  );

  test.each(['-main', 'main ', 'a..b', 'a~1', 'a b'])('a revision may not be %p', (targetRevision) => {
    expect(onRevision(targetRevision)).toBe(
      `[apps/guestbook] Cannot use ${JSON.stringify(targetRevision)} as source.targetRevision: ` +
        'it must be a branch, a tag, a commit or a range of versions\n  Fix: use "main" or "v1.2.*", for example',
    );
  });

  test('a folder outside of the repository is refused', () => {
    expect(onSource({ repoURL: 'https://example.com/a.git', path: '../b' })).toMatchInlineSnapshot(`
     "[apps/guestbook] Cannot use "../b" as source.path: it leads out of the repository
       Fix: name the folder from the top"
    `);
  });

  test('a sync option that Argo CD would ignore is refused', () => {
    expect(messageOn({ syncPolicy: { syncOptions: ['CreateNamespaces=true'] } })).toMatchInlineSnapshot(`
     "[apps/guestbook] Cannot use "CreateNamespaces=true" in syncPolicy.syncOptions: Argo CD ignores what it does not know
       Fix: use "CreateNamespace=true""
    `);
  });

  test('a sync option with two values is refused', () => {
    expect(messageOn({ syncPolicy: { syncOptions: ['Replace=true', 'Replace=false'] } })).toMatchInlineSnapshot(`
     "[apps/guestbook] Cannot use Replace more than once in syncPolicy.syncOptions: Replace=true, Replace=false
       Fix: keep one of them"
    `);
  });

  test('metadata of a namespace without CreateNamespace=true is refused', () => {
    const managedNamespaceMetadata = { labels: { team: 'web' } };
    expect(messageOn({ syncPolicy: { managedNamespaceMetadata } })).toMatchInlineSnapshot(`
     "[apps/guestbook] Cannot use syncPolicy.managedNamespaceMetadata: only a namespace that Argo CD makes gets it
       Fix: add "CreateNamespace=true" to syncOptions"
    `);
  });

  test('a pause that Go cannot read is refused', () => {
    expect(messageOn({ syncPolicy: { retry: { backoff: { duration: '5 minutes' } } } })).toMatchInlineSnapshot(`
     "[apps/guestbook] Cannot use "5 minutes" as syncPolicy.retry.backoff.duration: it must be a Duration, or numbers with the units h, m and s
       Fix: use Duration.minutes(90), or "1h30m""
    `);
  });

  test('values files of an unknown source are refused', () => {
    const chart = { repoURL: 'https://charts.example.com', chart: 'web', targetRevision: '1.0.0' };
    const sources = [
      { ...chart, helm: { valueFiles: ['$value/web.yaml', '$values/web.yaml'] } },
      { repoURL: 'https://example.com/values.git', ref: 'values' },
    ];
    expect(messageOn({ source: undefined, sources })).toMatchInlineSnapshot(`
     "[apps/guestbook] Cannot find the source of "$value/web.yaml": none has ref "value"
       Fix: use one of $values"
    `);
  });

  test('the name of a cluster as its address is refused', () => {
    expect(messageOn({ destination: { server: 'production' } })).toMatchInlineSnapshot(`
     "[apps/guestbook] Cannot use "production" as destination.server: it must be the address of an API server
       Fix: use destination.name for the cluster called "production""
    `);
  });

  test('a JSON pointer without a slash at its start is refused', () => {
    const ignoreDifferences = [{ group: 'apps', kind: 'Deployment', jsonPointers: ['.spec.replicas'] }];
    expect(messageOn({ ignoreDifferences })).toMatchInlineSnapshot(`
     "[apps/guestbook] Cannot use ".spec.replicas" in ignoreDifferences[0].jsonPointers: it must be a JSON pointer, which starts with "/"
       Fix: use "/spec/replicas", or jqPathExpressions"
    `);
  });

  test('a finalizer that sets a deletion policy is refused', () => {
    const metadata = { name: 'guestbook', finalizers: ['resources-finalizer.argocd.argoproj.io'] };
    expect(messageOn({ metadata })).toMatchInlineSnapshot(`
     "[apps/guestbook] Cannot use "resources-finalizer.argocd.argoproj.io" in metadata.finalizers: what deletion does is said in one place
       Fix: use deletionPolicy: 'cascade'"
    `);
  });

  test('a name that is too long for a Helm release is refused', () => {
    const source = { repoURL: 'https://charts.example.com', chart: 'web', targetRevision: '1.0.0' };
    const metadata = { name: 'a'.repeat(54) };
    expect(messageOn({ metadata, source })).toMatchInlineSnapshot(`
     "[apps/guestbook] Cannot use "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" as the name of a Helm release: it must have 53 characters at most
       Fix: give source.helm.releaseName, or a shorter metadata.name"
    `);
    expect(messageOn({ metadata, source: { ...source, helm: { releaseName: 'web' } } })).toBe('');
  });
});
