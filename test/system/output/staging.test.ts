import { ApiObject, Chart, type App as PlainApp } from 'cdk8s';
import { App, HelmPackage } from 'cdk8s-gitops';
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { registerAppOutput } from '../../../lib/api-objects/app-output';
import { otherFolders, stagedOrder, type Staging, stagingEnvironment } from '../../../lib/system/output/staging';
import { filesBelow, temporaryFolder } from '../../temporary-folder';

/** Runs an app with a Pod, as the command line does. */
function stage(run: (project: string, addPod: (app: PlainApp, name: string) => Chart) => void): {
  readonly project: string;
  readonly staging: Staging;
} {
  const [project, temporary] = [temporaryFolder(), temporaryFolder()];
  const staging = {
    output: `${project}/dist`,
    folder: `${temporary}/dist`,
    others: `${temporary}/others`,
    order: `${temporary}/order`,
  };
  const before = { ...process.env };
  Object.assign(process.env, stagingEnvironment(staging), { CDK8S_OUTDIR: staging.folder });
  try {
    run(project, addPod);
  } finally {
    process.env = before;
  }
  return { project, staging };
}

function addPod(app: PlainApp, name: string): Chart {
  const chart = new Chart(app, name);
  new ApiObject(chart, 'pod', { apiVersion: 'v1', kind: 'Pod', metadata: { name } });
  return chart;
}

const named = (folder: string): string[] => Object.keys(filesBelow(folder)).filter((path) => !path.includes('.cdk8s'));

test('an app that sets the output folder itself writes to the folder that it is given', () => {
  const { project, staging } = stage((folder) => {
    const app = new App({ outdir: `${folder}/dist/prod` });
    addPod(app, 'web');
    app.synth();
  });

  expect(named(staging.folder)).toEqual(['prod/web.k8s.yaml']);
  expect(existsSync(`${project}/dist`)).toBe(false);
});

test.each([
  ['the output folder', (project: string) => `${project}/dist/extra`],
  ['the outdir of the app', (_project: string, app: App) => `${app.outdir}/extra`],
])('files of a construct below %s are written with those of the app', (_, directoryOf) => {
  const { staging } = stage((project) => {
    const app = new App();
    const directory = directoryOf(project, app);
    registerAppOutput(addPod(app, 'web'), 'emit', () => ({ directory, files: new Map([['a.txt', '']]), objects: [] }));
    app.synth();
  });

  expect(named(staging.folder)).toEqual(['extra/a.txt', 'web.k8s.yaml']);
  expect(otherFolders(staging)).toEqual([]);
});

test('folders elsewhere are written for now, and have their place in the end', () => {
  const { project, staging } = stage((folder) => {
    const app = new App();
    const directory = `${folder}/overlays/prod`;
    registerAppOutput(addPod(app, 'web'), 'emit', () => ({
      directory,
      files: new Map([['a/b.txt', Buffer.from('b')]]),
      objects: [],
    }));
    app.synth();
  });

  expect(otherFolders(staging)).toEqual([
    { path: `${project}/overlays/prod`, files: new Map([['a/b.txt', Buffer.from('b')]]) },
  ]);
  expect(existsSync(`${project}/overlays`)).toBe(false);
});

test('a package is checked against the files of the app at its place in the end', () => {
  const { staging } = stage(() => {
    const app = new App();
    new HelmPackage(addPod(app, 'web'), 'package', { name: 'shop', version: '1.0.0', charts: [addPod(app, 'shop')] });
    app.synth();
  });

  expect(named(staging.folder)).toContain('shop/Chart.yaml');
});

test('the order of the files is that of the app', () => {
  const { staging } = stage(() => {
    const app = new App();
    ['web', 'base', 'shop'].forEach((name) => addPod(app, name));
    app.synth();
  });

  expect(stagedOrder(staging).map((file) => basename(file))).toEqual([
    'web.k8s.yaml',
    'base.k8s.yaml',
    'shop.k8s.yaml',
  ]);
});
