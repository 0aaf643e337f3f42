import { App, HelmPackage, type Manifest, parseManifests } from 'cdk8s-gitops';
import { readFileSync } from 'node:fs';
import { ConnectionTest } from '../../examples/mychart/connection-test';
import { MyChart, notes } from '../../examples/mychart/mychart';
import { describeWithTool } from '../real-tools';
import { filesBelow, temporaryFolder } from '../temporary-folder';
import { expectGolden } from '../golden';
import { runHelm } from '../engines/helm-package/render-package';

const synthesize = (): { readonly folder: string; readonly plain: Manifest[] } => {
  const outdir = temporaryFolder();
  const app = new App({ outdir: `${outdir}/dist` });
  const charts = [new MyChart(app, 'mychart'), new ConnectionTest(app, 'mychart-test')];
  const props = { name: 'mychart', version: '0.1.0', appVersion: '1.29', icon: 'https://example.com/icon.svg' };
  new HelmPackage(app, 'package', { ...props, description: 'A web server', charts, notes });
  app.synth();
  const plain = ['mychart', 'mychart-test'].flatMap((name) =>
    parseManifests(readFileSync(`${outdir}/dist/${name}.k8s.yaml`, 'utf8')),
  );
  return { folder: `${outdir}/dist/mychart`, plain };
};
const sorted = (manifests: readonly Manifest[]): string[] =>
  manifests.map((manifest) => JSON.stringify(manifest)).sort();

test('the files of the package look as if written by hand', () => {
  const files = filesBelow(synthesize().folder);

  const shown = [
    'values.yaml',
    'templates/deployment.yaml',
    'templates/ingress.yaml',
    'templates/NOTES.txt',
    'README.md',
  ];
  expectGolden(__dirname, 'mychart.txt', shown.map((path) => `--- ${path}\n${files[path]}`).join('\n'));
  expect(Object.keys(files)).toEqual([
    '.helmignore',
    'Chart.yaml',
    'README.md',
    'templates/NOTES.txt',
    'templates/_helpers.tpl',
    'templates/deployment.yaml',
    'templates/horizontalpodautoscaler.yaml',
    'templates/ingress.yaml',
    'templates/service.yaml',
    'templates/serviceaccount.yaml',
    'templates/tests/test-connection-pod.yaml',
    'values.schema.json',
    'values.yaml',
  ]);
});

describe.each(['helm-3.12', 'helm-4.2'] as const)('%s', (tool) => {
  describeWithTool(tool, 'the package of examples/mychart', (helm) => {
    test('has the objects of the plain output', () => {
      const { folder, plain } = synthesize();

      const objects = parseManifests(runHelm(helm, ['template', 'mychart', folder]));

      expect(objects).toHaveLength(4);
      expect(sorted(objects)).toEqual(sorted(plain));
    });

    test('passes the strict lint without a warning', () => {
      expect(runHelm(helm, ['lint', '--strict', synthesize().folder])).not.toMatch(/WARNING|ERROR|INFO/);
    });

    test('has the objects that are switched on', () => {
      const flags = ['ingress.enabled=true', 'autoscaling.enabled=true', 'fixedReplicas=false'].flatMap((set) => [
        '--set',
        set,
      ]);

      const objects = parseManifests(runHelm(helm, ['template', 'mychart', synthesize().folder, ...flags]));

      expect(objects.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['Ingress', 'HorizontalPodAutoscaler']));
      expect(objects.find(({ kind }) => kind === 'Deployment')?.spec).not.toHaveProperty('replicas');
    });

    test('may be installed twice in one namespace', () => {
      const { folder } = synthesize();

      const names = ['one', 'two'].flatMap((release) =>
        parseManifests(runHelm(helm, ['template', release, folder])).map(
          ({ kind, metadata }) => `${kind}/${metadata?.name}`,
        ),
      );

      expect(new Set(names).size).toBe(8);
    });
  });
});
