import { App, Chart } from 'cdk8s';
import { Application, ApplicationSet, type ApplicationProps, type ApplicationSetProps } from 'cdk8s-gitops';
import { messageOf } from '../../../message-of';

const source = { repoURL: 'https://github.com/acme/shop.git', path: '.' };
const base = { project: 'default', source, destination: { namespace: 'shop' } };
const names = { list: { elements: [{ name: 'one', option: 'true' }] } };
const git = { repoURL: 'https://github.com/acme/shop.git', revision: 'HEAD', directories: [{ path: 'apps/*' }] };

/** Makes an ApplicationSet of props that plain JavaScript can pass, but TypeScript may refuse. */
function makeSet(template: object, props: object = {}): ApplicationSet {
  const metadata = { name: '{{.name}}' };
  const all: unknown = {
    metadata: { name: 'shops' },
    generators: [names],
    template: { metadata, ...template },
    ...props,
  };
  return new ApplicationSet(new Chart(new App(), 'sets'), 'shops', all as ApplicationSetProps);
}

function makeApplication(props: object): Application {
  const all: unknown = { metadata: { name: 'shop' }, ...base, ...props };
  return new Application(new Chart(new App(), 'apps'), 'shop', all as ApplicationProps);
}

test.each<[string, object]>([
  [
    'a sync option',
    { syncPolicy: { syncOptions: ['CreateNamespace=true', '{{ printf "ServerSideApply=%s" .option }}'] } },
  ],
  ['the values of two sync options', { syncPolicy: { syncOptions: ['Replace={{.option}}', 'Force={{.option}}'] } }],
  [
    'two sync options that are made alike',
    { syncPolicy: { syncOptions: ['{{ print "A=" .name }}', '{{ print "A=" .option }}'] } },
  ],
  [
    'the option that creates the namespace',
    { syncPolicy: { syncOptions: ['CreateNamespace={{.option}}'], managedNamespaceMetadata: { labels: { a: 'b' } } } },
  ],
  ['a pause', { syncPolicy: { retry: { backoff: { duration: '{{.name}}' } } } }],
  ['a JSON pointer', { ignoreDifferences: [{ kind: 'Deployment', jsonPointers: ['{{.name}}'] }] }],
  [
    'the ref of a source',
    {
      source: undefined,
      sources: [
        { ...source, helm: { valueFiles: ['$one/values.yaml'] } },
        { repoURL: source.repoURL, ref: '{{.name}}' },
      ],
    },
  ],
])('an ApplicationSet may fill in %s', (_name, template) => {
  expect(() => makeSet({ ...base, ...template })).not.toThrow();
});

test('a template for the value of an unknown sync option is refused', () => {
  expect(messageOf(() => makeSet({ ...base, syncPolicy: { syncOptions: ['Retry={{.option}}'] } }))).toBe(
    '[sets/shops] Cannot use "Retry={{.option}}" as template.syncPolicy.syncOptions[0]: it must be an option that Argo ' +
      'CD knows; it ignores all others\n  Fix: use "CreateNamespace=true"',
  );
});

test.each<[string, object, string]>([
  ['project', { project: '{{name}}' }, 'project'],
  ['address', { source: { ...source, repoURL: 'https://{{name}}/a.git' } }, 'source.repoURL'],
  ['folder', { source: { ...source, path: 'apps/{{name}}' } }, 'source.path'],
  ['revision', { source: { ...source, targetRevision: '{{name}}' } }, 'source.targetRevision'],
  ['cluster', { destination: { server: '{{name}}' } }, 'destination.server'],
  ['namespace', { destination: { namespace: '{{name}}' } }, 'destination.namespace'],
  ['sync option', { syncPolicy: { syncOptions: ['Force={{name}}'] } }, 'syncPolicy.syncOptions[0]'],
])('an Application with a template as its %s is refused', (_name, props, place) => {
  expect(messageOf(() => makeApplication(props))).toMatch(
    new RegExp(
      `^\\[apps/shop\\] Cannot use "[^"]+" as ${place.replace(/[[\]]/g, '\\$&')}: only an ApplicationSet fills in ` +
        'templates\\n  Fix: write the value out, or use an ApplicationSet$',
    ),
  );
});

test('an Application may have templates for its tools', () => {
  const props = { source: { ...source, helm: { values: { url: '{{ .Values.host }}' } } } };

  expect(() => makeApplication(props)).not.toThrow();
});

test('a template in a generator that is not filled in is refused', () => {
  const generators = [{ git: { ...git, repoURL: '{{.url}}' } }];

  expect(messageOf(() => makeSet({ ...base, metadata: { name: '{{.path.basename}}' } }, { generators }))).toBe(
    '[sets/shops] Cannot use "{{.url}}" as generators[0].git.repoURL: of generators, Argo CD fills in only the second ' +
      'one of a matrix\n' +
      '  Fix: write the value out, or put this generator into a matrix, after the one that gives the parameter',
  );
});

test('the second generator of a matrix may have templates', () => {
  const generators = [{ matrix: { generators: [names, { git: { ...git, revision: '{{.name}}' } }] } }];

  expect(() => makeSet(base, { generators })).not.toThrow();
});

const { source: _source, ...withoutSource } = base;
const patch = 'spec:\n  source:\n    repoURL: https://github.com/acme/{{.name}}.git\n    path: .\n';

test.each<[string, object]>([
  ['templatePatch', { templatePatch: patch }],
  ['the template of each generator', { generators: [{ list: { ...names.list, template: { source } } }] }],
])('the source of an ApplicationSet may come from %s', (_name, props) => {
  expect(() => makeSet(withoutSource, props)).not.toThrow();
});

test.each<[string, object]>([
  ['nowhere', {}],
  [
    'some of the generators only',
    { generators: [names, { list: { elements: [{ name: 'two' }], template: { source } } }] },
  ],
])('a source of an ApplicationSet that comes from %s is an error', (_name, props) => {
  expect(messageOf(() => makeSet(withoutSource, props))).toBe(
    '[sets/shops] Cannot use template without any of source, sources, sourceHydrator: one is required\n' +
      "  Fix: add source: { repoURL: 'https://github.com/acme/gitops.git', path: 'web' }",
  );
});

test('a source that templatePatch adds may be the one that values files are from', () => {
  const template = { ...base, source: { ...source, helm: { valueFiles: ['$values/a.yaml'] } } };
  const templatePatch = 'spec:\n  sources:\n    - repoURL: https://github.com/acme/values.git\n      ref: values\n';

  expect(() => makeSet(template, { templatePatch })).not.toThrow();
});

test('a Git generator does not read OCI artifacts', () => {
  const generators = [{ git: { ...git, repoURL: 'oci://ghcr.io/acme/shop' } }];

  expect(messageOf(() => makeSet({ ...base, metadata: { name: '{{.path.basename}}' } }, { generators }))).toBe(
    '[sets/shops] Cannot use "oci://ghcr.io/acme/shop" as generators[0].git.repoURL: it must start with https://, ' +
      'http://, ssh://, git://, file:// or user@host:, and have no spaces\n' +
      '  Fix: use "https://ghcr.io/acme/shop"',
  );
});
