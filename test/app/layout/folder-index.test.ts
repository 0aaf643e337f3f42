import { ApiObject, type ApiObjectProps, Chart } from 'cdk8s';
import { App, type AppProps, gitOpsLayout, kustomize, type Manifest, parseManifests } from 'cdk8s-gitops';
import fc from 'fast-check';
import { execFileSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { messageOf } from '../../message-of';
import { describeWithTool } from '../../real-tools';
import { seedOr } from '../../seed';
import { filesBelow, temporaryFolder } from '../../temporary-folder';

const appWith = (path: string, props: AppProps = {}) =>
  new App({
    outdir: `${temporaryFolder()}/dist`,
    output: gitOpsLayout({ path, index: true, multiple: true }),
    ...props,
  });

const configMap = (chart: Chart, id: string, metadata: ApiObjectProps['metadata'] = {}) =>
  new ApiObject(chart, id, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: id, ...metadata } });

const identity = ({ apiVersion, kind, metadata }: Manifest) =>
  [apiVersion, kind, metadata?.namespace, metadata?.name].join(' ');
const sorted = (manifests: readonly Manifest[]) =>
  [...manifests].sort((one, other) => (identity(one) < identity(other) ? -1 : 1));

/** The objects in the files of a folder and below, without those of the indexes. */
const objectsBelow = (files: Record<string, string>, folder: string) =>
  Object.entries(files)
    .filter(([path]) => path.endsWith('.yaml') && !path.endsWith('kustomization.yaml'))
    .filter(([path]) => folder === '.' || path.startsWith(`${folder}/`))
    .flatMap(([, text]) => parseManifests(text));

const indexed = (files: Record<string, string>) =>
  Object.keys(files)
    .filter((path) => path.endsWith('kustomization.yaml'))
    .map(dirname);

test('an index lists files and folders by name, in the order of their characters', () => {
  const app = appWith('{namespace}/{name}.yaml');
  const chart = new Chart(app, 'shop');
  ['b', 'a', 'true'].forEach((id) => configMap(chart, id, { namespace: 'web' }));
  app.synth();

  const { 'kustomization.yaml': root, 'web/kustomization.yaml': web } = filesBelow(app.outdir);

  expect(root).toBe('apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources:\n  - web\n');
  expect(web).toBe(
    'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources:\n  - a.yaml\n  - b.yaml\n  - true.yaml\n',
  );
});

test('a folder with the same object for two targets has no index, and the folder of each target has one', () => {
  const app = appWith('{target}/{chart}/{name}.yaml', { target: (chart) => chart.node.id });
  ['dev', 'prod'].forEach((id) => configMap(new Chart(app, id), 'settings'));
  app.synth();

  expect(indexed(filesBelow(app.outdir))).toEqual(['dev/dev', 'dev', 'prod', 'prod/prod']);
});

test('files of constructs below the output are in no index', () => {
  const app = appWith('{chart}/{name}.yaml', { recordConstructMetadata: true });
  configMap(new Chart(app, 'shop'), 'settings');
  app.synth();

  expect(filesBelow(app.outdir)['kustomization.yaml']).toContain('resources:\n  - shop\n');
});

const or = ', or leave out index of gitOpsLayout';

test.each<[string, ApiObjectProps, string]>([
  [
    'an object without a name',
    { apiVersion: 'batch/v1', kind: 'Job', metadata: { name: '', generateName: 'x-' } },
    `Cannot list Job in kustomization.yaml: kustomize takes no object without a name\n  Fix: set metadata.name${or}`,
  ],
  [
    'an annotation that kustomize removes',
    { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a', annotations: { 'config.kubernetes.io/origin': 'x' } } },
    'Cannot list Pod/a in kustomization.yaml: kustomize removes the annotation config.kubernetes.io/origin\n' +
      `  Fix: remove it${or}`,
  ],
  [
    'an object that kustomize leaves out',
    {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'a', annotations: { 'config.kubernetes.io/local-config': 'true' } },
    },
    'Cannot list Pod/a in kustomization.yaml: kustomize leaves out objects with the annotation ' +
      `config.kubernetes.io/local-config\n  Fix: remove the annotation${or}`,
  ],
  [
    'a list',
    { apiVersion: 'v1', kind: 'List', metadata: { name: 'a' }, items: [] } as ApiObjectProps,
    `Cannot list List in kustomization.yaml: kustomize takes it apart\n  Fix: make a construct of each item${or}`,
  ],
])('%s can not be in an index', (_, props, message) => {
  const app = appWith('{kind}.yaml');
  new ApiObject(new Chart(app, 'shop'), 'one', props);

  expect(messageOf(() => app.synth())).toBe(`[shop/one] ${message}`);
});

