import { Chart } from 'cdk8s';
import { helmIf, helmRelease, helmText, helmValue, parseManifests } from 'cdk8s-gitops';
import { readFileSync } from 'node:fs';
import { filesBelow } from '../../temporary-folder';
import { addSettings, appWith, packageOf } from './settings-package';

test('a package is written below the output, which has the defaults', () => {
  const { app, outdir, chart } = appWith();
  addSettings(chart, { tag: helmValue('image.tag', '1.29'), text: helmText`${helmRelease.name} {{ x }}` });
  packageOf(chart);

  app.synth();

  const { '.cdk8s-gitops': _own, ...files } = filesBelow(outdir);
  expect(Object.keys(files)).toEqual([
    'mychart/.helmignore',
    'mychart/Chart.yaml',
    'mychart/README.md',
    'mychart/templates/settings-configmap.yaml',
    'mychart/values.schema.json',
    'mychart/values.yaml',
    'web.k8s.yaml',
  ]);
  expect(files['mychart/templates/settings-configmap.yaml']).toBe(`apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
data:
  tag: {{ .Values.image.tag | quote }}
  text: {{ printf "%s {{ x }}" .Release.Name | quote }}
`);
  expect(parseManifests(files['web.k8s.yaml'])[0].data).toEqual({ tag: '1.29', text: 'mychart {{ x }}' });
});

test('props that are changed after the package was made change nothing', () => {
  const { app, outdir, chart } = appWith();
  addSettings(chart, { a: 'b' });
  const keywords = ['web'];
  packageOf(chart, { keywords });

  keywords.push('');
  app.synth();

  expect(filesBelow(outdir)['mychart/Chart.yaml']).toMatch(/^keywords:\n {2}- web\n$/m);
});

test('a package may have nothing but objects that are off by default', () => {
  const { app, outdir, chart } = appWith();
  helmIf(helmValue('settings', false), addSettings(chart, { a: 'b' }));
  packageOf(chart);

  app.synth();

  const files = filesBelow(outdir);
  expect(files['web.k8s.yaml']).toBe('');
  expect(files['mychart/templates/settings-configmap.yaml']).toMatch(/^\{\{- if \.Values\.settings \}\}\n/);
});

test('a package may be written elsewhere, with an archive next to it', () => {
  const { app, outdir, chart } = appWith();
  addSettings(chart, {});
  packageOf(chart, { directory: `${outdir}/../charts/mychart`, archive: true });

  app.synth();

  const files = Object.keys(filesBelow(`${outdir}/../charts`));
  expect(files).toContain('mychart/Chart.yaml');
  expect(files).toContain('mychart-0.1.0.tgz');
});

test('an archive has the same bytes each time', () => {
  const [one, other] = [1, 2].map(() => {
    const { app, outdir, chart } = appWith();
    addSettings(chart, { tag: helmValue('tag', 'x') });
    packageOf(chart, { archive: true });
    app.synth();
    return readFileSync(`${outdir}/mychart-0.1.0.tgz`);
  });

  expect(one).toEqual(other);
});

test('objects and charts that are switched off by default are in the package', () => {
  const { app, outdir, chart } = appWith();
  addSettings(chart, {});
  const inner = new Chart(chart, 'inner');
  addSettings(inner, {}, { name: 'inner' });
  helmIf(helmValue('inner.enabled', false), inner);
  packageOf(chart);

  app.synth();

  const files = filesBelow(outdir);
  expect(files['mychart/templates/inner-configmap.yaml']).toMatch(/^\{\{- if \.Values\.inner\.enabled \}\}\n/);
  expect(Object.keys(files).filter((path) => path.endsWith('.k8s.yaml'))).toEqual(['web.k8s.yaml']);
});

test('labels that are all switched off are left out, as in plain output', () => {
  const { app, outdir, chart } = appWith();
  const debug = helmValue('debug', false);
  addSettings(chart, {}, { name: 'settings', labels: { debug: helmIf(debug, 'yes') } });
  packageOf(chart);

  app.synth();

  expect(filesBelow(outdir)['mychart/templates/settings-configmap.yaml']).toBe(`apiVersion: v1
kind: ConfigMap
metadata:
  {{- if .Values.debug }}
  labels:
    debug: "yes"
  {{- end }}
  name: settings
data: {}
`);
});

test('the namespace of a chart may be that of the release', () => {
  const { app, outdir } = appWith();
  const chart = new Chart(app, 'here', { namespace: helmRelease.namespace });
  addSettings(chart, { namespace: helmRelease.namespace });
  packageOf(chart);

  app.synth();

  const files = filesBelow(outdir);
  expect(parseManifests(files['here.k8s.yaml'])).toMatchObject([
    { metadata: { namespace: 'default' }, data: { namespace: 'default' } },
  ]);
  expect(files['mychart/templates/settings-configmap.yaml']).toContain(
    '  namespace: {{ .Release.Namespace | quote }}\n',
  );
});

test('notes may have values', () => {
  const { app, outdir, chart } = appWith();
  addSettings(chart, {});
  packageOf(chart, { notes: helmText`Open {{ ${helmValue('host', 'example.com')}` });

  app.synth();

  const files = filesBelow(outdir);
  expect(files['mychart/templates/NOTES.txt']).toBe('Open {{ "{{" }} {{ .Values.host }}\n');
  expect(files['mychart/values.yaml']).toBe('host: example.com\n');
});

test('a package without objects may have dependencies', () => {
  const { app, outdir, chart } = appWith();
  packageOf(chart, { dependencies: [{ name: 'redis', version: '1.0.0' }] });

  app.synth();

  expect(filesBelow(outdir)['mychart/Chart.yaml']).toMatch(/^dependencies:\n {2}- name: redis\n/m);
});
