import { type MarkedObject, TextMark, ValueMark } from '../../../lib/engines/helm-package/marks';
import { deployment, scaler, spec } from './mychart';
import { files, thing } from './sample-files';

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
