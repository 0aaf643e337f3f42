import { type ApiObject, Chart } from 'cdk8s';
import { App } from 'cdk8s-gitops';
import { writeFileSync } from 'node:fs';
import * as YAML from 'yaml';
import { filesBelow, temporaryFolder } from '../temporary-folder';
import { appWith, object, written } from './app-with';

test('writes the same bytes every time', () => {
  const [app, chart] = appWith({}, ['chart']);
  object(chart, 'pod', 'Pod', { spec: { b: 1, a: [1, 2] } });

  expect(written(app)).toEqual(written(app));
});

test('validates every construct once, and reports all messages in the same form as cdk8s', () => {
  const [app, chart] = appWith({}, ['chart']);
  let asked = 0;
  const validate = (): string[] => [`message ${++asked}`];
  object(chart, 'a').node.addValidation({ validate });
  object(chart, 'b').node.addValidation({ validate });

  expect(() => app.synth()).toThrow(
    new Error('Validation failed with the following errors:\n  [chart/a] message 1\n  [chart/b] message 2'),
  );
  expect(asked).toBe(2);
});

test('refuses an app without objects, and names its charts', () => {
  const [empty] = appWith({});
  const [app] = appWith({}, ['web'], ['data']);

  expect(() => empty.synth()).toThrow(
    '[App] Cannot synthesize an app without objects: it has no chart\n' +
      "  Fix: add a chart to the app: new Chart(app, 'web')",
  );
  expect(() => app.synth()).toThrow(
    '[App] Cannot synthesize an app without objects: nothing is in web, data\n  Fix: add constructs to its charts',
  );
});

test('does not put the namespace of the chart on cluster-scoped objects', () => {
  const [app, chart] = appWith({}, ['chart', { namespace: 'prod' }]);
  object(chart, 'tenant', 'Tenant', { apiVersion: 'example.com/v1', metadata: { name: 'one' } });
  object(chart, 'namespace', 'Namespace', { metadata: { name: 'prod' } });
  object(chart, 'explicit', 'Node', { metadata: { name: 'n', namespace: 'prod' } });
  object(chart, 'crd', 'CustomResourceDefinition', {
    apiVersion: 'apiextensions.k8s.io/v1',
    metadata: { name: 'tenants.example.com' },
    spec: { group: 'example.com', names: { kind: 'Tenant' }, scope: 'Cluster' },
  });
  object(chart, 'pod', 'Pod', { metadata: { name: 'web' } });

  const metadata = YAML.parseAllDocuments(app.synthYaml()).map((document) => (document.toJS() as ApiObject).metadata);

  expect(metadata).toEqual([
    { name: 'one' },
    { name: 'prod' },
    { name: 'n', namespace: 'prod' },
    { name: 'tenants.example.com' },
    { name: 'web', namespace: 'prod' },
  ]);
});

test('writes the metadata of constructs for cdk8s-cli as a list from which kubectl makes nothing', () => {
  const [app, chart] = appWith({ recordConstructMetadata: true }, ['chart']);
  object(chart, 'pod', 'Pod', { metadata: { name: 'web' } });

  expect(JSON.parse(written(app)['construct-metadata.json'])).toEqual({
    apiVersion: 'v1',
    kind: 'List',
    items: [],
    version: '1.0.0',
    resources: { web: { path: 'chart/pod' } },
  });
});

test('follows the environment variables of cdk8s-cli', () => {
  const folder = temporaryFolder();
  try {
    Object.assign(process.env, { CDK8S_OUTDIR: `${folder}/out`, CDK8S_RECORD_CONSTRUCT_METADATA: 'true' });
    const app = new App();
    object(new Chart(app, 'chart'), 'pod');
    app.synth();
  } finally {
    delete process.env.CDK8S_OUTDIR;
    delete process.env.CDK8S_RECORD_CONSTRUCT_METADATA;
  }

  expect(Object.keys(filesBelow(folder))).toEqual([
    'out/.cdk8s-gitops',
    'out/chart.k8s.yaml',
    'out/construct-metadata.json',
  ]);
});

test('throws the error of cdk8s if an object cannot be rendered', () => {
  const [app, chart] = appWith({}, ['chart']);
  object(chart, 'pod', 'Pod', { metadata: { name: 'web' }, spec: { since: new Date(0) } });

  expect(() => app.synth()).toThrow(
    "Failed serializing construct at path 'chart/pod' with name 'web': " +
      "Error: can't render non-simple object of type 'Date'",
  );
});

test('names the construct if an object contains a value that YAML cannot express', () => {
  const [app, chart] = appWith({}, ['chart']);
  object(chart, 'pod', 'Pod', { metadata: { name: 'web' }, spec: { half: '\ud800' } });

  expect(() => app.synth()).toThrow('[chart/pod: Pod/web spec.half] Cannot write');
});

test('reports what is wrong if the output cannot be written', () => {
  const file = `${temporaryFolder()}/file`;
  writeFileSync(file, '');
  const [app, chart] = appWith({ outdir: `${file}/dist` }, ['chart']);
  object(chart, 'pod');

  expect(() => app.synth()).toThrow(
    `[${file}/dist] Cannot write the output: a part of the path is not a folder\n` +
      '  Fix: remove what is there, or use another path',
  );
});
