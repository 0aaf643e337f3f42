import {
  ApiObject,
  App as PlainApp,
  Chart,
  type ChartProps,
  type IResolver,
  JsonPatch,
  Lazy,
  Testing,
  YamlOutputType,
} from 'cdk8s';
import { App, type AppProps, ProbedPod } from 'cdk8s-gitops';
import * as kplus from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { writeFileSync } from 'node:fs';
import * as YAML from 'yaml';
import { ManifestObject } from '../../lib/api-objects/manifest-object';
import { filesBelow, temporaryFolder } from '../temporary-folder';

const object = (scope: Construct, id: string, kind = 'Pod', rest: object = {}) =>
  new ApiObject(scope, id, { apiVersion: 'v1', kind, ...rest });
const appWith = (props: AppProps, ...charts: [id: string, props?: ChartProps][]) => {
  const app = new App({ outdir: `${temporaryFolder()}/dist`, ...props });
  return [app, ...charts.map(([id, chartProps]) => new Chart(app, id, chartProps))] as const;
};
const written = (app: PlainApp): Record<string, string> => {
  app.synth();
  const { '.cdk8s-gitops': _ownership, ...files } = filesBelow(app.outdir);
  return files;
};

const parse = (text: string): unknown[] =>
  YAML.parseAllDocuments(text, { version: '1.1' }).map((document) => document.toJS() as unknown);

describe('the output of cdk8s', () => {
  const shout: IResolver = { resolve: (context) => context.value === 'quiet' && context.replaceValue('LOUD') };

  const buildIn = (app: PlainApp): PlainApp => {
    const web = new Chart(app, 'web', { namespace: 'prod', labels: { team: 'a' } });
    const data = new Chart(app, 'Data_Base');
    const nested = new Chart(web, 'nested', { disableResourceNameHashes: true });
    new Chart(app, 'empty');
    const group = new Construct(web, 'group');
    const first = object(group, 'first', 'ConfigMap', {
      data: { lazy: Lazy.any({ produce: () => 'quiet' }), b: null },
    });
    const second = object(web, 'second', 'Service', {
      metadata: { name: 'x/y', annotations: {} },
      spec: { z: 1, a: [] },
    });
    const third = object(data, 'third');
    first.addDependency(second);
    second.addDependency(third);
    second.addJsonPatch(JsonPatch.replace('/metadata/name', 'patched'));
    object(nested, 'inner').addDependency(data);
    const deployment = new kplus.Deployment(web, 'plus', { replicas: 2 });
    deployment.addContainer({ image: 'nginx:1.27', portNumber: 80 });
    deployment.exposeViaService();
    new kplus.k8s.KubeConfigMap(nested, 'l1', { data: { a: '1' } });
    new ProbedPod(data, 'pod', { containers: [{ name: 'a', image: 'a:1' }] });
    new ManifestObject(data, 'manifest', { apiVersion: 'v1', kind: 'Secret', metadata: { name: 's' }, data: {} });
    return app;
  };

  test.each([
    ['FILE_PER_APP', YamlOutputType.FILE_PER_APP],
    ['FILE_PER_CHART', YamlOutputType.FILE_PER_CHART],
    ['FILE_PER_RESOURCE', YamlOutputType.FILE_PER_RESOURCE],
    ['FOLDER_PER_CHART_FILE_PER_RESOURCE', YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE],
  ])('is what comes out, file by file: %s', (_, yamlOutputType) => {
    const props = { yamlOutputType, outputFileExtension: '.yml', resolvers: [shout] };

    const ours = written(buildIn(new App({ ...props, outdir: temporaryFolder() })));
    const theirs = written(buildIn(new PlainApp({ ...props, outdir: temporaryFolder() })));

    expect(Object.keys(ours)).toEqual(Object.keys(theirs));
    expect(Object.values(ours).map(parse)).toEqual(Object.values(theirs).map(parse));
    expect(Object.keys(ours).length).toBe({ 0: 1, 1: 4, 2: 9, 3: 9 }[yamlOutputType]);
  });

  test('is the same as the result of synthYaml', () => {
    const ours = buildIn(new App({ resolvers: [shout] })).synthYaml();
    const theirs = buildIn(new PlainApp({ resolvers: [shout] })).synthYaml();

    expect(parse(ours)).toEqual(parse(theirs));
  });

  test('is the same as the result of a chart in our App that is rendered alone', () => {
    const [ours, theirs] = [new App(), new PlainApp()].map((app) => buildIn(app).node.findChild('web') as Chart);

    expect(ours.toJson()).toEqual(theirs.toJson());
    expect(Testing.synth(ours)).toEqual(Testing.synth(theirs));
  });

  test('comes from toJson of a chart that has its own', () => {
    class Own extends Chart {
      public override toJson(): unknown[] {
        return [{ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'own' } }];
      }
    }
    const [app] = appWith({});
    object(new Own(app, 'chart'), 'other');

    expect(app.synthYaml()).toBe('apiVersion: v1\nkind: Pod\nmetadata:\n  name: own\n');
  });
});

test('writes the same bytes every time', () => {
  const [app, chart] = appWith({}, ['chart']);
  object(chart, 'pod', 'Pod', { spec: { b: 1, a: [1, 2] } });

  expect(written(app)).toEqual(written(app));
});

test('lists its charts in the order of their dependencies', () => {
  const [app, first, second] = appWith({}, ['first'], ['second']);
  first.addDependency(second);

  expect(app.charts).toEqual([second, first]);
});

