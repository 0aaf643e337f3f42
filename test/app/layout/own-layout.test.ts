import { ApiObject, Chart } from 'cdk8s';
import { App } from 'cdk8s-gitops';
import { type OutputLayout } from 'cdk8s-gitops/gitops';
import { messageOf } from '../../message-of';
import { filesBelow, temporaryFolder } from '../../temporary-folder';

const addSettings = (app: App): ApiObject =>
  new ApiObject(new Chart(app, 'shop'), 'settings', {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'settings' },
  });

/** A layout that is not one of ours. */
const ownLayout = {
  isShared: false,
  isMultiple: false,
  hasIndex: false,
  chartFile: (): unknown => undefined,
  objectFile: (): unknown => 'a.yaml',
  checkFile: (): unknown => undefined,
  clashFix: 'give one of them another name',
};

test('a layout without all that a layout has is an error that names each field', () => {
  const { checkFile: _checkFile, ...rest } = ownLayout;
  const output = { ...rest, isShared: 'no' } as unknown as OutputLayout;

  expect(messageOf(() => new App({ output }))).toBe(
    '[App] Cannot use "no" as output.isShared: it must be true or false\n' +
      '  Fix: use true or false\n' +
      '[App] Cannot leave out output.checkFile: it is required\n' +
      '  Fix: add checkFile: () => undefined',
  );
});

test('a layout can be an object of a class', () => {
  class OwnLayout {}
  Object.assign(OwnLayout.prototype, ownLayout);
  const outdir = temporaryFolder();
  const app = new App({ outdir, output: new OwnLayout() as OutputLayout });
  addSettings(app);

  app.synth();

  expect(Object.keys(filesBelow(outdir))).toContain('a.yaml');
});

test.each([
  ['objectFile', 'shop/settings', null],
  ['chartFile', 'shop', 5],
])('a layout whose %s returns no text is an error at synth', (method, where, path) => {
  const output = { ...ownLayout, [method]: () => path } as unknown as OutputLayout;
  const app = new App({ output });
  addSettings(app);

  expect(messageOf(() => app.synth())).toBe(
    `[${where}] Cannot write ${path}: a path is text\n  Fix: return a path such as web/Deployment-web.yaml`,
  );
});
