import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { withTypescript } from '../../node-with-typescript';
import { filesBelow, temporaryFolder } from '../../temporary-folder';

const command = [...withTypescript, join(__dirname, '../../../lib/cli/main.ts'), 'synth'];

const object = (kind: string, name: string, apiVersion = 'v1'): string =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n  name: ${name}\n`;

/** A shell script that writes files to the output, as an app does. */
function appWith(files: Record<string, string>): string {
  const lines = Object.entries(files).map(
    ([path, text]) => `mkdir -p "$CDK8S_OUTDIR/${dirname(path)}"; cat > "$CDK8S_OUTDIR/${path}" <<'END'\n${text}END\n`,
  );
  return lines.join('');
}

/** A project with these files, and an app that writes a Pod. */
function project(files: Record<string, string> = {}): string {
  const folder = temporaryFolder();
  const all = {
    'cdk8s.yaml': 'app: sh app.sh\n',
    'app.sh': appWith({ 'web.k8s.yaml': object('Pod', 'web') }),
    ...files,
  };
  Object.entries(all).forEach(([path, text]) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  });
  return folder;
}

function synth(cwd: string, ...args: readonly string[]) {
  const env = { ...process.env, NODE_PATH: join(__dirname, '../../../node_modules') };
  const { status, stdout, stderr } = spawnSync(process.execPath, [...command, ...args], { cwd, env, encoding: 'utf8' });
  return { status, stdout, stderr };
}

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

const failingPlugin = `exports.Plugin = class {
  async validate({ report, manifests }) {
    console.log('looking');
    const violatingResources = [{ resourceName: 'web', manifestPath: manifests[0], locations: ['spec'] }];
    report.addViolation({ ruleName: 'no-pods', recommendation: 'use a Deployment', fix: 'write one', violatingResources });
    report.submit('failure');
  }
};`;
const validated = 'app: sh app.sh\nvalidations: [{ package: ./plugin, class: Plugin, version: 1.0.0 }]\n';

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

test('a report has the place of the manifest in the output, and is on standard error', () => {
  const folder = project({ 'cdk8s.yaml': validated, 'plugin/index.js': failingPlugin });

  const { stdout, stderr } = synth(folder);

  expect(stdout).toBe('Synthesizing application\n');
  expect(stderr.replaceAll(folder, '/project')).toMatchInlineSnapshot(`
   "looking
   Validation Report (/project/plugin@1.0.0)
   ---------------------------------------------------------

   (Summary)

   Status   failure
   Plugin   /project/plugin
   Version  1.0.0

   (Violations)

   no-pods (1 occurrences)

     Occurrences:

       - Construct Path: N/A
       - Manifest Path: dist/web.k8s.yaml
       - Resource Name: web
       - Locations:
         > spec

     Recommendation: use a Deployment
     How to fix: write one

   The validation failed, and nothing was written: see its reports above
   "
  `);
});

test('what is printed is one stream of YAML, in the order in which to apply it', () => {
  const app = appWith({
    'a.k8s.yaml': `${object('ValidatingWebhookConfiguration', 'hook', 'admissionregistration.k8s.io/v1')}---\n${object('Pod', 'a')}`,
    'b.k8s.yaml': `${object('Pod', 'b')}---\n${object('ServiceAccount', 'b')}---\n`,
    'sub/c.k8s.yaml': `---\n${object('Namespace', 'c')}`,
    'sub/kustomization.yaml': 'resources: [c.k8s.yaml]\n',
  });
  const folder = project({ 'app.sh': app });

  const { status, stdout, stderr } = synth(folder, '-p');

  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout.match(/^kind: .*|---|^ {2}name: .*/gm)?.join(' ')).toBe(
    'kind: Namespace   name: c --- kind: ServiceAccount   name: b --- kind: Pod   name: a --- kind: Pod   name: b --- ' +
      'kind: ValidatingWebhookConfiguration   name: hook',
  );
  expect(readdirSync(folder)).toEqual(['app.sh', 'cdk8s.yaml']);
});

test('what a plugin prints is not among the manifests', () => {
  const plugin = failingPlugin.replace("submit('failure')", "submit('success')");
  const folder = project({ 'cdk8s.yaml': validated, 'plugin/index.js': plugin });

  const { status, stdout, stderr } = synth(folder, '--stdout');

  expect({ status, stdout }).toEqual({ status: 0, stdout: object('Pod', 'web') });
  expect(stderr).toContain('looking\n');
  expect(stderr).toContain('    - Manifest Path: STDOUT\n');
});

test('nothing is printed if a validation fails', () => {
  const folder = project({ 'cdk8s.yaml': validated, 'plugin/index.js': failingPlugin });

  const { status, stdout } = synth(folder, '-p');

  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
});

test('an app that sets its folder itself is taken at its word', () => {
  const folder = project({
    'app.sh': appWith({ 'web.yaml': object('Pod', 'web') }).replaceAll('$CDK8S_OUTDIR', 'dist'),
  });

  const { status, stdout } = synth(folder);

  expect({ status, stdout }).toEqual({ status: 0, stdout: 'Synthesizing application\n  - dist/web.yaml\n' });
});

/** A project whose app is one of this library, and sets its folder itself. */
function projectOfOurs(more: string, files: Record<string, string> = {}): string {
  const pod = "{ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' } }";
  return project({
    'cdk8s.yaml': `app: node ${withTypescript.join(' ')} main.js\n`,
    'main.js': `
      const { ApiObject, Chart } = require('cdk8s');
      const { App, Kustomization } = require('cdk8s-gitops');
      const app = new App({ outdir: 'dist' });
      const [web, base] = ['web', 'base'].map((name) => new Chart(app, name));
      [web, base].forEach((chart) => new ApiObject(chart, 'pod', ${pod.replace("'web'", 'chart.node.id')}));
      ${more}
      app.synth();`,
    ...files,
  });
}

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

test('what is printed of an emitted kustomization are its objects, not its bases and patches', () => {
  const emit =
    "new Kustomization(base, 'prod', { resources: [web], namePrefix: 'p-', patches: [{ path: 'a.yaml' }], emit: { directory: 'dist/prod' } });";
  const patch = `${object('Pod', 'web').trimEnd()}\n  labels: { a: b }\n`;

  const { stdout, stderr } = synth(projectOfOurs(emit, { 'a.yaml': patch }), '-p');

  expect(stderr).toBe('');
  expect(stdout.match(/^ {2}name: .*|^ {4}a: b/gm)).toEqual([
    '  name: web',
    '  name: base',
    '  name: p-web',
    '    a: b',
  ]);
});

test('the order of what is printed is that of the app, also if the names of the files do not have it', () => {
  const layout =
    "app.layout = require('cdk8s-gitops').gitOpsLayout({ path: '{kind}-{name}.yaml' }); web.addDependency(base);";

  const { stdout } = synth(projectOfOurs(layout), '-p');

  expect(stdout.match(/name: .*/g)).toEqual(['name: base', 'name: web']);
});

test.each([
  [
    'is not installed',
    '{ package: company, class: Plugin, version: 1.2.3 }',
    'Cannot use the plugin company@1.2.3: it is not installed in plugins/company/1.2.3\n' +
      '  Fix: npm install --no-save --prefix plugins/company/1.2.3 company@1.2.3\n',
  ],
  [
    'is not at its path',
    '{ package: ./none, class: Plugin, version: 1.2.3 }',
    'Cannot use the plugin ./none@1.2.3: no module has this path\n  Fix: use the folder of a package\n',
  ],
  [
    'has a range of versions and a URL',
    '{ package: "https://example.com/plugin", class: Plugin, version: ^1.0.0 }',
    'Cannot load the plugin https://example.com/plugin: it is a URL\n' +
      '  Fix: use the name of a package, or a local folder\n' +
      '[cdk8s.yaml] Cannot load the plugin https://example.com/plugin: "^1.0.0" is not one exact version\n' +
      '  Fix: use a version such as 1.0.0\n',
  ],
  [
    'has no such class',
    '{ package: ./plugin, class: Other, version: 1.2.3 }',
    'Cannot use the plugin ./plugin@1.2.3: it exports no class Other\n  Fix: correct class of the validation\n',
  ],
  [
    'does not load',
    '{ package: ./broken, class: Plugin, version: 1.2.3 }',
    'Cannot use the plugin ./broken@1.2.3: it does not load: nothing works\n  Fix: correct the plugin\n',
  ],
  [
    'throws',
    '{ package: ./plugin, class: Throwing, version: 1.2.3 }',
    'Cannot validate with FOLDER/plugin@1.2.3: no objects\n  Fix: correct the plugin or its properties\n',
  ],
  [
    'does not end its report',
    '{ package: ./plugin, class: Silent, version: 1.2.3 }',
    'Cannot read the report of the plugin FOLDER/plugin@1.2.3: it was not submitted\n' +
      '  Fix: let the plugin call report.submit()\n',
  ],
])('a plugin that %s is an error', (_, validation, message) => {
  const folder = project({
    'cdk8s.yaml': `app: sh app.sh\npluginsDirectory: plugins\nvalidations: [${validation}]\n`,
    'broken/index.js': "throw new Error('nothing works');",
    'plugin/index.js': `exports.Silent = class { async validate() {} };
exports.Throwing = class { async validate() { throw new Error('no objects'); } };`,
  });

  const { status, stderr } = synth(folder);

  expect({ status, stderr: stderr.replaceAll(folder, 'FOLDER') }).toEqual({
    status: 2,
    stderr: `[cdk8s.yaml] ${message}`,
  });
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
