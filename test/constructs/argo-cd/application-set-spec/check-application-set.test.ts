import { App, Chart } from 'cdk8s';
import { ApplicationSet, type ApplicationSetProps } from 'cdk8s-gitops';

const template = {
  metadata: { name: 'shop-{{.name}}' },
  project: 'default',
  source: { repoURL: 'https://github.com/acme/shop.git', path: '.' },
  destination: { namespace: 'shop' },
};

/** The message on props that plain JavaScript can pass, but TypeScript refuses. */
function messageOn(props: object): string {
  const all = { metadata: { name: 'shops' }, generators: [{ clusters: {} }], template, ...props };
  try {
    new ApplicationSet(new Chart(new App(), 'sets'), 'shops', all as unknown as ApplicationSetProps);
  } catch (error) {
    return (error as Error).message;
  }
  return '';
}

const ofNames = (...names: string[]) => [{ list: { elements: names.map((name) => ({ name, env: 'prod' })) } }];
const onPath = (path: string, generators: object[] = ofNames('one')) =>
  messageOn({ generators, template: { ...template, source: { ...template.source, path } } });

describe('the checks of templates', () => {
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
  ])('%s is accepted', (path) => {
    expect(onPath(path)).toBe('');
  });

  test('braces that stay open are refused', () => {
    expect(onPath('apps/{{.name')).toMatchInlineSnapshot(`
     "[sets/shops] Cannot use "apps/{{.name" as template.source.path: a "{{" in it has no "}}"
       Fix: close it, as in "{{.name}}""
    `);
  });

  test.each(['name', 'path.basename', 'metadata.labels.stage'])('{{%s}}, the older form, is refused', (parameter) => {
    expect(onPath(`{{${parameter}}}`, [{ plugin: { configMapRef: { name: 'shops' } } }])).toBe(
      `[sets/shops] Cannot use {{${parameter}}} in template.source.path: a Go template takes it for a function\n` +
        `  Fix: use {{.${parameter}}}, or goTemplate: false`,
    );
  });

  test('the older form is refused in generators too', () => {
    const git = { repoURL: 'https://github.com/acme/shop.git', revision: 'HEAD', files: [{ path: '{{name}}.yaml' }] };

    expect(messageOn({ generators: [{ matrix: { generators: [{ clusters: {} }, { git }] } }] })).toBe(
      '[sets/shops] Cannot use {{name}} in generators[0].matrix.generators[1].git.files[0].path: a Go template takes it ' +
        'for a function\n  Fix: use {{.name}}, or goTemplate: false',
    );
  });

  test('a block without an end is refused', () => {
    expect(onPath('{{ if .name }}apps')).toMatchInlineSnapshot(`
     "[sets/shops] Cannot use "{{ if .name }}apps" as template.source.path: an {{if}}, {{range}} or {{with}} in it has no {{end}}
       Fix: give every block its {{end}}"
    `);
  });

  test('an end without a block is refused', () => {
    expect(onPath('apps{{ end }}')).toMatchInlineSnapshot(`
     "[sets/shops] Cannot use "apps{{ end }}" as template.source.path: an {{end}} in it ends nothing
       Fix: give every block its {{end}}"
    `);
  });

  test('a parameter that an element of the list lacks is refused', () => {
    const generators = [{ list: { elements: [{ name: 'one', tier: 'a' }, { name: 'two' }] } }];
    expect(onPath('{{.tier}}', generators)).toMatchInlineSnapshot(`
     "[sets/shops] Cannot use {{.tier}} in template.source.path: generators[0].list.elements[1] gives no such parameter
       Fix: use one of {{.name}}"
    `);
  });

  test('the message on a misspelt nested parameter names the nearest parameter', () => {
    const generators = [{ list: { elements: [{ name: 'one', cluster: { address: 'https://a' } }] } }];
    expect(onPath('{{.cluster.adress}}', generators)).toMatchInlineSnapshot(`
     "[sets/shops] Cannot use {{.cluster.adress}} in template.source.path: generators[0].list.elements[0] gives no such parameter
       Fix: use {{.cluster.address}}"
    `);
  });

  test('a parameter that clusters do not give is refused', () => {
    expect(onPath('{{.clusterName}}', [{ clusters: {} }])).toMatchInlineSnapshot(`
     "[sets/shops] Cannot use {{.clusterName}} in template.source.path: generators[0].clusters gives no such parameter
       Fix: use one of {{.name}}, {{.nameNormalized}}, {{.server}}, {{.project}}, {{.metadata}}"
    `);
  });

  test('labels of clusters are not checked, since only Argo CD knows them', () => {
    expect(onPath('{{.metadata.labels.region}}/{{.values.tier}}', [{ clusters: { values: { tier: 'a' } } }])).toBe('');
  });

  test('folders give their path', () => {
    const git = { repoURL: 'https://example.com/a.git', revision: 'HEAD', directories: [{ path: 'apps/*' }] };
    const name = { metadata: { name: '{{.path.basename}}' } };
    expect(messageOn({ generators: [{ git }], template: { ...template, ...name } })).toBe('');
    expect(messageOn({ generators: [{ git: { ...git, pathParamPrefix: 'app' } }], template: { ...template, ...name } }))
      .toMatchInlineSnapshot(`
     "[sets/shops] Cannot use {{.path.basename}} in template.metadata.name: generators[0].git gives no such parameter
       Fix: use {{.app.path.basename}}"
    `);
  });

  test('contents of files are not checked, since only Argo CD knows them', () => {
    const git = { repoURL: 'https://example.com/a.git', revision: 'HEAD', files: [{ path: 'apps/*.json' }] };
    expect(onPath('{{.anything.at.all}}', [{ git }])).toBe('');
  });

  test('a matrix gives what both of its generators give', () => {
    const matrix = { generators: [ofNames('one')[0], { list: { elements: [{ zone: 'a' }] } }] };
    expect(onPath('{{.name}}/{{.zone}}', [{ matrix }])).toBe('');
    expect(onPath('{{.region}}', [{ matrix }])).toMatchInlineSnapshot(`
     "[sets/shops] Cannot use {{.region}} in template.source.path: generators[0].matrix.generators[0].list.elements[0] × generators[0].matrix.generators[1].list.elements[0] gives no such parameter
       Fix: use one of {{.name}}, {{.env}}, {{.zone}}"
    `);
  });

  test('parameters in the older form are checked as well', () => {
    const generators = ofNames('one');
    const older = { ...template, metadata: { name: 'shop-{{nam}}' } };
    expect(messageOn({ goTemplate: false, generators, template: older })).toMatchInlineSnapshot(`
     "[sets/shops] Cannot use {{nam}} in template.metadata.name: generators[0].list.elements[0] gives no such parameter
       Fix: use {{name}}"
    `);
  });

  test('a template patch is a template too', () => {
    expect(messageOn({ templatePatch: '{{ if .name }}spec: {}' })).toMatchInlineSnapshot(`
     "[sets/shops] Cannot use "{{ if .name }}spec: {}" as templatePatch: an {{if}}, {{range}} or {{with}} in it has no {{end}}
       Fix: give every block its {{end}}"
    `);
  });
});

