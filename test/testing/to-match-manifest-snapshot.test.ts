import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SnapshotState } from 'jest-snapshot';
import { expect as expectOfGlobals } from '@jest/globals';
import { ApiObject, Chart, Testing } from 'cdk8s';
import { manifestMatchers, Manifests } from 'cdk8s-gitops/testing';
import { messageOf } from '../message-of';

const directory = mkdtempSync(join(tmpdir(), 'snapshot-'));
const path = join(directory, 'a.snap');

afterAll(() => rmSync(directory, { recursive: true }));

/** Runs the matcher as Jest does in one run, with its own snapshot file. */
function run(manifests: Manifests, updateSnapshot: 'new' | 'none' = 'new') {
  const snapshotState = new SnapshotState(path, {
    expand: false,
    prettierPath: null,
    rootDir: directory,
    snapshotFormat: { escapeString: false, printBasicPrototype: false },
    updateSnapshot,
  });
  const utils = { diff: (a: unknown, b: unknown) => `${a}\n===\n${b}`, matcherHint: (name: string) => name };
  const result = manifestMatchers.toMatchManifestSnapshot.call(
    { currentTestName: 'app', snapshotState, utils },
    manifests,
  );
  snapshotState.save();
  return { pass: result.pass, message: result.message() };
}

const pod = (name: string, image = 'nginx') =>
  `{ kind: Pod, apiVersion: v1, metadata: { name: ${name} }, spec: { image: ${image} } }\n`;

test('the snapshot is YAML, sorted, one document for each object', () => {
  rmSync(path, { force: true });
  run(Manifests.fromYaml([pod('b'), pod('a')].join('---\n')));

  expect(readFileSync(path, 'utf8').split('\n').slice(2).join('\n')).toMatchInlineSnapshot(`
   "exports[\`app 1\`] = \`
   apiVersion: v1
   kind: Pod
   metadata:
     name: a
   spec:
     image: nginx
   ---
   apiVersion: v1
   kind: Pod
   metadata:
     name: b
   spec:
     image: nginx
   \`;
   "
  `);
});

test('the order of the objects does not matter', () => {
  rmSync(path, { force: true });
  run(Manifests.fromYaml([pod('b'), pod('a')].join('---\n')));

  expect(run(Manifests.fromYaml([pod('a'), pod('b')].join('---\n'))).pass).toBe(true);
});

test.each([
  ['a changed value', pod('a', 'other')],
  ['another object', [pod('a'), pod('b')].join('---\n')],
  ['no object', ''],
])('%s fails', (_, text) => {
  rmSync(path, { force: true });
  run(Manifests.fromYaml(pod('a')));

  expect(run(Manifests.fromYaml(text)).pass).toBe(false);
});

test('a missing snapshot fails under --ci', () => {
  rmSync(path, { force: true });
  const { pass, message } = run(Manifests.fromYaml(pod('a')), 'none');

  expect(pass).toBe(false);
  expect(message).toContain('There is no snapshot yet, and --ci writes none: run Jest without --ci.');
});

test('the hash that cdk8s has put into a name is masked everywhere, and a text that only looks like a hash is not', () => {
  const chart = new Chart(Testing.app(), 'chart');
  const secret = new ApiObject(chart, 'secret', { apiVersion: 'v1', kind: 'Secret' });
  new ApiObject(chart, 'pod', {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'mine-c8ffffff' },
    spec: { volumes: [{ name: `secret-${secret.name}`, secret: { secretName: secret.name } }] },
  });

  expect(Manifests.of(chart)).toMatchManifestSnapshot();
});

test('the content hash in the name of a generated ConfigMap is masked, and a hash of other content is not', () => {
  const generated = (hash: string) =>
    `{ apiVersion: v1, kind: ConfigMap, metadata: { name: settings-${hash} }, data: { A: b } }\n`;

  rmSync(path, { force: true });
  run(Manifests.fromYaml(`${generated('b9t2424hkf')}---\n${generated('7t95b6k9f8')}`));

  expect(readFileSync(path, 'utf8').match(/name: .*/g)).toEqual(['name: settings-7t95b6k9f8', 'name: settings-<hash>']);
});

test('it works with the expect of @jest/globals', () => {
  expectOfGlobals.extend(manifestMatchers);

  expectOfGlobals(Manifests.fromYaml(pod('a'))).toHaveResource('v1', 'Pod', { spec: { image: 'nginx' } });
});

test('.not is an error', () => {
  const message = messageOf(() => expect(Manifests.fromYaml(pod('a'))).not.toMatchManifestSnapshot());

  expect(message).toBe('[toMatchManifestSnapshot] Cannot be used with .not\n  Fix: use .not.toHaveResource(…)');
});
