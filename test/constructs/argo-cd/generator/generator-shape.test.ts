import {
  clusters,
  git,
  located,
  make,
  matrix,
  messageOn,
  older,
  template,
} from '../application-set-spec/make-application-set';

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
