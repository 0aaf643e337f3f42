import { App, Chart } from 'cdk8s';
import { ApplicationSet, type ApplicationSetProps } from 'cdk8s-gitops';
import { messageOf } from '../../../message-of';

const template = {
  metadata: { name: 'shop-{{.name}}' },
  project: 'default',
  source: { repoURL: 'https://github.com/acme/shop.git', path: '.' },
  destination: { namespace: 'shop' },
};
const older = { ...template, metadata: { name: 'shop-{{name}}' } };
const git = { repoURL: 'https://github.com/acme/shop.git', revision: 'HEAD' };
const clusters = { clusters: {} };

/** Makes an ApplicationSet of props that plain JavaScript can pass, but TypeScript may refuse. */
function make(props: object): ApplicationSet {
  const all: unknown = { metadata: { name: 'shops' }, generators: [clusters], template, ...props };
  return new ApplicationSet(new Chart(new App(), 'sets'), 'shops', all as ApplicationSetProps);
}

const ofNames = (...names: string[]) => [{ list: { elements: names.map((name) => ({ name, env: 'prod' })) } }];
const withPath = (path: string, generators: object[] = ofNames('one')) => ({
  generators,
  template: { ...template, source: { ...template.source, path } },
});
const matrix = (...generators: object[]) => ({ matrix: { generators } });
const messageOn = (props: object) => messageOf(() => make(props));
const located = (message: string) => `[sets/shops] ${message}`;

test.each([
  '{{.name}}',
  '{{ .env }}/{{- .name -}}',
  '{{ printf "%s}}" .name }}',
  '{{ $.name | lower }}',
  '{{ index . "name" }}',
  '{{ if eq .env "prod" }}{{ .whatever }}{{ else }}a{{ end }}',
  '{{ range $key, $value := .name }}{{ $value.size }}{{ end }}',
  '{{ if hasKey . "size" }}b{{ end }}',
  '{{/* .size */}}a',
])('the template %s is accepted', (path) => {
  expect(() => make(withPath(path))).not.toThrow();
});

test.each([
  ['apps/{{.name', 'a "{{" in it has no "}}"', 'close it, as in "{{.name}}"'],
  ['{{ if .name }}a', 'an {{if}}, {{range}} or {{with}} in it has no {{end}}', 'give every block its {{end}}'],
  ['apps{{ end }}', 'an {{end}} in it ends nothing', 'give every block its {{end}}'],
])('the template %s is refused', (text, why, fix) => {
  expect(messageOn(withPath(text))).toBe(
    located(`Cannot use "${text}" as template.source.path: ${why}\n  Fix: ${fix}`),
  );
  expect(messageOn({ templatePatch: text })).toBe(
    located(`Cannot use "${text}" as templatePatch: ${why}\n  Fix: ${fix}`),
  );
});

test.each(['name', 'path.basename', 'metadata.labels.stage'])('{{%s}}, the older form, is refused', (parameter) => {
  expect(messageOn(withPath(`{{${parameter}}}`, [{ plugin: { configMapRef: { name: 'shops' } } }]))).toBe(
    located(
      `Cannot use {{${parameter}}} in template.source.path: in a Go template this is a function\n` +
        `  Fix: use {{.${parameter}}}, or goTemplate: false`,
    ),
  );
});

test('the older form is refused in generators too', () => {
  const generators = [matrix(clusters, { git: { ...git, files: [{ path: '{{name}}.yaml' }] } })];

  expect(messageOn({ generators })).toBe(
    located(
      'Cannot use {{name}} in generators[0].matrix.generators[1].git.files[0].path: in a Go template this is a ' +
        'function\n  Fix: use {{.name}}, or goTemplate: false',
    ),
  );
});

