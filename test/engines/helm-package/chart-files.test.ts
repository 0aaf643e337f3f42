import { parseYaml } from '../../../lib/core/yaml/parse';
import { chartFiles } from '../../../lib/engines/helm-package/chart-files';
import { type MarkedObject, TextMark, ValueMark } from '../../../lib/engines/helm-package/marks';
import { deployment, scaler, spec } from './mychart';

const metadata = { name: 'mychart', version: '0.1.0' };
const files = (objects: readonly MarkedObject[], notes?: string | TextMark) => chartFiles({ metadata, objects, notes });
const thing = (name: unknown, more: Record<string, unknown> = {}): MarkedObject => ({
  path: 'mychart/thing',
  conditions: [],
  manifest: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, ...more },
});

test('a template looks as if a person wrote it', () => {
  expect(files([deployment, scaler]).get('templates/web-deployment.yaml')).toMatchInlineSnapshot(`
   "apiVersion: apps/v1
   kind: Deployment
   metadata:
     name: {{ .Release.Name }}-web
     namespace: {{ .Release.Namespace | quote }}
     annotations:
       {{- if index .Values "debug-mode" }}
       example.com/debug: "on"
       example.com/{{ "{{" }} x }}: "{{ "{{" }} x }}"
       {{- else }}
       {}
       {{- end }}
   spec:
     replicas: {{ .Values.replicaCount }}
     template:
       spec:
         containers:
           - name: web
             image: {{ printf "nginx:%s" .Values.image.tag | quote }}
             args:
               {{- if or (index .Values "debug-mode") (and .Values.autoscaling.enabled (index .Values "debug-mode")) }}
               {{- if index .Values "debug-mode" }}
               - --debug
               {{- end }}
               {{- if and .Values.autoscaling.enabled (index .Values "debug-mode") }}
               - --scale
               {{- end }}
               {{- else }}
               []
               {{- end }}
             env:
               - name: WORKERS
                 value: {{ .Values.workers | toJson | quote }}
             resources:
               {{- include "mychart.toYaml" .Values.resources | nindent 12 }}
           {{- if index .Values "debug-mode" }}
           -
             {{- if .Values.autoscaling.enabled }}
             name: tools
             {{- end }}
             image: busybox:1.37
           {{- end }}
   "
  `);
});

test('an object with conditions is in an if', () => {
  expect(files([scaler]).get('templates/web-horizontalpodautoscaler.yaml')).toMatchInlineSnapshot(`
   "{{- if and .Values.autoscaling.enabled (index .Values "debug-mode") }}
   apiVersion: autoscaling/v2
   kind: HorizontalPodAutoscaler
   metadata:
     name: {{ .Release.Name }}-web
   {{- end }}
   "
  `);
});

test('values.yaml has the defaults, nested, with descriptions as comments', () => {
  expect(files([deployment, scaler]).get('values.yaml')).toMatchInlineSnapshot(`
   "debug-mode: false

   # Pods to run
   replicaCount: 2

   image:
     # Tag of the image,
     # from Docker Hub
     tag: "1.29"

   autoscaling:
     enabled: false

   workers: 8

   resources:
     limits:
       cpu: 100m
   "
  `);
});

test('no description can end its comment', () => {
  const description = 'one\u2028two: 2\rthree: 3\u0085four: 4\r\nfive: 5\n\n';
  const value = new ValueMark(spec('text', 'string', 'x', { description }));

  expect(files([thing(value)]).get('values.yaml')).toBe('# one\n# two: 2\n# three: 3\n# four: 4\n# five: 5\ntext: x\n');
});

test('an empty line between values does not become a part of a text', () => {
  const [text, next] = [spec('text', 'string', 'a\n\n'), spec('next', 'integer', 1)];
  const object = thing(new ValueMark(text), { data: new ValueMark(next) });

  const [values] = parseYaml(files([object]).get('values.yaml')!);

  expect(values).toEqual({ text: 'a\n\n', next: 1 });
});

