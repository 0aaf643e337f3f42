import { located, messageOn, older, template } from './make-application-set';

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