test.each<[string, string, object, string]>([
  [
    'an element of a list',
    '{{.tier}}',
    { list: { elements: [{ name: 'one', tier: 'a' }, { name: 'two' }] } },
    'generators[0].list.elements[1] does not give this parameter\n  Fix: use {{.name}}',
  ],
  [
    'an empty element of a list',
    '{{.tier}}',
    { list: { elements: [{}] } },
    'generators[0].list.elements[0] does not give this parameter\n  Fix: add tier to generators[0].list.elements[0]',
  ],
  [
    'a nested map of a list',
    '{{.cluster.adress}}',
    { list: { elements: [{ name: 'one', cluster: { address: 'https://a' } }] } },
    'generators[0].list.elements[0] does not give this parameter\n  Fix: use {{.cluster.address}}',
  ],
  [
    'a cluster',
    '{{.clusterName}}',
    clusters,
    'generators[0].clusters does not give this parameter\n' +
      '  Fix: use one of {{.name}}, {{.nameNormalized}}, {{.server}}, {{.project}}, {{.metadata}}',
  ],
  [
    'a folder with a prefix',
    '{{.path.basename}}',
    { git: { ...git, directories: [{ path: 'apps/*' }], pathParamPrefix: 'app' } },
    'generators[0].git does not give this parameter\n  Fix: use {{.app.path.basename}}',
  ],
  [
    'both generators of a matrix',
    '{{.region}}',
    matrix({ list: { elements: [{ name: 'one' }] } }, { list: { elements: [{ zone: 'a' }] } }),
    'generators[0].matrix.generators[0].list.elements[0] × generators[0].matrix.generators[1].list.elements[0] ' +
      'does not give this parameter\n  Fix: use one of {{.name}}, {{.zone}}',
  ],
])('a parameter that %s does not give is refused', (_name, path, generator, expected) => {
  const metadata = { name: '{{ index . "name" }}' };

  expect(messageOn({ generators: [generator], template: { ...withPath(path).template, metadata } })).toBe(
    located(`Cannot use ${path} in template.source.path: ${expected}`),
  );
});

test('a parameter in the older form is checked as well', () => {
  const generators = [{ list: { elements: [{ nam: 'one' }] } }];

  expect(messageOn({ goTemplate: false, generators, template: older })).toBe(
    located(
      'Cannot use {{name}} in template.metadata.name: generators[0].list.elements[0] does not give this parameter\n' +
        '  Fix: use {{nam}}',
    ),
  );
});

test.each<[string, string, object]>([
  [
    'labels and values of clusters',
    '{{.metadata.labels.region}}/{{.values.tier}}',
    { clusters: { values: { tier: 'a' } } },
  ],
  ['contents of files', '{{.anything.at.all}}', { git: { ...git, files: [{ path: 'apps/*.json' }] } }],
  ['folders', '{{.path.basename}}', { git: { ...git, directories: [{ path: 'apps/*' }] } }],
  ['both generators of a matrix', '{{.name}}/{{.zone}}', matrix(clusters, { list: { elements: [{ zone: 'a' }] } })],
  ['a generator with its own template', '{{.other}}', { clusters: { template: { source: { path: '.' } } } }],
])('a parameter from %s is accepted', (_name, path, generator) => {
  const metadata = { name: '{{ index . "name" }}' };

  expect(() => make({ generators: [generator], template: { ...withPath(path).template, metadata } })).not.toThrow();
});

test('problems in the template are reported with their path in the props', () => {
  const wrong = {
    ...template,
    project: 'My Project',
    source: { repoURL: 'https://example.com', path: '/a', kustomise: {} },
  };

  expect(messageOn({ template: wrong })).toMatchInlineSnapshot(`
   "[sets/shops] Cannot use "My Project" as template.project: it must be 1 to 253 lower-case letters, digits, "-" and ".", with a letter or digit at both ends of each part
     Fix: use "my-project"
   [sets/shops] Cannot use "/a" as template.source.path: it must be a folder in the repository, as a path from its top
     Fix: use "a"
   [sets/shops] Cannot use template.source.kustomise: the field is unknown
     Fix: use kustomize"
  `);
});

