import { ApiObject, App as PlainApp, Chart } from 'cdk8s';
import { App, type AppProps } from 'cdk8s-gitops';
import { Construct } from 'constructs';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { registerAppOutput } from '../../lib/api-objects/app-output';
import { filesBelow, temporaryFolder } from '../temporary-folder';

/** Does the same as a Kustomization with `emit`: an object that is not in the files of the app, and files of its own. */
class Emitting extends Construct {
  constructor(scope: Construct, id: string, directory: string, files: Record<string, string> = { 'own.yaml': 'text' }) {
    super(scope, id);
    const object = new ApiObject(this, 'Resource', { apiVersion: 'v1', kind: 'Pod', metadata: { name: id } });
    registerAppOutput(this, 'emit', () => ({ directory, files: new Map(Object.entries(files)), objects: [object] }));
  }
}

const appWith = (props: AppProps = {}) => {
  const folder = temporaryFolder();
  const app = new App({ outdir: `${folder}/dist`, ...props });
  const chart = new Chart(app, 'chart');
  new ApiObject(chart, 'kept', { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'kept' } });
  return { folder, app, chart };
};
const kept = 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: kept\n';

test('files of a construct are written below the output or elsewhere, and its objects are not in the files of the app', () => {
  const { folder, app, chart } = appWith();
  new Emitting(chart, 'below', `${folder}/dist/overlays/below`, { 'own.yaml': 'below' });
  new Emitting(chart, 'elsewhere', `${folder}/overlays/elsewhere`, { 'base/own.yaml': 'elsewhere' });

  app.synth();

  const { 'dist/.cdk8s-gitops': _one, 'overlays/elsewhere/.cdk8s-gitops': _other, ...files } = filesBelow(folder);
  expect(files).toEqual({
    'dist/chart.k8s.yaml': kept,
    'dist/overlays/below/own.yaml': 'below',
    'overlays/elsewhere/base/own.yaml': 'elsewhere',
  });
});

test('files elsewhere are replaced as a whole, and files of others stay there', () => {
  const { folder, app, chart } = appWith();
  mkdirSync(`${folder}/overlays`);
  writeFileSync(`${folder}/overlays/mine.yaml`, 'mine');
  new Emitting(chart, 'one', `${folder}/overlays`, { 'old.yaml': '' });
  app.synth();
  const next = new App({ outdir: `${folder}/dist` });
  const emitting = new Emitting(new Chart(next, 'chart'), 'one', `${folder}/overlays/deep`, { 'new.yaml': 'new' });
  new Emitting(emitting, 'two', `${folder}/overlays`, { 'other.yaml': 'other' });

  next.synth();

  const { '.cdk8s-gitops': _ownership, ...files } = filesBelow(`${folder}/overlays`);
  expect(files).toEqual({ 'deep/new.yaml': 'new', 'mine.yaml': 'mine', 'other.yaml': 'other' });
});

test('a chart whose objects are all written elsewhere has no file', () => {
  const { folder, app } = appWith();
  new Emitting(new Chart(app, 'left'), 'one', `${folder}/overlays`);

  app.synth();

  expect(Object.keys(filesBelow(`${folder}/dist`))).toEqual(['.cdk8s-gitops', 'chart.k8s.yaml']);
});

test('the output folder itself and a folder that contains it are refused', () => {
  const { folder, app, chart } = appWith();
  new Emitting(chart, 'top', `${folder}/dist`);
  new Emitting(chart, 'around', folder);

  expect(() => app.synth()).toThrow(
    `[chart/top] Cannot write to ${folder}/dist: it is or contains the folder ${folder}/dist, which the app replaces as ` +
      `a whole\n  Fix: use a folder below it, such as ${folder}/dist/top, or a folder elsewhere\n` +
      `[chart/around] Cannot write to ${folder}: it is or contains the folder ${folder}/dist, which the app replaces as ` +
      `a whole\n  Fix: use a folder below it, such as ${folder}/dist/around, or a folder elsewhere`,
  );
});

test('two constructs that write the same file are an error', () => {
  const { folder, app, chart } = appWith();
  new Emitting(chart, 'one', `${folder}/overlays`);
  new Emitting(chart, 'two', `${folder}/overlays`);

  expect(() => app.synth()).toThrow(
    '[chart/two] Cannot write own.yaml: chart/one is written to that file\n' +
      '  Fix: let one of them write to another folder',
  );
});

/** Writes a file of bytes next to its folder. */
class Packing extends Construct {
  constructor(scope: Construct, id: string, directory: string) {
    super(scope, id);
    const [files, beside] = [new Map([['own.yaml', 'text']]), new Map([[`${id}.tgz`, new Uint8Array([0, 255, 10])]])];
    registerAppOutput(this, 'archive', () => ({ directory, files, beside, objects: [] }));
  }
}

test('bytes are written as they are, next to a folder in the output or elsewhere', () => {
  const { folder, app } = appWith();
  new Packing(app, 'one', `${folder}/dist/one`);
  new Packing(app, 'two', `${folder}/packages/two`);

  app.synth();

  expect(readFileSync(`${folder}/dist/one.tgz`)).toEqual(Buffer.from([0, 255, 10]));
  expect(readFileSync(`${folder}/packages/two.tgz`)).toEqual(Buffer.from([0, 255, 10]));
});

test('a file of bytes that is there already is adopted if it is the same', () => {
  const { folder, app } = appWith();
  new Packing(app, 'one', `${folder}/dist/one`);
  mkdirSync(`${folder}/dist`);
  writeFileSync(`${folder}/dist/one.tgz`, new Uint8Array([0, 255, 10]));

  app.synth();

  expect(filesBelow(`${folder}/dist`)['.cdk8s-gitops']).toContain('one.tgz');
});

test('a file of bytes does not replace another one that the app did not write', () => {
  const { folder, app } = appWith();
  new Packing(app, 'one', `${folder}/dist/one`);
  mkdirSync(`${folder}/dist`);
  writeFileSync(`${folder}/dist/one.tgz`, new Uint8Array([0, 254, 10]));

  expect(() => app.synth()).toThrow(
    `[${folder}/dist/one.tgz] Cannot write one.tgz: something is there that this app did not write\n` +
      '  Fix: move or delete it, or let the app write to another folder',
  );
});

test('a file next to a folder is refused if the output is below that place', () => {
  const { folder, app } = appWith();
  new Packing(app, 'one', `${folder}/one`);

  expect(() => app.synth()).toThrow(
    `[one] Cannot write one.tgz to ${folder}: it is or contains the folder ${folder}/dist, which the app replaces as a ` +
      `whole\n  Fix: use a folder below it, such as ${folder}/dist/one, or a folder elsewhere`,
  );
});

test('in the App of cdk8s the validation of the construct fails', () => {
  const app = new PlainApp({ outdir: temporaryFolder() });
  new Emitting(new Chart(app, 'chart'), 'one', 'overlays');

  expect(() => app.synth()).toThrow(
    new Error(
      'Validation failed with the following errors:\n' +
        '  [chart/one] Cannot write files for emit from the App of cdk8s: it writes Kubernetes objects only\n' +
        "  Fix: import { App } from 'cdk8s-gitops'",
    ),
  );
});