test('the schema requires each value, refuses others, and allows what helm adds', () => {
  const text = new ValueMark(spec('image.tag', 'string', '1.29', { pattern: '^[0-9.]+$', description: 'Tag' }));
  const object = thing('a', { data: { text, list: new ValueMark(spec('args', 'array', ['--x'])) } });

  expect(JSON.parse(files([object]).get('values.schema.json')!)).toMatchInlineSnapshot(`
   {
     "$schema": "http://json-schema.org/draft-07/schema#",
     "additionalProperties": false,
     "definitions": {
       "anything": {
         "additionalProperties": {
           "$ref": "#/definitions/anything",
         },
         "items": {
           "$ref": "#/definitions/anything",
         },
         "maximum": 9007199254740991,
         "minimum": -9007199254740991,
         "type": [
           "string",
           "number",
           "boolean",
           "array",
           "object",
         ],
       },
     },
     "properties": {
       "args": {
         "items": {
           "type": "string",
         },
         "type": "array",
       },
       "enabled": {
         "type": "boolean",
       },
       "global": {
         "type": "object",
       },
       "image": {
         "additionalProperties": false,
         "properties": {
           "tag": {
             "description": "Tag",
             "pattern": "^[0-9.]+$",
             "type": "string",
           },
         },
         "required": [
           "tag",
         ],
         "type": "object",
       },
     },
     "required": [
       "image",
       "args",
     ],
     "type": "object",
   }
  `);
});

test('README.md has a table of the values', () => {
  const tag = spec('image.tag', 'string', '1|2', { description: 'Tag | of\n<the> image', enum: ['1|2', '3'] });
  const object = thing(new ValueMark(tag), { data: new ValueMark(spec('count', 'integer', 2, { minimum: 1 })) });

  expect(files([object]).get('README.md')).toMatchInlineSnapshot(`
   "# mychart

   ## Values

   | Value | Description | Allowed | Default |
   | --- | --- | --- | --- |
   | \`image.tag\` | Tag \\| of \\<the\\> image | \`"1\\|2"\`, \`"3"\` | \`"1\\|2"\` |
   | \`count\` |  | integer, at least 1 | \`2\` |
   "
  `);
});

test('a chart without values has an empty values.yaml, and says so in README.md', () => {
  const chart = files([thing('a')]);

  expect(chart.get('values.yaml')).toBe('{}\n');
  expect(chart.get('README.md')).toBe('# mychart\n\n## Values\n\nThis chart has no values.\n');
});

test('Chart.yaml has versions in quotes, and fields in the usual order', () => {
  const chart = chartFiles({
    metadata: {
      ...metadata,
      appVersion: '1.10',
      description: 'Shop: {{ all }}',
      icon: 'https://example.com/icon.svg',
      keywords: ['shop'],
      maintainers: [{ name: 'Ann', email: 'ann@example.com' }],
      dependencies: [
        { name: 'redis', version: '~20.0.0', repository: 'oci://example.com/charts', condition: 'redis.enabled' },
      ],
      annotations: { category: 'Web' },
    },
    objects: [thing('a')],
  });

  expect(chart.get('Chart.yaml')).toMatchInlineSnapshot(`
   "apiVersion: v2
   name: mychart
   description: "Shop: {{ all }}"
   type: application
   version: "0.1.0"
   appVersion: "1.10"
   icon: https://example.com/icon.svg
   keywords:
     - shop
   maintainers:
     - name: Ann
       email: ann@example.com
   dependencies:
     - name: redis
       version: "~20.0.0"
       repository: oci://example.com/charts
       condition: redis.enabled
   annotations:
     category: Web
   "
  `);
});

test('the values of a dependency may have other keys, at each level of its own', () => {
  const password = new ValueMark(spec('redis.auth.password', 'string', 'x'));
  const dependencies = [
    { name: 'redis', version: '1.0.0', condition: 'redis.enabled,features.cache', tags: ['cache'] },
    { name: 'postgresql', version: '1.0.0', alias: 'db' },
  ];

  const chart = chartFiles({ metadata: { ...metadata, dependencies }, objects: [thing('a', { data: { password } })] });

  expect(JSON.parse(chart.get('values.schema.json')!)).toMatchInlineSnapshot(`
   {
     "$schema": "http://json-schema.org/draft-07/schema#",
     "additionalProperties": false,
     "properties": {
       "db": {
         "type": "object",
       },
       "enabled": {
         "type": "boolean",
       },
       "features": {
         "additionalProperties": false,
         "properties": {
           "cache": {
             "type": "boolean",
           },
         },
         "type": "object",
       },
       "global": {
         "type": "object",
       },
       "redis": {
         "properties": {
           "auth": {
             "properties": {
               "password": {
                 "type": "string",
               },
             },
             "required": [
               "password",
             ],
             "type": "object",
           },
         },
         "required": [
           "auth",
         ],
         "type": "object",
       },
       "tags": {
         "additionalProperties": {
           "type": "boolean",
         },
         "type": "object",
       },
     },
     "required": [
       "redis",
     ],
     "type": "object",
   }
  `);
});

