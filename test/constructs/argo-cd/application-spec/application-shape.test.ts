import { Duration, Lazy } from 'cdk8s';
import { chart, git, guestbook, located, make, messageOn } from '../make-application';

test('all problems of an Application are reported at once, also those between its fields', () => {
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
   [apps/guestbook] Cannot use "My Project" as project: it must be 1 to 253 lower-case letters, digits, "-" and ".", with a letter or digit at both ends of each part
     Fix: use "my-project"
   [apps/guestbook] Cannot use "/apps" as source.path: it must be a folder in the repository, as a path from its top
     Fix: use "apps"
   [apps/guestbook] Cannot use "github.com/acme/apps" as source.repoURL: it must start with https://, http://, ssh://, git://, oci://, file:// or user@host:, and have no spaces
     Fix: use "https://github.com/acme/apps"
   [apps/guestbook] Cannot use "Web" as destination.namespace: it must be 1 to 63 lower-case letters, digits and "-", with a letter or digit at both ends
     Fix: use "web""
  `);
});

test.each<[string, object, string]>([
  [
    'an unknown field',
    { syncPolicy: { automated: { selfheal: true } } },
    'Cannot use syncPolicy.automated.selfheal: the field is unknown\n  Fix: use selfHeal',
  ],
  [
    'a value of another type',
    { syncPolicy: { automated: { prune: 'yes' } } },
    'Cannot use "yes" as syncPolicy.automated.prune: it must be true or false\n  Fix: use true or false',
  ],
  [
    'metadata that is not a map',
    { metadata: 'guestbook' },
    'Cannot use "guestbook" as metadata: it must be a map\n  Fix: use { name: \'web\' }',
  ],
  [
    'an Application without a project',
    { project: undefined },
    'Cannot leave out project: it is required\n  Fix: add project: "default"',
  ],
  [
    'an Application without a source',
    { source: undefined },
    'Cannot use the props without any of source, sources, sourceHydrator: one is required\n' +
      "  Fix: add source: { repoURL: 'https://github.com/acme/gitops.git', path: 'web' }",
  ],
  [
    'an Application with source and sources',
    { sources: [guestbook.source] },
    'Cannot use source and sources together in the props: they exclude each other\n  Fix: keep one of source, sources',
  ],
  [
    'a sync option that Argo CD would ignore',
    { syncPolicy: { syncOptions: ['CreateNamespaces=true'] } },
    'Cannot use "CreateNamespaces=true" as syncPolicy.syncOptions[0]: it must be an option that Argo CD knows; it ' +
      'ignores all others\n  Fix: use "CreateNamespace=true"',
  ],
  [
    'a sync option with two values',
    { syncPolicy: { syncOptions: ['Replace=true', 'Replace=false'] } },
    'Cannot use syncPolicy.syncOptions[1]: item 0 of the list has the same option\n  Fix: change or remove one of them',
  ],
  [
    'metadata of a namespace that Argo CD does not make',
    { syncPolicy: { managedNamespaceMetadata: { labels: { team: 'web' } } } },
    'Cannot use syncPolicy.managedNamespaceMetadata: only a namespace that Argo CD makes gets it\n' +
      '  Fix: add "CreateNamespace=true" to syncOptions',
  ],
  [
    'a pause that Go cannot read',
    { syncPolicy: { retry: { backoff: { duration: '5 minutes' } } } },
    'Cannot use "5 minutes" as syncPolicy.retry.backoff.duration: it must be numbers with the units h, m and s\n' +
      '  Fix: use "1h30m"',
  ],
  [
    'a pause that gets shorter each time',
    { syncPolicy: { retry: { backoff: { factor: 0 } } } },
    'Cannot use 0 as syncPolicy.retry.backoff.factor: it must be a whole number, 1 or more\n  Fix: use 1',
  ],
  [
    'a destination with the address and the name of a cluster',
    { destination: { server: 'https://10.0.0.1:6443', name: 'production' } },
    'Cannot use server and name together in destination: they exclude each other\n  Fix: keep one of server, name',
  ],
  [
    'the name of a cluster as its address',
    { destination: { server: 'production' } },
    'Cannot use "production" as destination.server: it must be the address of an API server\n' +
      '  Fix: use name: "production" for the cluster with that name',
  ],
  [
    'an address of a cluster without a scheme',
    { destination: { server: '10.0.0.1:6443' } },
    'Cannot use "10.0.0.1:6443" as destination.server: it must be the address of an API server\n' +
      '  Fix: use "https://10.0.0.1:6443"',
  ],
  [
    'a history of fewer than 0 revisions',
    { revisionHistoryLimit: -1 },
    'Cannot use -1 as revisionHistoryLimit: it must be a whole number, 0 or more\n  Fix: use 0',
  ],
  [
    'a JSON pointer without a slash at its start',
    { ignoreDifferences: [{ kind: 'Deployment', jsonPointers: ['.spec.replicas'] }] },
    'Cannot use ".spec.replicas" as ignoreDifferences[0].jsonPointers[0]: it must be a JSON pointer, which starts ' +
      'with "/"\n  Fix: use "/spec/replicas"',
  ],
  [
    'a field with dots in place of a JSON pointer',
    { ignoreDifferences: [{ kind: 'Deployment', jsonPointers: ['spec.replicas'] }] },
    'Cannot use "spec.replicas" as ignoreDifferences[0].jsonPointers[0]: it must be a JSON pointer, which starts ' +
      'with "/"\n  Fix: use "/spec/replicas"',
  ],
  [
    'an API version in place of a group',
    { ignoreDifferences: [{ group: 'apps/v1', kind: 'Deployment', jsonPointers: ['/spec/replicas'] }] },
    'Cannot use "apps/v1" as ignoreDifferences[0].group: it must be an API group, without a version\n' +
      '  Fix: use "apps"',
  ],
  [
    'a pause with a blank',
    { syncPolicy: { retry: { backoff: { maxDuration: '3 m' } } } },
    'Cannot use "3 m" as syncPolicy.retry.backoff.maxDuration: it must be numbers with the units h, m and s\n' +
      '  Fix: use "3m"',
  ],
  [
    'true in place of a map of settings',
    { syncPolicy: { automated: true } },
    'Cannot use true as syncPolicy.automated: it must be a map\n  Fix: use {}',
  ],
  [
    'a label beside the metadata',
    { labels: { team: 'shop' } },
    'Cannot use labels: the field is unknown\n  Fix: use metadata: { labels: … }',
  ],
  [
    'the spec of the object',
    { spec: {} },
    'Cannot use spec: the field is unknown\n  Fix: use its fields next to metadata',
  ],
  [
    'a difference that ignores nothing',
    { ignoreDifferences: [{ kind: 'Deployment' }] },
    'Cannot use ignoreDifferences[0] without any of jsonPointers, jqPathExpressions, managedFieldsManagers: one is ' +
      'required\n  Fix: add jsonPointers: ["/spec/replicas"]',
  ],
  [
    'a finalizer that a deletion policy sets',
    { metadata: { name: 'guestbook', finalizers: ['resources-finalizer.argocd.argoproj.io/background'] } },
    'Cannot use "resources-finalizer.argocd.argoproj.io/background" as metadata.finalizers[0]: deletionPolicy sets ' +
      "it\n  Fix: use deletionPolicy: 'cascade-background'",
  ],
  [
    'an unknown deletion policy',
    { deletionPolicy: 'cascad' },
    'Cannot use "cascad" as deletionPolicy: it must be one of "orphan", "cascade", "cascade-background"\n' +
      '  Fix: use "cascade"',
  ],
  [
    'a name that is too long for a Helm release',
    { metadata: { name: 'a'.repeat(54) }, source: chart },
    `Cannot use "${'a'.repeat(54)}" as metadata.name: a Helm release gets the same name, which must have 53 ` +
      'characters at most\n  Fix: add source.helm.releaseName, or use a shorter name',
  ],
])('%s is refused', (_name, props, expected) => {
  expect(messageOn(props)).toBe(located(expected));
});

test.each<[string, object]>([
  ['an empty list of sources beside a source', { sources: [] }],
  ['an empty name beside the address of a cluster', { destination: { server: 'https://10.0.0.1:6443', name: '' } }],
  ['an empty folder beside a chart', { source: { ...chart, path: '' } }],
  ['an empty chart beside a folder', { source: { repoURL: git, path: '.', chart: '', targetRevision: '' } }],
  ['an empty tool beside another', { source: { repoURL: git, path: '.', helm: {}, kustomize: { images: ['a:1'] } } }],
])('%s, as the user interface exports it, is accepted and not written', (_name, props) => {
  expect(JSON.stringify(make(props).apiObject.toJson())).not.toMatch(/""|\[\]|\{\}/);
});

test.each<[string, object]>([
  [
    'a chart in a registry, whose address has no scheme',
    { source: { ...chart, repoURL: 'registry.example.com/charts' } },
  ],
  [
    'a long name, if the Helm release has one of its own',
    { metadata: { name: 'a'.repeat(54) }, source: { ...chart, helm: { releaseName: 'web' } } },
  ],
  ['a pause of less than a second', { syncPolicy: { retry: { backoff: { duration: Duration.millis(500) } } } }],
  ['a value that is known only when the app is written', { project: Lazy.any({ produce: () => 'default' }) }],
])('an Application may have %s', (_name, props) => {
  expect(() => make(props)).not.toThrow();
});