test.each<[string, object, string]>([
  [
    'the same name for two Applications',
    { generators: ofNames('one', 'two'), template: { ...template, metadata: { name: 'shop' } } },
    'Cannot use "shop" as template.metadata.name twice: generators[0].list.elements[0] and ' +
      'generators[0].list.elements[1] both give it\n' +
      '  Fix: use a parameter that differs for each Application, as in "{{.name}}"',
  ],
  [
    'a name that is wrong after an element is filled in',
    { generators: ofNames('One') },
    'Cannot use "shop-One" as template.metadata.name for generators[0].list.elements[0]: it must be 1 to 253 ' +
      'lower-case letters, digits, "-" and ".", with a letter or digit at both ends of each part\n  Fix: use "shop-one"',
  ],
  [
    'a template without a name',
    { template: { ...template, metadata: {} } },
    'Cannot leave out template.metadata.name: it is required\n  Fix: add name: "{{.name}}"',
  ],
  [
    'an empty name',
    { template: { ...template, metadata: { name: '' } } },
    'Cannot use "" as template.metadata.name: it must not be empty\n  Fix: use "{{.name}}"',
  ],
  [
    'a finalizer that a deletion policy sets',
    {
      template: {
        ...template,
        metadata: { name: '{{.name}}', finalizers: ['resources-finalizer.argocd.argoproj.io'] },
      },
    },
    'Cannot use "resources-finalizer.argocd.argoproj.io" as template.metadata.finalizers[0]: deletionPolicy sets it\n' +
      "  Fix: use deletionPolicy: 'cascade'",
  ],
  [
    'an unknown template option',
    { goTemplateOptions: ['missingkey=eror'] },
    'Cannot use "missingkey=eror" as goTemplateOptions[0]: it must be one of "missingkey=error", ' +
      '"missingkey=invalid", "missingkey=default", "missingkey=zero"\n  Fix: use "missingkey=error"',
  ],
  [
    'a template option without Go templates',
    { goTemplate: false, template: older, goTemplateOptions: ['missingkey=error'] },
    'Cannot use goTemplateOptions without goTemplate: only Go templates have options\n' +
      '  Fix: use goTemplate: true, the default',
  ],
])('%s is refused', (_name, props, expected) => {
  expect(messageOn(props)).toBe(located(expected));
});

test('the first message on template.spec gives the place of its fields', () => {
  const { metadata, ...spec } = template;

  expect(messageOn({ template: { metadata, spec } }).split('\n').slice(0, 2).join('\n')).toBe(
    located(
      'Cannot use template.spec: its fields are next to metadata, as in an Application\n' +
        '  Fix: use template: { metadata, project, source, destination }',
    ),
  );
});

test.each<[string, object[], string]>([
  [
    'an empty list of generators',
    [],
    "Cannot use 0 items as generators: it must have 1 or more\n  Fix: add { list: { elements: [{ name: 'one' }] } }",
  ],
  [
    'a generator of two kinds',
    [{ ...clusters, list: { elements: [{ name: 'a' }] } }],
    'Cannot use list and clusters together in generators[0]: they exclude each other\n  Fix: keep one of list, clusters',
  ],
  [
    'a list without elements',
    [{ list: {} }],
    'Cannot use generators[0].list without elements: nothing would be generated\n' +
      "  Fix: add elements: [{ name: 'one' }]",
  ],
  [
    'an element that is not a map',
    [{ list: { elements: ['one'] } }],
    'Cannot use "one" as generators[0].list.elements[0]: it must be a map\n  Fix: use { name: \'one\' }',
  ],
  [
    'a Git generator without folders and files',
    [{ git: { ...git, directories: [] } }],
    'Cannot use generators[0].git without directories or files: nothing would be generated\n' +
      "  Fix: add directories: [{ path: 'apps/*' }]",
  ],
  [
    'a Git generator with folders and files',
    [{ git: { ...git, directories: [{ path: 'a' }], files: [{ path: 'b' }] } }],
    'Cannot use directories and files together in generators[0].git: they exclude each other\n' +
      '  Fix: keep one of directories, files',
  ],
  [
    'a service without a provider',
    [{ pullRequest: {} }],
    'Cannot use generators[0].pullRequest without any of github, gitlab, gitea, bitbucketServer, bitbucket, ' +
      'azuredevops: one is required\n' +
      '  Fix: add one of github, gitlab, gitea, bitbucketServer, bitbucket, azuredevops',
  ],
  [
    'a matrix of one generator',
    [matrix(clusters)],
    'Cannot use 1 item as generators[0].matrix.generators: it must have exactly 2\n' +
      "  Fix: add { list: { elements: [{ name: 'one' }] } }",
  ],
  [
    'a merge without keys',
    [{ merge: { generators: [clusters, clusters], mergeKeys: [] } }],
    "Cannot use 0 items as generators[0].merge.mergeKeys: it must have 1 or more\n  Fix: add 'name'",
  ],
  [
    'an unknown field deep in a matrix, where the schema of the CRD is open,',
    [matrix(clusters, matrix(clusters, { clusters: { value: {} } }))],
    'Cannot use generators[0].matrix.generators[1].matrix.generators[1].clusters.value: the field is unknown\n' +
      '  Fix: use values',
  ],
  [
    'a third matrix in a matrix in a matrix',
    [matrix(clusters, matrix(clusters, matrix(clusters, clusters)))],
    'Cannot use generators[0].matrix.generators[1].matrix.generators[1].matrix: a combination in a combination ' +
      "can't have another one in it\n  Fix: write the list out in TypeScript",
  ],
  [
    'a wrong type in the template of a generator',
    [{ clusters: { template: { syncPolicy: { automated: { prune: 'yes' } } } } }],
    'Cannot use "yes" as generators[0].clusters.template.syncPolicy.automated.prune: it must be true or false\n' +
      '  Fix: use true or false',
  ],
])('%s is refused', (_name, generators, expected) => {
  const anyName = { ...template, metadata: { name: '{{ index . "name" }}' } };

  expect(messageOn({ generators, template: anyName })).toBe(located(expected));
});