test('notes are text, with values as they are', () => {
  const tag = new ValueMark(spec('tag', 'string', 'x'));
  const count = new ValueMark(spec('count', 'integer', 2));

  const chart = files([thing('a')], new TextMark(['Run {{ it }} with {', tag, '} and ', count, ' {{']));

  expect(chart.get('templates/NOTES.txt')).toBe(
    'Run {{ "{{" }} it }} with {{ "{" }}{{ .Values.tag }}} and {{ .Values.count | toJson }} {{ "{{" }}\n',
  );
});

test('a text that ends in empty lines keeps them in crds/, from which helm trims empty lines', () => {
  const crd = { apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition' };
  const manifest = { ...crd, metadata: { name: 'widgets.example.com' }, spec: { description: 'a\n\n\n' } };

  const chart = files([{ path: 'mychart/crd', conditions: [], manifest }]);

  expect(chart.get('crds/widgets.example.com.yaml')).toMatch(/description: "a\\n\\n\\n"\n$/);
});

test('definitions of custom resources are in crds/, where nothing is a template', () => {
  const crd = { apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition' };
  const manifest = { ...crd, metadata: { name: 'widgets.example.com' }, spec: { text: '{{ x }}' } };

  const chart = files([{ path: 'mychart/crd', conditions: [], manifest }]);

  expect(chart.get('crds/widgets.example.com.yaml')).toContain('text: "{{ x }}"');
});

test.each([
  ['the release is not in the name of a file', deployment, 'templates/web-deployment.yaml'],
  [
    'a test of helm is in the folder tests',
    thing('a', { metadata: { name: 'a', annotations: { 'helm.sh/hook': 'test' } } }),
    'templates/tests/a-configmap.yaml',
  ],
  ['a name that begins with _ would not be rendered', thing('_a'), 'templates/a-configmap.yaml'],
  ['a name of other characters has dashes', thing('Ünï:../x'), 'templates/n-..-x-configmap.yaml'],
  ['an object without a name has its kind', thing(undefined), 'templates/configmap.yaml'],
])('%s', (_, object, path) => {
  expect([...files([object]).keys()]).toContain(path);
});

test('two objects with one name have files of their own', () => {
  const paths = [...files([thing('a'), thing('A')]).keys()].filter((path) => path.startsWith('templates/'));

  expect(paths).toEqual(['templates/a-configmap.yaml', 'templates/a-configmap-2.yaml']);
});

test('a text of several lines that ends in blanks is not cut by the next action', () => {
  const debug = spec('debug', 'boolean', false);
  const object: MarkedObject = { ...thing('a', { data: { text: 'a\n\n' } }), conditions: [debug] };

  expect(files([object]).get('templates/a-configmap.yaml')).toContain('text: "a\\n\\n"\n{{- end }}');
});

test('what YAML can not express is an error with its path', () => {
  expect(() => files([thing('a', { data: { half: '\ud800' } })])).toThrow(
    '[data.half] Cannot write YAML: it contains U+D800, half of a character (a lone surrogate)\n  Fix: remove or replace it',
  );
});

test('the name of a template fits into an archive, whatever the object is called', () => {
  const kind = 'ValidatingAdmissionPolicyBinding';
  const long = ['1', '2'].map((end) => thing('a'.repeat(252) + end, { kind }));

  const paths = [...files(long).keys()].filter((path) => path.startsWith('templates/'));

  expect(paths).toHaveLength(2);
  expect(paths.map((path) => path.slice('templates/'.length).length <= 100)).toEqual([true, true]);
});
