import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { filesBelow, temporaryFolder } from '../../temporary-folder';
import { appWith, command, failingPlugin, object, project, projectOfOurs, synth, validated } from './synth-project';

test('the manifests are written and listed', () => {
  const folder = project();

  expect(synth(folder)).toEqual({
    status: 0,
    stdout: 'Synthesizing application\n  - dist/web.k8s.yaml\n',
    stderr: '',
  });
  expect(readFileSync(`${folder}/dist/web.k8s.yaml`, 'utf8')).toBe(object('Pod', 'web'));
});

test('nothing is listed with --quiet', () => {
  expect(synth(project(), '--quiet')).toEqual({ status: 0, stdout: '', stderr: '' });
});

test('files that the app no longer writes are removed, and files of others stay', () => {
  const folder = project();
  synth(folder);
  writeFileSync(`${folder}/dist/README.md`, 'text');
  writeFileSync(`${folder}/app.sh`, appWith({ 'shop.k8s.yaml': object('Pod', 'shop') }));

  synth(folder);

  expect(readdirSync(`${folder}/dist`)).toEqual(['.cdk8s-gitops', 'README.md', 'shop.k8s.yaml']);
});

test('a file of somebody else in the place of a manifest is an error, and stays', () => {
  const folder = project({ 'app.sh': appWith({ 'web.yaml': object('Pod', 'web') }), 'dist/web.yaml': 'kind: Mine\n' });

  const { status, stderr } = synth(folder);

  expect({ status, stderr: stderr.replaceAll(folder, '.') }).toEqual({
    status: 2,
    stderr:
      '[./dist/web.yaml] Cannot write web.yaml: something is there that this app did not write\n' +
      '  Fix: move or delete it, or let the app write to another folder\n',
  });
  expect(readFileSync(`${folder}/dist/web.yaml`, 'utf8')).toBe('kind: Mine\n');
});

test.each([
  ['the app fails', { 'app.sh': `${appWith({ 'new.yaml': object('Pod', 'new') })}exit 1` }],
  ['the app writes no object', { 'app.sh': appWith({ 'new.yaml': '# nothing\n' }) }],
  ['a validation fails', { 'cdk8s.yaml': validated, 'plugin/index.js': failingPlugin }],
])('the output stays as it is if %s', (_, files: Record<string, string>) => {
  const folder = project();
  synth(folder);
  const before = filesBelow(`${folder}/dist`);
  Object.entries(files).forEach(([path, text]) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  });

  const { status } = synth(folder);

  expect(status).toBe(2);
  expect(filesBelow(`${folder}/dist`)).toEqual(before);
});

test('an app that sets its folder itself is taken at its word', () => {
  const folder = project({
    'app.sh': appWith({ 'web.yaml': object('Pod', 'web') }).replaceAll('$CDK8S_OUTDIR', 'dist'),
  });

  const { status, stdout } = synth(folder);

  expect({ status, stdout }).toEqual({ status: 0, stdout: 'Synthesizing application\n  - dist/web.yaml\n' });
});

test('an app of ours that sets its folder itself keeps the old output too, and its folders elsewhere', () => {
  const emit =
    "new Kustomization(web, 'prod', { resources: [], configMapGenerator: [{ name: 'a', literals: ['a=b'] }], emit: { directory: 'overlays/prod' } });";
  const folder = projectOfOurs(emit);
  const config = readFileSync(`${folder}/cdk8s.yaml`, 'utf8');
  mkdirSync(`${folder}/plugin`);
  writeFileSync(`${folder}/plugin/index.js`, failingPlugin);

  writeFileSync(`${folder}/cdk8s.yaml`, validated.replace('app: sh app.sh\n', config));
  const { status } = synth(folder);
  const failed = Object.keys(filesBelow(folder));
  writeFileSync(`${folder}/cdk8s.yaml`, config);
  const { stdout } = synth(folder);

  expect({ status, failed }).toEqual({ status: 2, failed: ['app.sh', 'cdk8s.yaml', 'main.js', 'plugin/index.js'] });
  expect(stdout).toBe('Synthesizing application\n  - dist/base.k8s.yaml\n  - dist/web.k8s.yaml\n');
  expect(readdirSync(`${folder}/overlays/prod`)).toContain('kustomization.yaml');
});

