import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withTypescript } from '../../node-with-typescript';
import { temporaryFolder } from '../../temporary-folder';
import { type FakeCluster, fakeKubectl } from './fake-kubectl';

const main = join(__dirname, '../../../lib/cli/main.ts');
const shop = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } };
const secret = {
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'a', namespace: 'shop' },
  stringData: { password: 'hunter2' },
};

/** Compares objects with a cluster. */
function run(items: readonly object[], cluster: FakeCluster, ...args: readonly string[]) {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, 'a.json'), JSON.stringify({ apiVersion: 'v1', kind: 'List', items }));
  const kinds = 'namespaces ns v1 false Namespace list\nsecrets none v1 true Secret list';
  const env = { ...process.env, KUBECTL: fakeKubectl(cwd, { kinds, ...cluster }).path };
  const words = [...withTypescript, main, 'diff', '--cluster', 'a.json', '--quiet', ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { cwd, encoding: 'utf8', env });
  return { status, stdout, stderr };
}

test('an object that the API server refuses is in the output, and the exit code is 2', () => {
  const { status, stdout, stderr } = run([shop], { objects: [shop], failsFor: 'apply --dry-run' });

  const fix = 'correct the manifest. To change a field that cannot be changed, delete the object first';
  expect({ status, stdout, stderr }).toEqual({
    status: 2,
    stdout:
      '! Namespace/shop\n    Not compared: the API server refuses it:\n        Error from server: no\n' +
      `      Fix: ${fix}\n\n1 refused\n`,
    stderr:
      '[diff] Cannot compare Namespace/shop: the cluster refuses that, and the output has the reasons\n' +
      `  Fix: ${fix}\n`,
  });
});

test('with --json, the right that is missing is data', () => {
  const cluster = { objects: [shop], failsFor: 'apply --dry-run', rights: [false] };

  const { stdout } = run([shop], cluster, '--json');

  expect(JSON.parse(stdout)).toEqual({
    changes: [],
    summary: { added: 0, removed: 0, changed: 0, renamed: 0, dangers: 0 },
    refused: [
      {
        object: { apiVersion: 'v1', kind: 'Namespace', namespace: '', name: 'shop' },
        reason: 'you do not have the right to patch Namespace shop',
        fix: 'ask those who run the cluster for this right',
      },
    ],
  });
});

test('the words about a Secret are left out, because they can have its values', () => {
  const { stdout, stderr } = run([shop, secret], { objects: [shop, secret], failsFor: 'apply --dry-run' });

  expect(stdout).toMatch(/\n! Secret\/shop\/a\n {4}Not compared: the API server refuses it\n {6}Fix: /);
  expect(stdout.match(/Error from server/g)).toHaveLength(1);
  expect(stdout + stderr).not.toContain('hunter2');
});

test('a cluster where nothing would change ends with 0', () => {
  expect(run([shop], { objects: [shop] })).toEqual({ status: 0, stdout: 'no difference\n', stderr: '' });
});
