import { App as PlainApp, Chart, YamlOutputType } from 'cdk8s';
import { App, HelmPackage, type HelmPackageProps, helmText, helmValue } from 'cdk8s-gitops';
import { messageOf } from '../../message-of';
import { temporaryFolder } from '../../temporary-folder';
import { addSettings, appWith, packageOf } from './settings-package';

test.each<[string, Partial<HelmPackageProps>, string]>([
  [
    'a name that helm refuses',
    { name: 'My_Chart' },
    '[package] Cannot use "My_Chart" as name: it must be 1 to 63 lower-case letters, digits and "-", with a letter or digit at both ends\n  Fix: use "my-chart"',
  ],
  [
    'a version that helm refuses',
    { version: 'v1.2' },
    '[package] Cannot use "v1.2" as version: it must be a version of three numbers, such as 1.2.3 or 1.2.3-rc.1, above 0.0.0-0\n  Fix: use "1.2.0"',
  ],
  [
    'an empty list of charts',
    { charts: [] },
    '[package] Cannot use 0 items as charts: it must have 1 or more\n  Fix: add an item',
  ],
  [
    'an icon that is not an address',
    { icon: 'icon.svg' },
    '[package] Cannot use "icon.svg" as icon: it must be an http or https URL\n  Fix: use "https://example.com/icon.svg"',
  ],
  [
    'a dependency without a version',
    { dependencies: [{ name: 'redis' } as never] },
    '[package] Cannot leave out dependencies[0].version: it is required\n  Fix: add version: "~20.0.0"',
  ],
  [
    'an archive with dependencies',
    { archive: true, dependencies: [{ name: 'redis', version: '1.0.0' }] },
    '[package] Cannot write an archive of a chart with dependencies: helm refuses one in which they are missing\n  Fix: leave archive out, and run helm package --dependency-update',
  ],
  [
    'an unknown prop',
    { appVerison: '1' } as never,
    '[package] Cannot use appVerison: the field is unknown\n  Fix: use appVersion',
  ],
])('%s is an error', (_, props, message) => {
  const { chart } = appWith();

  expect(messageOf(() => packageOf(chart, props))).toBe(message);
});

test('charts of another app are refused', () => {
  const { chart } = appWith();
  const other = new Chart(new App(), 'other');

  expect(messageOf(() => packageOf(chart, { charts: [other] }))).toBe(
    '[package] Cannot take other into the package: it is in another app\n  Fix: use charts of this app',
  );
});

test('values that are in two places must be the same, also in the notes', () => {
  const { app, chart } = appWith();
  addSettings(chart, { a: helmValue('tag', 'x') });
  packageOf(chart, { notes: helmText`${helmValue('tag', 'y')}` });

  expect(messageOf(() => app.synth())).toBe(
    '[package] Cannot use the value "tag" twice: its default is "y" here, and "x" in web/settings\n' +
      '  Fix: call helmValue once, and use the result in both places; or give them two names',
  );
});

test('a value in the place of a dependency is an error', () => {
  const { app, chart } = appWith();
  addSettings(chart, { a: helmValue('redis', 'x') });
  packageOf(chart, { dependencies: [{ name: 'redis', version: '1.0.0' }] });

  expect(messageOf(() => app.synth())).toBe(
    '[web/settings] Cannot use the value "redis": helm keeps the values of the dependency there\n  Fix: use another name',
  );
});

test('a value in a chart that no package takes is an error', () => {
  const { app, chart } = appWith();
  addSettings(chart, {});
  addSettings(new Chart(app, 'other'), { a: helmValue('tag', 'x') }, { name: 'other' });
  packageOf(chart);

  expect(messageOf(() => app.synth())).toBe(
    '[other/settings] Cannot use the value "tag" in the chart other: no HelmPackage of the app takes this chart\n' +
      '  Fix: add the chart to charts of a HelmPackage, or use a plain value',
  );
});

test('other files of the app are not written into the folder of the package', () => {
  const { app, outdir, chart } = appWith({ yamlOutputType: YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE });
  addSettings(chart, {});
  packageOf(chart, { name: 'web' });

  expect(messageOf(() => app.synth())).toBe(
    `[package] Cannot write the package to ${outdir}/web: the app also writes web/ConfigMap.settings.k8s.yaml there\n` +
      "  Fix: set directory to another folder, such as 'charts/web'",
  );
});

test('the App of cdk8s does not write a package, and says so', () => {
  const app = new PlainApp({ outdir: temporaryFolder() });
  const chart = new Chart(app, 'web');
  addSettings(chart, {});
  packageOf(chart);

  expect(messageOf(() => app.synth())).toBe(
    'Validation failed with the following errors:\n' +
      '  [package] Cannot write files for HelmPackage from the App of cdk8s: it writes Kubernetes objects only\n' +
      "  Fix: import { App } from 'cdk8s-gitops'",
  );
});

test('two packages in one folder are one error', () => {
  const { app, outdir, chart } = appWith();
  addSettings(chart, {});
  packageOf(chart);
  new HelmPackage(app, 'other', { name: 'mychart', version: '0.2.0', charts: [chart] });

  expect(messageOf(() => app.synth())).toBe(
    `[package] Cannot write the package to ${outdir}/mychart: other is written there\n` +
      '  Fix: set directory of one of them to another folder',
  );
});

test('a package without objects is an error', () => {
  const { app, chart } = appWith();
  packageOf(chart);

  expect(messageOf(() => app.synth())).toBe(
    '[package] Cannot write a package without objects: its charts have none, and it has no dependencies\n' +
      '  Fix: add objects to its charts, or set dependencies',
  );
});