test('the namespace default and no namespace are the same for kustomize', () => {
  const app = appWith('{chart}.yaml');
  configMap(new Chart(app, 'one'), 'settings');
  configMap(new Chart(app, 'two'), 'settings', { namespace: 'default' });

  expect(messageOf(() => app.synth())).toBe(
    '[two/settings] Cannot list it in kustomization.yaml: kustomize treats it as the same object as one/settings, ' +
      `because no namespace is the namespace default\n  Fix: set metadata.namespace${or}`,
  );
});

test('the same object twice is one error, and not also one of the index', () => {
  const app = appWith('{chart}.yaml');
  ['one', 'two'].forEach((id) => configMap(new Chart(app, id), 'settings'));

  expect(messageOf(() => app.synth())).toBe(
    '[two/settings] Cannot have ConfigMap/settings twice: one/settings is the same object\n' +
      '  Fix: give one of them another metadata.name or namespace, or set `target` of App if the charts are for several clusters',
  );
});

const texts = ['true', '1e3', '07', 'null', 'a: b', '# x', ' x ', 'two\nlines\n', '{{ x }}', '2001-01-01', ''];
const names = ['a', 'b', 'true', '123', 'foo.git', 'github.com', '1e3', 'null', 'a.b', 'system:view', '~x', 'a%20b'];
const kinds = [
  ['v1', 'ConfigMap'],
  ['apps/v1', 'Deployment'],
  ['rbac.authorization.k8s.io/v1', 'ClusterRole'],
  ['v1', 'Namespace'],
  ['example.io/v1', 'Thing'],
];
const randomObjects = fc.uniqueArray(
  fc.record({
    kind: fc.constantFrom(...kinds),
    name: fc.constantFrom(...names),
    namespace: fc.constantFrom('web', 'foo.git', 'github.com'),
    chart: fc.constantFrom('one', 'two', '0x10'),
    data: fc.dictionary(
      fc.constantFrom('a', '1', 'on', 'constructor-x'),
      fc.oneof(fc.constantFrom(...texts), fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })),
      { noNullPrototype: true },
    ),
  }),
  {
    minLength: 1,
    maxLength: 8,
    selector: ({ kind, name, namespace }) =>
      [kind[1], name, kind[1] === 'Namespace' || kind[1] === 'ClusterRole' ? '' : namespace].join(),
  },
);
const layouts = [
  '{namespace}/{kind}-{name}.yaml',
  '{chart}/{group}/{kind}.yaml',
  '{target}/{chart}/{namespace}/{group}/{kind}/{name}.yaml',
  'all.yaml',
];

const build = (app: App, objects: typeof randomObjects extends fc.Arbitrary<infer T> ? T : never) => {
  const charts = new Map<string, Chart>();
  objects.forEach(({ kind: [apiVersion, kind], name, namespace, chart: id, data }, index) => {
    const chart = charts.get(id) ?? new Chart(app, id);
    charts.set(id, chart);
    new ApiObject(chart, `object-${index}`, { apiVersion, kind, metadata: { name, namespace }, spec: { data } });
  });
};

const written = (path: string, objects: Parameters<typeof build>[1]) => {
  const app = appWith(path);
  build(app, objects);
  app.synth();
  return { outdir: app.outdir, files: filesBelow(app.outdir) };
};

const plain = (objects: Parameters<typeof build>[1]) => {
  const app = new App({ outdir: temporaryFolder() });
  build(app, objects);
  return parseManifests(app.synthYaml());
};

test('random apps: the files have exactly the objects of a plain synth, and each index builds those of its folder', () => {
  fc.assert(
    fc.property(randomObjects, fc.constantFrom(...layouts), (objects, path) => {
      const { outdir, files } = written(path, objects);
      expect(sorted(objectsBelow(files, '.'))).toEqual(sorted(plain(objects)));
      for (const folder of indexed(files)) {
        const built = kustomize.build(join(outdir, folder));
        expect(sorted(built as unknown as Manifest[])).toEqual(sorted(objectsBelow(files, folder)));
      }
      expect(indexed(files)).toContain('.');
    }),
    { numRuns: 60, seed: seedOr(12) },
  );
});

describeWithTool('kubectl-1.36', 'the index of a folder', (kubectl) => {
  test('random apps: kubectl kustomize gives every object of the folder', () => {
    fc.assert(
      fc.property(randomObjects, fc.constantFrom(...layouts), (objects, path) => {
        const { outdir, files } = written(path, objects);
        for (const folder of indexed(files)) {
          const text = execFileSync(kubectl, ['kustomize', join(outdir, folder)], { encoding: 'utf8' });
          expect(sorted(parseManifests(text))).toEqual(sorted(objectsBelow(files, folder)));
        }
      }),
      { numRuns: 6, seed: seedOr(12) },
    );
  });
});