test('a value other than a text needs Go templates', () => {
  const generators = [{ list: { elements: [{ name: 'one', replicas: 2 }] } }];

  expect(messageOn({ goTemplate: false, generators, template: older })).toBe(
    located(
      'Cannot use 2 as generators[0].list.elements[0].replicas: without goTemplate it must be a string\n' +
        '  Fix: use goTemplate: true, the default',
    ),
  );
});

test.each<[string, object]>([
  ['a matrix in a matrix', matrix(clusters, matrix(clusters, clusters))],
  [
    'a template with single fields of a source, with parameters',
    { clusters: { template: { source: { targetRevision: '{{.values.revision}}' } } } },
  ],
  [
    'a template with a parameter for a pause',
    { clusters: { template: { syncPolicy: { retry: { backoff: { duration: '{{.values.pause}}' } } } } } },
  ],
])('a generator may be %s', (_name, generator) => {
  expect(() => make({ generators: [generator] })).not.toThrow();
});

test.each<[string, object, string]>([
  [
    'a generator names the cluster by name, and the template by server',
    {
      generators: [{ list: { elements: [{ name: 'a' }], template: { destination: { name: 'berlin' } } } }],
      template: { ...template, destination: { server: 'https://10.0.0.1', namespace: 'shop' } },
    },
    'Cannot use server and name together in generators[0].list.template.destination: one is from here, the other from ' +
      'template\n  Fix: keep one of server, name',
  ],
  [
    'only one of two generators names the cluster',
    {
      generators: [
        { clusters: { template: { destination: { name: '{{.name}}' } } } },
        { list: { elements: [{ name: 'a' }] } },
      ],
    },
    'Cannot leave out server and name of generators[1].list.template.destination: another generator names a cluster, so ' +
      "that template can't\n  Fix: add server: 'https://kubernetes.default.svc' for the cluster that Argo CD runs in",
  ],
])('it is refused that %s', (_name, props, expected) => {
  expect(messageOn(props)).toBe(located(expected));
});

test.each<[string, object]>([
  ['a parameter that may be missing', { ...withPath('{{ default 1 .size }}'), goTemplateOptions: ['missingkey=zero'] }],
  ['a variable that the template sets', withPath('{{ $size := .name }}{{ $size }}')],
  ['a variable of a loop', withPath('{{ range $key, $value := .name }}{{ $key }}{{ $value }}{{ end }}')],
  ['braces that only a list has', { generators: [{ list: { elements: [{ name: 'a', alert: '{{ $labels.pod' }] } }] }],
  [
    'a set that a selector leaves out',
    { generators: [{ ...ofNames('a', 'a', 'b')[0], selector: { matchLabels: { name: 'b' } } }] },
  ],
  [
    'two elements that selectors keep apart',
    {
      generators: [
        {
          list: { elements: [{ name: 'a', env: 'x' }] },
          selector: { matchExpressions: [{ key: 'env', operator: 'NotIn', values: ['y'] }] },
        },
        {
          list: { elements: [{ name: 'a', env: 'x' }] },
          selector: { matchExpressions: [{ key: 'env', operator: 'NotIn', values: ['x'] }] },
        },
      ],
    },
  ],
  [
    'values of both generators of a matrix',
    {
      generators: [
        matrix({ list: { elements: [{ name: 'a', values: { one: 1 } }] } }, { clusters: { values: { two: '2' } } }),
      ],
      template: { ...template, source: { ...template.source, path: '{{.values.one}}/{{.values.two}}' } },
    },
  ],
])('%s is accepted', (_name, props) => {
  expect(() => make(props)).not.toThrow();
});