test('orders objects by their dependencies in the file of a whole app', () => {
  const [app, web, data] = appWith({ yamlOutputType: YamlOutputType.FILE_PER_APP }, ['web'], ['data']);
  const [service, pod, volume] = [object(web, 'service'), object(web, 'pod'), object(data, 'volume')];
  service.addDependency(pod);
  pod.addDependency(volume);

  const names = YAML.parseAllDocuments(written(app)['app.k8s.yaml']).map((document) =>
    document.getIn(['metadata', 'name']),
  );

  expect(names).toEqual([volume.name, pod.name, service.name]);
});

test('reports the cycle if constructs depend on each other', () => {
  const [app, chart] = appWith({}, ['chart']);
  const [a, b, c] = ['a', 'b', 'c'].map((id) => object(chart, id));
  a.addDependency(b);
  b.addDependency(c);
  c.addDependency(a);

  expect(() => app.synth()).toThrow(
    '[chart/a] Dependency cycle: chart/a => chart/b => chart/c => chart/a\n  Fix: remove one of these dependencies',
  );
});

test('reports which objects make charts depend on each other', () => {
  const [app, web, data] = appWith({}, ['web'], ['data']);
  object(web, 'a').addDependency(object(data, 'b'));
  object(data, 'c').addDependency(object(web, 'd'));

  expect(() => app.synth()).toThrow(
    '[web] Dependency cycle: web => data => web (web/a depends on data/b, data/c depends on web/d)\n' +
      '  Fix: remove one of these dependencies',
  );
});

test('reports a construct that depends on itself, or on a construct that contains it and several objects', () => {
  const [self, chart] = appWith({}, ['chart']);
  const pod = object(chart, 'pod');
  pod.addDependency(pod);
  const [around, other] = appWith({}, ['chart']);
  const inside = new Construct(other, 'inside');
  ['a', 'b'].forEach((id) => object(inside, id));
  inside.node.addDependency(other);

  expect(() => self.synth()).toThrow(
    '[chart/pod] Dependency cycle: chart/pod => chart/pod (chart/pod depends on chart/pod)',
  );
  expect(() => around.synth()).toThrow(
    '[chart/inside/a] Dependency cycle: chart/inside/a => chart/inside/b => chart/inside/a ' +
      '(chart/inside depends on chart)',
  );
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

test('reports all clashes at once: the same object twice, the same file twice', () => {
  const [app, web, data] = appWith({ yamlOutputType: YamlOutputType.FILE_PER_RESOURCE }, ['web'], ['data']);
  const named = (namespace?: string) => ({ metadata: { name: 'same', namespace } });
  object(web, 'a', 'ConfigMap', named('x'));
  object(data, 'b', 'ConfigMap', named('x'));
  object(data, 'c', 'Configmap', named('y'));

  expect(() => app.synth()).toThrow(
    '[data/b] Cannot have ConfigMap/same in namespace x twice: web/a is the same object\n' +
      '  Fix: give one of them another metadata.name or namespace, or set `target` of App if the charts are for several ' +
      'clusters\n' +
      '[data/b] Cannot write ConfigMap.same.k8s.yaml: web/a is written to that file\n' +
      '  Fix: give one of them another id or name, or use another yamlOutputType\n' +
      '[data/c] Cannot write Configmap.same.k8s.yaml: web/a is written to ConfigMap.same.k8s.yaml, which is the same ' +
      'file on systems that ignore case\n' +
      '  Fix: give one of them another id or name, or use another yamlOutputType',
  );
});

test('accepts objects with the same name if kind, group, namespace or target differ', () => {
  const [app, dev, prod] = appWith({ target: (chart) => chart.node.id }, ['dev'], ['prod']);
  const named = { metadata: { name: 'web' } };
  object(dev, 'a', 'Service', named);
  object(prod, 'a', 'Service', named);
  object(dev, 'b', 'Pod', named);
  object(dev, 'c', 'Pod', { metadata: { name: 'web', namespace: 'x' } });
  object(dev, 'd', 'Service', { ...named, apiVersion: 'serving.knative.dev/v1' });

  expect(Object.keys(written(app))).toEqual(['dev.k8s.yaml', 'prod.k8s.yaml']);
});

test('treats two cluster-scoped objects as the same object, whatever namespace they set', () => {
  const [app, a, b] = appWith({}, ['a', { namespace: 'x' }], ['b', { namespace: 'y' }]);
  const role = { apiVersion: 'rbac.authorization.k8s.io/v1', metadata: { name: 'admin' } };
  object(a, 'role', 'ClusterRole', role);
  object(b, 'role', 'ClusterRole', role);

  expect(() => app.synth()).toThrow(
    '[b/role] Cannot have ClusterRole/admin (rbac.authorization.k8s.io) twice: a/role is the same object',
  );
});

test('treats objects that the API server names as different objects', () => {
  const [app, chart] = appWith({}, ['chart']);
  const job = { apiVersion: 'batch/v1', kind: 'Job', metadata: { generateName: 'migrate-' } };
  new ManifestObject(chart, 'a', job);
  new ManifestObject(chart, 'b', job);

  expect(written(app)['chart.k8s.yaml']).toBe(
    Array(2).fill('apiVersion: batch/v1\nkind: Job\nmetadata:\n  generateName: migrate-\n').join('---\n'),
  );
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
