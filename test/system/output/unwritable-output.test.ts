import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withTypescript } from '../../node-with-typescript';
import { filesBelow, temporaryFolder } from '../../temporary-folder';
import { synthCharts } from './synth-in-turn';
import { testWhere } from './test-where';

// In a namespace of its own, root has no right to write everywhere.
const canUnshare = spawnSync('unshare', ['-U', 'true']).status === 0;
const testAsUser = testWhere(canUnshare, 'namespaces of users are not allowed');

/** Runs an app as a user who has no more rights than the owner of the files, and returns its error. */
function synthAsUser(app: string): string | null {
  const script = [...withTypescript, join(__dirname, 'synth-in-turn.ts')];
  const { stdout } = spawnSync('unshare', ['-U', process.execPath, ...script], {
    input: JSON.stringify([{ cwd: app, outdir: 'dist' }]),
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  return (JSON.parse(stdout) as string | null)?.replaceAll(app, 'app') ?? null;
}

const webText = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\ndata:\n  id: web\n';

testAsUser('a folder of somebody else in the output that is read-only stays, and nothing else does', () => {
  const app = temporaryFolder();
  synthCharts(`${app}/dist`, 'gone');
  mkdirSync(`${app}/dist/mine`);
  writeFileSync(`${app}/dist/mine/README.md`, 'mine');
  chmodSync(`${app}/dist/mine`, 0o555);

  const message = synthAsUser(app);

  expect(message).toBe(null);
  expect(filesBelow(app)).toMatchObject({ 'dist/mine/README.md': 'mine', 'dist/web/ConfigMap.web.k8s.yaml': webText });
  expect(Object.keys(filesBelow(app))).toHaveLength(3);
});

testAsUser('a folder of the app that can not be written is an error, and nothing changes', () => {
  const app = temporaryFolder();
  synthCharts(`${app}/dist`, 'web', 'gone');
  chmodSync(`${app}/dist/gone`, 0o555);
  const before = filesBelow(app);

  const message = synthAsUser(app);

  expect(message).toBe(
    '[app/dist/gone] Cannot write the output: this user may not write there\n' +
      '  Fix: give this user the right to write, or use another path',
  );
  expect(filesBelow(app)).toEqual(before);
});
