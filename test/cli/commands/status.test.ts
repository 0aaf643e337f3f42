import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withTypescript } from '../../node-with-typescript';
import { temporaryFolder } from '../../temporary-folder';
import { type FakeCluster, fakeKubectl } from './fake-kubectl';

const main = join(__dirname, '../../../lib/cli/main.ts');
const settings = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', namespace: 'shop' } };

/** A project whose output has one object, with a kubectl that prints the same objects whatever it is asked. */
function run(cluster: readonly object[], ...args: readonly string[]) {
  return runIn({ objects: cluster }, ...args);
}

function runIn(cluster: FakeCluster, ...args: readonly string[]) {
  const cwd = temporaryFolder();
  ['dist', 'empty'].forEach((folder) => mkdirSync(join(cwd, folder)));
  writeFileSync(join(cwd, 'dist/a.json'), JSON.stringify(settings));
  const kubectl = fakeKubectl(cwd, { kinds: 'configmaps cm v1 true ConfigMap create,delete,list', ...cluster });
  const { status, stdout, stderr } = spawnSync(process.execPath, [...withTypescript, main, 'status', ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, KUBECTL: kubectl.path },
  });
  return { status, stdout, stderr, calls: kubectl.calls() };
}

const cluster = 'Cluster: context dev, https://dev:6443, namespace default\n';

test('it ends with 0 if all is healthy', () => {
  const { status, stdout, stderr } = run([settings]);

  expect({ status, stdout, stderr }).toEqual({
    status: 0,
    stdout: '1 object, which is as it should be\n',
    stderr: cluster,
  });
});

test('it ends with 1 if something is missing', () => {
  const { status, stdout, stderr } = run([]);

  expect({ status, stdout, stderr }).toEqual({
    status: 1,
    stdout: 'Missing  ConfigMap/shop/a\n\n1 object, 1 missing\n',
    stderr: `${cluster}Not all is healthy.\n`,
  });
});

test('a folder without objects is an error, and not healthy', () => {
  const { status, stdout, stderr, calls } = run([], 'empty');

  expect({ status, stdout, stderr, calls }).toEqual({
    status: 2,
    stdout: '',
    stderr: '[empty] Cannot find any object\n  Fix: run cdk8s-gitops synth, or name another folder\n',
    calls: [],
  });
});

test('with --json, standard output has the data and nothing else', () => {
  const { stdout } = run([settings], '--json', '--quiet');

  expect(JSON.parse(stdout)).toEqual({
    objects: [
      {
        object: { apiVersion: 'v1', kind: 'ConfigMap', namespace: 'shop', name: 'a' },
        state: 'applied',
        fields: [],
        pods: [],
      },
    ],
    summary: { objects: 1, missing: 0, different: 0, unknown: 0, unhealthy: 0 },
    healthy: true,
  });
});

test('it asks in a few calls, and changes nothing', () => {
  expect(run([settings], '-n=shop', '--context=dev').calls).toEqual([
    'api-resources --output=wide --no-headers --context=dev',
    'get --ignore-not-found --show-managed-fields --filename=- --output=json --context=dev',
    'apply --dry-run=server --server-side --force-conflicts --field-manager=kubectl --filename=- --output=json --context=dev',
  ]);
});

test('with --watch, it ends as soon as all is healthy', () => {
  const { status, stdout } = run([settings], '--watch', '--timeout=1h');

  expect({ status, stdout }).toEqual({ status: 0, stdout: '1 object, which is as it should be\n' });
});

test('with --watch, it ends with 1 when the time is over, and names what is not healthy', () => {
  const { status, stdout, stderr } = run([], '--watch', '--timeout=5s', '--json');

  expect(status).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({ healthy: false });
  expect(stderr).toBe(`${cluster}The time is over after 5 seconds.\nNot healthy yet: ConfigMap/shop/a.\n`);
});

test('with --watch, a kubectl that does not end is an error when the time is over', () => {
  const { status, stdout, stderr } = runIn({ hangsFor: 'api-resources' }, '--watch', '--timeout=2s');

  expect({ status, stdout, stderr }).toEqual({
    status: 2,
    stdout: '',
    stderr:
      `${cluster}[status] Cannot read the cluster: kubectl does not end within 2 seconds\n` +
      '  Fix: make sure that kubectl cluster-info answers, or give it more time with --timeout\n',
  });
});

test('a time that is not one is an error', () => {
  expect(run([], '--watch', '--timeout=soon').stderr).toBe(
    `[cdk8s-gitops] Cannot run: --timeout can't be "soon"\n  Fix: use a number with s, m or h, such as 90s\n`,
  );
});

describe('a user who may only read', () => {
  const onlyReads = { objects: [settings], failsFor: 'apply', rights: [false] };

  test('gets the missing right, and the flag that does without it', () => {
    const { status, stdout, stderr } = runIn(onlyReads);

    expect({ status, stdout, stderr }).toEqual({
      status: 1,
      stdout:
        'Unknown  ConfigMap/shop/a  not compared: you do not have the right to patch configmaps in Namespace shop\n' +
        '\n1 object, 1 unknown\n',
      stderr:
        `${cluster}Not all is known: ask those who run the cluster for the rights above, ` +
        'or use --no-compare, which only needs the right to read.\n',
    });
  });

  test('gets 0 with --no-compare, which tries no apply', () => {
    const { status, stdout, calls } = runIn(onlyReads, '--no-compare');

    expect({ status, stdout }).toEqual({ status: 0, stdout: '1 object, which is there and healthy (not compared)\n' });
    expect(calls.filter((call) => call.startsWith('apply'))).toEqual([]);
  });
});