test('flags that do not fit together are all reported', () => {
  const { status, stderr } = synth(project(), '-p', '-o', 'out', '--format=helm');

  expect({ status, stderr }).toEqual({
    status: 2,
    stderr:
      '[cdk8s-gitops] Cannot run: --output and --stdout exclude each other\n  Fix: use one of them\n' +
      '[cdk8s-gitops] Cannot make a chart: it has no version\n  Fix: add --chart-version 1.0.0\n' +
      '[cdk8s-gitops] Cannot print a chart: it consists of several files\n  Fix: leave --stdout out\n',
  });
});

test('a CRD that is not in a file is not fetched for a chart', () => {
  const folder = project({ 'cdk8s.yaml': 'app: sh app.sh\nimports: ["https://example.com/crd.yaml"]\n' });

  const { status, stderr } = synth(folder, '--format', 'helm', '--chart-version', '1.0.0');

  expect({ status, stderr }).toEqual({
    status: 2,
    stderr:
      '[cdk8s.yaml] Cannot add the CRDs of https://example.com/crd.yaml to the chart: they are not in a file, and nothing is fetched\n' +
      '  Fix: download them, and name the file in imports\n',
  });
});

test('a kustomization in a Helm chart is refused, because helm would treat it as an object', () => {
  const files = { 'web.yaml': object('Pod', 'web'), 'kustomization.yaml': 'resources: [web.yaml]\n' };
  const folder = project({ 'app.sh': appWith(files) });

  expect(synth(folder, '--format', 'helm', '--chart-version', '1.0.0')).toEqual({
    status: 2,
    stdout: 'Synthesizing application\n',
    stderr:
      '[cdk8s-gitops] Cannot write a Helm chart: kustomization.yaml is a kustomization, which helm would treat as an object\n' +
      '  Fix: leave out index of gitOpsLayout and emit of Kustomization, or write the chart with HelmPackage\n',
  });
  expect(readdirSync(folder)).toEqual(['app.sh', 'cdk8s.yaml']);
});

test.each([
  ['cdk8s.yaml/dist', 'a part of the path is not a folder', 'remove what is there, or use another path'],
  ['x'.repeat(300), 'the name is too long', 'use a shorter name'],
])('an output folder that can not be there is an error with a fix: %s', (output, reason, fix) => {
  const folder = project();

  const { status, stderr } = synth(folder, '--output', output);

  expect({ status, stderr }).toEqual({
    status: 2,
    stderr: `[${join(folder, output)}] Cannot write the output: ${reason}\n  Fix: ${fix}\n`,
  });
});

test('a stop by Ctrl-C ends the app and the command, and leaves nothing', async () => {
  const folder = project({
    'cdk8s.yaml': 'app: exec sh app.sh\n',
    'app.sh': `${appWith({ 'web.yaml': object('Pod', 'web') })}echo $$\nexec sleep 100`,
  });
  const env = { ...process.env, TMPDIR: temporaryFolder() };
  const child = spawn(process.execPath, command, { cwd: folder, env, stdio: ['ignore', 'ignore', 'pipe'] });
  const [line] = (await once(child.stderr, 'data')) as [Buffer];

  child.kill('SIGINT');

  expect(await once(child, 'exit')).toEqual([null, 'SIGINT']);
  expect([...readdirSync(folder), ...readdirSync(env.TMPDIR)]).toEqual(['app.sh', 'cdk8s.yaml']);
  expect(() => process.kill(Number(line.toString()), 0)).toThrow('ESRCH');
});
