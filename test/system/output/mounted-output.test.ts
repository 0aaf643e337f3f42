import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { withTypescript } from '../../node-with-typescript';
import { filesBelow, temporaryFolder } from '../../temporary-folder';
import { synthCharts } from './synth-in-turn';
import { testWhere } from './test-where';

// What is mounted in a namespace of its own is gone when its process ends.
const unshare = process.getuid?.() === 0 ? ['-m'] : ['-rm'];
const canMount = spawnSync('unshare', [...unshare, 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0;
const testMounted = testWhere(canMount, 'mount is not allowed');

const web = 'web/ConfigMap.web.k8s.yaml';
const webText = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\ndata:\n  id: web\n';

/** Runs commands and then an app, in a folder, and prints the files below its output. */
function synthMounted(app: string, commands: string): { message: string | null; files: string[]; text: string } {
  const run = [process.execPath, ...withTypescript, join(__dirname, 'synth-in-turn.ts')].join(' ');
  const input = JSON.stringify([{ cwd: app, outdir: 'build/dist' }]);
  const script = `set -e; ${commands}; ${run}; cd build; find . -not -type d | sort; cat dist/${web}`;
  const { stdout } = spawnSync('unshare', [...unshare, 'sh', '-c', script], {
    cwd: app,
    input,
    encoding: 'utf8',
    timeout: 20_000,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [message = '', ...rest] = stdout.split('\n');
  const files = rest.filter((line) => line.startsWith('./')).map((line) => line.slice(2));
  const text = rest.slice(files.length).join('\n');
  return { message: (JSON.parse(message) as string | null)?.replaceAll(app, 'app') ?? null, files, text };
}

function prepared(): string {
  const app = temporaryFolder();
  synthCharts(`${app}/build/dist`, 'web', 'gone');
  return app;
}

function put(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

testMounted('a folder below the output that is on another disk is written in place', () => {
  const app = prepared();

  const { message, files, text } = synthMounted(app, 'mount -t tmpfs tmpfs build/dist/web');

  expect(message).toBe(null);
  expect(files).toEqual(['dist/.cdk8s-gitops', `dist/${web}`]);
  expect(text).toBe(webText);
});

testMounted('a folder below the output that is mounted from the same disk is written in place', () => {
  const app = prepared();
  put(`${app}/shared/ConfigMap.web.k8s.yaml`, 'old');
  put(`${app}/shared/README.md`, 'mine');

  const { message, files } = synthMounted(app, 'mount --bind shared build/dist/web');

  expect(message).toBe(null);
  expect(files).toEqual(['dist/.cdk8s-gitops', `dist/${web}`, 'dist/web/README.md']);
  expect(filesBelow(`${app}/shared`)).toEqual({ 'ConfigMap.web.k8s.yaml': webText, 'README.md': 'mine' });
});

testMounted('a file of the output that is mounted is an error that names it', () => {
  const app = prepared();
  put(`${app}/file`, 'old');

  const { message, files, text } = synthMounted(app, `mount --bind file build/dist/${web}`);

  expect(message).toBe(
    `[app/build/dist/${web}] Cannot write the output: it is mounted or in use\n  Fix: unmount it, or use another path`,
  );
  expect(files).not.toContain('dist/web/.cdk8s-gitops.part');
  expect(text).toBe('old');
});

testMounted('a folder below the output that is read-only is an error, and nothing changes', () => {
  const app = prepared();
  const before = filesBelow(app);

  const { message } = synthMounted(app, 'mount -t tmpfs -o ro tmpfs build/dist/web');

  expect(message).toBe(
    '[app/build/dist/web] Cannot write the output: the disk is read-only\n' +
      '  Fix: make the disk writable, or use another path',
  );
  expect(filesBelow(app)).toEqual(before);
});

testMounted('a read-only folder with a file that the app no longer makes is an error, and nothing changes', () => {
  const app = prepared();
  synthCharts(`${app}/build/dist`, 'also-gone', 'gone');
  const before = filesBelow(app);

  const { message } = synthMounted(
    app,
    'cd build/dist; mount --bind gone gone; mount -o remount,bind,ro gone; cd ../..',
  );

  expect(message).toBe(
    '[app/build/dist/gone] Cannot write the output: the disk is read-only\n' +
      '  Fix: make the disk writable, or use another path',
  );
  expect(filesBelow(app)).toEqual(before);
});

testMounted('a read-only disk is an error at once, also with the lock of a killed run', () => {
  const app = prepared();
  put(`${app}/build/.dist.cdk8s-gitops/lock`, `999999999 0 ${hostname()}`);

  const { message } = synthMounted(app, 'mount --bind build build; mount -o remount,bind,ro build; cd .');

  expect(message).toMatch(
    /^\[app\/build\/.*\] Cannot write the output: the disk is read-only\n {2}Fix: make the disk writable, or use another path$/,
  );
});

testMounted('a read-only disk is an error at once, also for a new folder', () => {
  const app = temporaryFolder();
  mkdirSync(`${app}/build`);

  const { message } = synthMounted(app, 'mount -t tmpfs -o ro tmpfs build');

  expect(message).toBe(
    '[app/build/dist] Cannot write the output: the disk is read-only\n' +
      '  Fix: make the disk writable, or use another path',
  );
});

testMounted('a full disk is an error at once, and the old output stays', () => {
  const app = prepared();
  const fill = 'cp -r build old; mount -t tmpfs -o size=40k tmpfs build; cp -r old/. build; ';

  const { message, files } = synthMounted(app, `${fill} dd if=/dev/zero of=build/full 2>/dev/null || true`);

  expect(message).toMatch(
    /^\[app\/build\/.*\] Cannot write the output: no space is left\n {2}Fix: free some space, or use another path$/,
  );
  expect(files).toEqual(['dist/.cdk8s-gitops', 'dist/gone/ConfigMap.gone.k8s.yaml', `dist/${web}`, 'full']);
});
