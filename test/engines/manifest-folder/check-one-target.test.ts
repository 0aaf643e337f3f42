import { formatFindings } from '../../../lib/core/error';
import { checkOneTarget } from '../../../lib/engines/manifest-folder/check-one-target';
import { configMap, outputOf } from './files';

/** The findings of an output with these files. */
function findings(files: Parameters<typeof outputOf>[0]): string {
  return formatFindings(checkOneTarget(outputOf(files), 'dist'));
}

test('objects that are there once are for one target', () => {
  expect(findings({ 'dev/a.yaml': configMap('a'), 'prod/b.yaml': configMap('b') })).toBe('');
});

test('an object in two versions in two folders makes them targets, of which one must be chosen', () => {
  const files = {
    'dev/a.yaml': configMap('a', 'dev'),
    'prod/a.yaml': configMap('a', 'prod'),
    'test/b.yaml': configMap('b'),
  };

  expect(findings(files)).toBe(
    '[dist] Cannot tell which target is meant: ConfigMap/a is different in dev and in prod\n' +
      '  Fix: choose one of --target dev, --target prod, --target test',
  );
});

test('a version in no folder has the name of its file', () => {
  expect(findings({ 'a.yaml': configMap('a', 'all'), 'prod/a.yaml': configMap('a', 'prod') })).toBe(
    '[dist] Cannot tell which target is meant: ConfigMap/a is different in a.yaml and in prod\n' +
      '  Fix: choose --target prod',
  );
});

const ownFolders =
  '  Fix: remove one of the two; if they are for two targets, write each target to a folder of its own: ' +
  "gitOpsLayout({ path: '{target}/{kind}-{name}.yaml' })";

test('two versions in one folder can only be told apart by their files', () => {
  expect(findings({ 'dev.yaml': configMap('a', 'dev'), 'prod.yaml': configMap('a', 'prod') })).toBe(
    `[dist] Cannot tell which target is meant: ConfigMap/a is different in dev.yaml and in prod.yaml\n${ownFolders}`,
  );
});

test('two versions in one file can not be told apart', () => {
  expect(findings({ 'app.yaml': [configMap('a', 'dev'), configMap('a', 'prod')] })).toBe(
    `[dist] Cannot tell which target is meant: ConfigMap/a is there in two versions in app.yaml\n${ownFolders}`,
  );
});

test('the same object in two folders is a warning, because these may be targets', () => {
  const [warning] = checkOneTarget(outputOf({ 'x/a.yaml': configMap('a'), 'y/a.yaml': configMap('a') }), 'dist');

  expect(warning).toMatchObject({
    severity: 'warning',
    what: 'ConfigMap/a is in x and in y, with the same content',
    fix: 'if these are for two targets, choose one of --target x, --target y',
  });
});

test('the same object twice in one folder is fine: it does not matter which one a cluster has', () => {
  expect(findings({ 'a.yaml': configMap('a'), 'b.yaml': configMap('a') })).toBe('');
});
