import { temporaryFolder } from '../../temporary-folder';
import { run } from '../run';

const inVain =
  '[cdk8s-gitops] Cannot run: --app has no effect, because the manifests are named and the app is not run\n' +
  '  Fix: leave out --app, or the name of the manifests\n';

test.each([
  ['diff', ['old.yaml', 'new.yaml']],
  ['diff', ['--cluster', 'new.yaml']],
  ['graph', ['-o', 'graph.svg', 'new.yaml']],
  ['publish', ['--repo', 'gitops.git', '--branch', 'main', '--path', 'shop', '--from', 'dist']],
])('%s refuses --app if the manifests are named: %j', (name, args) => {
  const result = run(temporaryFolder(), name, ...args, '--app', 'node main.js');

  expect(result).toEqual({ status: 2, stdout: '', stderr: inVain });
});