describe('the checks of an ApplicationSet', () => {
  test('the same name for two Applications is refused', () => {
    const fixed = { ...template, metadata: { name: 'shop' } };
    expect(messageOn({ generators: ofNames('one', 'two'), template: fixed })).toMatchInlineSnapshot(`
     "[sets/shops] Cannot name two Applications "shop": generators[0].list.elements[0] and generators[0].list.elements[1] give the same template.metadata.name
       Fix: put a parameter into the name that tells them apart, as in "{{.name}}""
    `);
  });

  test('a name that is wrong after an element is filled in is refused', () => {
    expect(messageOn({ generators: ofNames('One') })).toMatchInlineSnapshot(`
     "[sets/shops] Cannot use "shop-One" as name of the Application of generators[0].list.elements[0]: it must be 1 to 253 lower-case letters, digits, "-" and ".", with a letter or digit at both ends of each part
       Fix: use "shop-one""
    `);
  });

  test('the message on template.spec tells where its fields belong', () => {
    const { metadata, ...spec } = template;
    expect(messageOn({ template: { metadata, spec } })).toMatchInlineSnapshot(`
     "[sets/shops] Cannot use template.spec: its fields stand beside metadata, as in an Application
       Fix: write template: { metadata, project, source, destination }"
    `);
  });

  test('problems in the template are reported with their path', () => {
    const wrong = {
      ...template,
      project: 'My Project',
      source: { repoURL: 'https://example.com', path: '/a', kustomise: {} },
    };
    expect(messageOn({ template: wrong })).toMatchInlineSnapshot(`
     "[sets/shops] Cannot use template.source.kustomise: no field has that name
       Fix: use kustomize
     [sets/shops] Cannot use "/a" as template.source.path: it must be relative to the top of the repository
       Fix: use "a"
     [sets/shops] Cannot use "My Project" as template.project: it must be 1 to 253 lower-case letters, digits, "-" and ".", with a letter or digit at both ends of each part
       Fix: use "my-project""
    `);
  });

  test('two kinds in one generator are refused', () => {
    expect(messageOn({ generators: [{ clusters: {}, list: { elements: [{ name: 'a' }] } }] })).toMatchInlineSnapshot(`
     "[sets/shops] Cannot use list and clusters of generators[0] together: a generator is of one kind
       Fix: keep one of list, clusters"
    `);
  });

  test('an empty list of generators is refused', () => {
    expect(messageOn({ generators: [] })).toMatchInlineSnapshot(`
     "[sets/shops] Cannot leave generators empty: nothing would be generated
       Fix: give one, as in { list: { elements: [{ name: 'one' }] } }"
    `);
  });

  test('a matrix of one generator is refused', () => {
    expect(messageOn({ generators: [{ matrix: { generators: [{ clusters: {} }] } }] })).toMatchInlineSnapshot(`
     "[sets/shops] Cannot use 1 generators in generators[0].matrix: it must be two
       Fix: add another"
    `);
  });

  test('an unknown field deep in a matrix is found, although the schema of the CRD is open there', () => {
    const clusters = { clusters: {} };
    const inner = { matrix: { generators: [clusters, { clusters: { value: {} } }] } };
    expect(messageOn({ generators: [{ matrix: { generators: [clusters, inner] } }] })).toMatchInlineSnapshot(`
     "[sets/shops] Cannot use generators[0].matrix.generators[1].matrix.generators[1].clusters.value: no field has that name
       Fix: use values"
    `);
  });

  test('a matrix in a matrix is accepted, a third matrix in it is refused', () => {
    const clusters = { clusters: {} };
    const matrix = (inner: object) => ({ matrix: { generators: [clusters, inner] } });
    expect(messageOn({ generators: [matrix(matrix(clusters))] })).toBe('');
    expect(messageOn({ generators: [matrix(matrix(matrix(clusters)))] })).toMatchInlineSnapshot(`
     "[sets/shops] Cannot use generators[0].matrix.generators[1].matrix.generators[1].matrix: combinations go two deep
       Fix: write the list out in TypeScript"
    `);
  });

  test('values other than texts need Go templates', () => {
    const generators = [{ list: { elements: [{ name: 'one', replicas: 2 }] } }];
    const older = { ...template, metadata: { name: 'shop-{{name}}' } };
    expect(messageOn({ goTemplate: false, generators, template: older })).toMatchInlineSnapshot(`
     "[sets/shops] Cannot use 2 as generators[0].list.elements[0].replicas: without goTemplate it must be a text
       Fix: use goTemplate: true, the default"
    `);
  });

  test('a finalizer that sets a deletion policy is refused', () => {
    const metadata = { ...template.metadata, finalizers: ['resources-finalizer.argocd.argoproj.io/background'] };
    expect(messageOn({ template: { ...template, metadata } })).toMatchInlineSnapshot(`
     "[sets/shops] Cannot use "resources-finalizer.argocd.argoproj.io/background" in metadata.finalizers: what deletion does is said in one place
       Fix: use deletionPolicy: 'cascade-background'"
    `);
  });

  test('an unknown template option is refused', () => {
    expect(messageOn({ goTemplateOptions: ['missingkey=fail'] })).toMatchInlineSnapshot(`
     "[sets/shops] Cannot use "missingkey=fail" in goTemplateOptions: it must be one of missingkey=invalid, missingkey=default, missingkey=zero, missingkey=error
       Fix: use "missingkey=error", the default"
    `);
  });
});