test.each([
  ['{{ $labels.instance }}', true],
  ['{{ .Values.image }}', true],
  ['{{ item }}', true],
  ['{{nmae}}', false],
])('without goTemplate, %s in values of a chart is accepted: %p', (text, isAccepted) => {
  const helm = { values: `alert: '${text}'` };
  const made = () =>
    make({ goTemplate: false, generators: ofNames('a'), template: { ...older, source: { ...older.source, helm } } });
  if (isAccepted) {
    expect(made).not.toThrow();
  } else {
    expect(messageOf(made)).toBe(
      located(
        'Cannot use {{nmae}} in template.source.helm.values: generators[0].list.elements[0] does not give this ' +
          'parameter\n  Fix: use {{name}}',
      ),
    );
  }
});

test.each<[string, object, string]>([
  [
    'a variable of another program',
    withPath('{{ $labels.instance }}'),
    'Cannot use {{$labels.instance}} in template.source.path: no variable $labels is set before\n' +
      '  Fix: use {{`{{ $labels.instance }}`}} if it is for another program, which Argo CD then leaves as it is',
  ],
  [
    'a part of a parameter that may be missing',
    { ...withPath('{{ default 1 .size.width }}'), goTemplateOptions: [] },
    'Cannot use {{.size}} in template.source.path: generators[0].list.elements[0] does not give this parameter\n' +
      '  Fix: use one of {{.name}}, {{.env}}',
  ],
  [
    'a missing parameter alone, for which Go writes "<no value>",',
    { ...withPath('{{ .size }}'), goTemplateOptions: [] },
    'Cannot use {{.size}} in template.source.path: generators[0].list.elements[0] does not give this parameter\n' +
      '  Fix: use one of {{.name}}, {{.env}}',
  ],
  [
    'the same name in two namespaces, which Argo CD replaces by one,',
    {
      generators: [
        {
          list: {
            elements: [
              { name: 'a', space: 'one' },
              { name: 'a', space: 'two' },
            ],
          },
        },
      ],
      template: { ...template, metadata: { name: '{{.name}}', namespace: '{{.space}}' } },
    },
    'Cannot use "a" as template.metadata.name twice: generators[0].list.elements[0] and generators[0].list.elements[1] ' +
      'both give it\n  Fix: use a parameter that differs for each Application, as in "{{.name}}"',
  ],
])('%s is refused', (_name, props, expected) => {
  expect(messageOn(props)).toBe(located(expected));
});

describe('the steps of a rolling sync', () => {
  const withMaxUpdate = (maxUpdate: unknown) => ({
    strategy: { type: 'RollingSync', rollingSync: { steps: [{ maxUpdate }] } },
  });

  test.each([0, 3, '25%', '100%'])('may sync %s Applications at once', (maxUpdate) => {
    expect(() => make(withMaxUpdate(maxUpdate))).not.toThrow();
  });

  test.each<[unknown, string]>([
    ['all', 'Cannot use "all" as strategy.rollingSync.steps[0].maxUpdate: it must be a percentage\n  Fix: use "25%"'],
    [
      -1,
      'Cannot use -1 as strategy.rollingSync.steps[0].maxUpdate: it must be a whole number, 0 or more\n  Fix: use 0',
    ],
  ])('must not sync %s Applications at once', (maxUpdate, expected) => {
    expect(messageOn(withMaxUpdate(maxUpdate))).toBe(located(expected));
  });
});
