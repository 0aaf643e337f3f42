import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withTypescript } from '../../node-with-typescript';
import { temporaryFolder } from '../../temporary-folder';

const command = [...withTypescript, join(__dirname, '../../../lib/cli/main.ts'), 'helm', 'pull'];

/** Runs `helm pull` in a folder that has this cdk8s.yaml. */
function pull(config: string | undefined, ...flags: readonly string[]) {
  const cwd = temporaryFolder();
  if (config !== undefined) {
    writeFileSync(`${cwd}/cdk8s.yaml`, config);
  }
  const { status, stdout, stderr } = spawnSync(process.execPath, [...command, ...flags], { cwd, encoding: 'utf8' });
  return { status, stdout, stderr, files: readdirSync(cwd) };
}

const nothing = 'The app names 0 charts of repositories and registries.\n';

test('an app without charts is fine, and nothing is written', () => {
  expect(pull('app: echo hello')).toEqual({
    status: 0,
    stdout: '',
    stderr: `hello\n${nothing}`,
    files: ['cdk8s.yaml'],
  });
});

test('with --quiet, only what the app prints on standard error is printed', () => {
  expect(pull('app: echo hello; echo careful >&2', '--quiet').stderr).toBe('careful\n');
});

test('with --verbose, the programs that are started are printed, without secrets', () => {
  expect(pull('app: echo hello --token abc123', '--verbose').stderr).toBe(
    `+ "echo hello --token ***"\nhello --token ***\n${nothing}`,
  );
});

test('the option wins over cdk8s.yaml', () => {
  expect(pull('app: exit 1', '-a', 'echo hello').stderr).toBe(`hello\n${nothing}`);
});

test('the output of the app does not go to its usual place', () => {
  const { stderr } = pull('app: echo "$CDK8S_OUTDIR"');

  expect(stderr).toMatch(/\/charts\/\.cdk8s-gitops\.work\/[-0-9a-f]+\/dist\n/);
});

test.each([
  ['without cdk8s.yaml', undefined],
  ['if cdk8s.yaml has no app', 'language: typescript'],
  ['if cdk8s.yaml is empty', ''],
])('the app is asked for %s', (_, config) => {
  const { status, stderr } = pull(config);

  expect({ status, stderr }).toEqual({
    status: 2,
    stderr:
      '[cdk8s.yaml] Cannot run the app: no command for it is set\n' +
      "  Fix: add it, such as app: node main.js; or give it with -a 'node main.js'\n",
  });
});

test('an app that is not a text is refused', () => {
  expect(pull('app: [node]')).toMatchObject({
    status: 2,
    stderr: '[cdk8s.yaml] Cannot use ["node"] as app: it must be a string\n  Fix: use a string\n',
  });
});

test('an app that fails ends the command with 2', () => {
  expect(pull('app: exit 3')).toEqual({
    status: 2,
    stdout: '',
    stderr:
      '[cdk8s-gitops] Cannot run the app ("exit 3"): it ended with exit code 3\n' +
      '  Fix: correct what it reports above, and run again\n',
    files: ['cdk8s.yaml'],
  });
});

test.each(['SIGINT', 'SIGTERM'] as const)('%s ends the app and the command, and leaves nothing', async (signal) => {
  const cwd = temporaryFolder();
  const app = 'echo $$; exec sleep 100';
  const child = spawn(process.execPath, [...command, '-a', app], { cwd, stdio: ['ignore', 'ignore', 'pipe'] });
  const [line] = (await once(child.stderr, 'data')) as [Buffer];

  child.kill(signal);

  expect(await once(child, 'exit')).toEqual([null, signal]);
  expect(readdirSync(cwd)).toEqual([]);
  expect(() => process.kill(Number(line.toString()), 0)).toThrow('ESRCH');
});
