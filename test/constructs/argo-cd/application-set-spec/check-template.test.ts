import { messageOf } from '../../../message-of';
import {
  clusters,
  git,
  located,
  make,
  matrix,
  messageOn,
  ofNames,
  older,
  template,
  withPath,
} from './make-application-set';

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

test.each<[string, object]>([
  ['a parameter that may be missing', { ...withPath('{{ default 1 .size }}'), goTemplateOptions: ['missingkey=zero'] }],
  ['a variable that the template sets', withPath('{{ $size := .name }}{{ $size }}')],
  ['a variable of a loop', withPath('{{ range $key, $value := .name }}{{ $key }}{{ $value }}{{ end }}')],
  ['braces that only a list has', { generators: [{ list: { elements: [{ name: 'a', alert: '{{ $labels.pod' }] } }] }],
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
])('%s is refused', (_name, props, expected) => {
  expect(messageOn(props)).toBe(located(expected));
});
