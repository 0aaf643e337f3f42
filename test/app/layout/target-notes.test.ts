import { Chart, YamlOutputType } from 'cdk8s';
import { App, type AppProps, Kustomization } from 'cdk8s-gitops';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../../temporary-folder';
import { appWith, configMap } from './layout-app';

const target = (chart: Chart): string => chart.node.id.split('-')[0] ?? '';
const header = `# The files here that cdk8s-gitops wrote: it replaces them, and deletes those that it makes no more.
# All others are left alone. Keep this file with them, in Git too.
`;

function listOf(app: App, charts: readonly string[]): string {
  charts.forEach((id) => configMap(new Chart(app, id), `${id}-settings`));
  app.synth();
  return readFileSync(join(app.outdir, '.cdk8s-gitops'), 'utf8').replace(header, '');
}

const withFiles = (props: AppProps): App => new App({ outdir: `${temporaryFolder()}/dist`, target, ...props });

test('the list of files notes which folder is for which target', () => {
  const app = appWith({ path: '{target}/{kind}-{name}.yaml' }, { target });

  expect(listOf(app, ['dev-a', 'dev-b', 'prod'])).toBe(
    '# target dev: dev/\n# target prod: prod/\n' +
      'dev/ConfigMap-dev-a-settings.yaml\ndev/ConfigMap-dev-b-settings.yaml\nprod/ConfigMap-prod-settings.yaml\n',
  );
});

test('it names the folder of a chart, if all of it is for one target', () => {
  const app = withFiles({ yamlOutputType: YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE });

  expect(listOf(app, ['dev-a', 'dev-b', 'prod'])).toMatch(
    /^# target dev: dev-a\/\n# target dev: dev-b\/\n# target prod: prod\/\ndev-a/,
  );
});

test('it names files that are next to each other', () => {
  const app = withFiles({ yamlOutputType: YamlOutputType.FILE_PER_CHART });

  expect(listOf(app, ['dev', 'prod'])).toBe(
    '# target dev: dev.k8s.yaml\n# target prod: prod.k8s.yaml\ndev.k8s.yaml\nprod.k8s.yaml\n',
  );
});

test('it names a file with objects for several targets once for each', () => {
  const app = withFiles({ yamlOutputType: YamlOutputType.FILE_PER_APP });

  expect(listOf(app, ['dev', 'prod'])).toBe('# target dev: app.k8s.yaml\n# target prod: app.k8s.yaml\napp.k8s.yaml\n');
});

test('it names what a construct of a target writes below the output', () => {
  const app = appWith({ path: '{target}/{kind}-{name}.yaml' }, { target });
  const base = new Chart(new App(), 'base');
  configMap(base, 'in-base');
  new Kustomization(new Chart(app, 'prod'), 'overlay', {
    resources: [base],
    emit: { directory: join(app.outdir, 'overlays') },
  });

  expect(listOf(app, ['dev'])).toMatch(/^# target dev: dev\/\n# target prod: overlays\/\n/);
});

test.each([
  ['the app has one target', () => 'prod'],
  ['the app names no target', undefined],
])('it notes nothing if %s', (_name, only) => {
  expect(listOf(withFiles({ target: only }), ['dev', 'prod'])).toBe('dev.k8s.yaml\nprod.k8s.yaml\n');
});

test('charts without a target are for the target default', () => {
  const app = withFiles({ target: (chart) => (chart.node.id === 'prod' ? 'prod' : '') });

  expect(listOf(app, ['dev', 'prod'])).toMatch(/^# target default: dev.k8s.yaml\n# target prod: prod.k8s.yaml\n/);
});
