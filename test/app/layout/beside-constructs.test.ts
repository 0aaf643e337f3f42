import { ApiObject, Chart } from 'cdk8s';
import { App, gitOpsLayout, HelmPackage, helmText, helmValue, Kustomization } from 'cdk8s-gitops';
import { messageOf } from '../../message-of';
import { filesBelow, temporaryFolder } from '../../temporary-folder';

const configMap = (chart: Chart, id: string, name: string): ApiObject =>
  new ApiObject(chart, id, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name } });

/** An app with an index in each folder. */
function indexed(): { readonly app: App; readonly chart: Chart } {
  const outdir = temporaryFolder();
  const app = new App({ outdir, output: gitOpsLayout({ path: '{chart}/{kind}-{name}.yaml', index: true }) });
  return { app, chart: new Chart(app, 'shop') };
}

function otherChart(): Chart {
  const chart = new Chart(new App(), 'base');
  configMap(chart, 'other', 'other');
  return chart;
}

test('the names of files and the index have the default of a name that is a value of a Helm chart', () => {
  const { app, chart } = indexed();
  configMap(chart, 'settings', helmText`shop-${helmValue('suffix', 'a/b')}`);
  new HelmPackage(app, 'package', { name: 'mychart', version: '0.1.0', charts: [chart] });

  app.synth();

  const { 'kustomization.yaml': index, ...files } = filesBelow(app.outdir);
  expect(Object.keys(files).filter((path) => path.startsWith('shop/'))).toEqual([
    'shop/ConfigMap-shop-a-b.yaml',
    'shop/kustomization.yaml',
  ]);
  expect(index).toContain('resources:\n  - shop\n');
});

test('folders of packages and of emitted kustomizations keep their places, and are in no index', () => {
  const { app, chart } = indexed();
  configMap(chart, 'settings', 'settings');
  const emit = { directory: `${app.outdir}/shop/overlay` };
  new Kustomization(chart, 'overlay', { resources: [otherChart()], namePrefix: 'p-', emit });
  new HelmPackage(app, 'package', { name: 'mychart', version: '0.1.0', charts: [chart] });

  app.synth();

  const files = filesBelow(app.outdir);
  expect(files['shop/kustomization.yaml']).toContain('resources:\n  - ConfigMap-settings.yaml\n');
  expect(files['kustomization.yaml']).toContain('resources:\n  - shop\n');
  expect(Object.keys(files)).toEqual(expect.arrayContaining(['shop/overlay/kustomization.yaml', 'mychart/Chart.yaml']));
});

test('a construct that writes a kustomization to a folder with an index is an error', () => {
  const { app, chart } = indexed();
  configMap(chart, 'settings', 'settings');
  const emit = { directory: `${app.outdir}/shop` };
  new Kustomization(chart, 'overlay', { resources: [otherChart()], namePrefix: 'p-', emit });

  expect(messageOf(() => app.synth())).toBe(
    '[shop/overlay] Cannot write shop/kustomization.yaml: index of gitOpsLayout is written to that file\n' +
      '  Fix: let one of them write to another folder',
  );
});
