import { spawnSync } from 'node:child_process';
import { appendFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { withTypescript } from '../../node-with-typescript';
import { temporaryFolder } from '../../temporary-folder';
import { commitByHand, filesOf, folderWith, git, repositoryWith } from '../../engines/publish/git-for-test';

const command = [...withTypescript, join(__dirname, '../../../lib/cli/main.ts'), 'publish'];

/** Runs `publish` in a folder. Its temporary files are in a folder of their own. */
function run(cwd: string, ...args: readonly string[]) {
  const temporary = temporaryFolder();
  const env = { ...process.env, TMPDIR: temporary };
  const { status, stdout, stderr } = spawnSync(process.execPath, [...command, ...args], { cwd, env, encoding: 'utf8' });
  return { status, stdout, stderr, left: readdirSync(temporary).filter((name) => name.startsWith('cdk8s-gitops')) };
}

const app = `node -e "
const { mkdirSync, writeFileSync } = require('node:fs');
mkdirSync(process.env.CDK8S_OUTDIR, { recursive: true });
writeFileSync(process.env.CDK8S_OUTDIR + '/shop.k8s.yaml', '{apiVersion: v1, kind: Namespace, metadata: {name: shop}}');
"`;

test('without --from the app is synthesized, and nothing is left', () => {
  const repo = repositoryWith({ 'README.md': 'ours' });

  const result = run(temporaryFolder(), '--repo', repo, '--branch', 'main', '--path', 'shop', '--app', app);

  const commit = git(repo, 'rev-parse', 'main').trim();
  expect(result).toEqual({
    status: 0,
    stdout: `${repo}\nmain: ${commit}\n  + shop/shop.k8s.yaml\n`,
    stderr: '',
    left: [],
  });
});

test.each(['--quiet', '--verbose'])('%s may come after the other flags', (flag) => {
  const repo = repositoryWith({ 'README.md': 'ours' });
  const cwd = folderWith({ 'dist/a.yaml': 'a: 1\n' });

  const result = run(cwd, '--repo', repo, '--branch', 'main', '--path', 'shop', '--from', 'dist', '--dry-run', flag);

  expect({ status: result.status, stdout: result.stdout }).toEqual({
    status: 0,
    stdout: `${repo} (dry run)\nmain: no commit, because of --dry-run\n  + shop/a.yaml\n`,
  });
});

test('a failed synth publishes nothing', () => {
  const repo = repositoryWith({ 'README.md': 'ours' });

  const result = run(temporaryFolder(), '--repo', repo, '--branch', 'main', '--path', 'shop', '--app', 'exit 3');

  expect({ status: result.status, left: result.left }).toEqual({ status: 2, left: [] });
  expect(Object.keys(filesOf(repo))).toEqual(['README.md']);
});

test('with --json, data is all that is on standard output, and edits by hand are named on standard error, too', () => {
  const repo = repositoryWith({ 'README.md': 'ours' });
  const cwd = folderWith({ 'dist/a.yaml': 'a: 1\n' });
  const args = ['--repo', repo, '--branch', 'main', '--path', 'shop', '--from', 'dist', '--json'];
  run(cwd, ...args);
  commitByHand(repo, (work) => appendFileSync(join(work, 'shop/a.yaml'), 'b: 1\n'));

  const { status, stdout, stderr } = run(cwd, ...args);

  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ branches: [{ branch: 'main', edited: ['shop/a.yaml'] }] });
  expect(stderr).toBe(
    'Warning: [main] shop/a.yaml was edited by hand, and is kept as it is\n' +
      '  Fix: make the change in the app, or use --overwrite-edited\n',
  );
});

test('a name of --allow-secret that no object and no file has is a warning', () => {
  const repo = repositoryWith({ 'README.md': 'ours' });
  const object = 'apiVersion: v1\nkind: Secret\nmetadata: { name: web, namespace: shop }\ndata: { a: aGk= }\n';
  const cwd = folderWith({ 'dist/web.yaml': object, 'dist/NOTES.txt': 'read me\n' });
  const names = ['web', 'shop/web', 'NOTES.txt', 'shop/wbe'].flatMap((name) => ['--allow-secret', name]);
  const args = ['--repo', repo, '--branch', 'main', '--path', 'shop', '--from', 'dist', '--json', ...names];

  const { status, stdout, stderr } = run(cwd, ...args);

  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ unusedAllowSecret: ['shop/wbe'] });
  expect(stderr).toBe(
    'Warning: [publish] --allow-secret shop/wbe allows nothing: no object and no file has this name\n' +
      '  Fix: correct the name, or leave it out\n',
  );
});

test('a mistake is an error with exit code 2, and nothing is left', () => {
  const cwd = folderWith({ 'dist/a.yaml': 'a: 1\n' });

  const result = run(cwd, '--repo', 'nowhere', '--branch', 'main', '--path', 'shop', '--from', 'dist');

  expect({ status: result.status, left: result.left }).toEqual({ status: 2, left: [] });
  expect(result.stderr).toContain(`[publish] Cannot read nowhere: it ended with exit code 128\n`);
});
