import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import * as library from 'cdk8s-gitops';
import * as argoCd from 'cdk8s-gitops/argo-cd';
import * as kustomize from 'cdk8s-gitops/kustomize';
import manifest from '../../package.json';
import { checkPackage } from '../../tools/release/check-package';
import { ConsumerProject, pack } from './project';

const root = join(__dirname, '../..');
const peers = Object.keys(manifest.peerDependencies);
const needed = [...peers, ...Object.keys(manifest.dependencies)];

const directory = mkdtempSync(join(tmpdir(), 'pack-'));
const projects: ConsumerProject[] = [];
let packed: ReturnType<typeof pack>;

beforeAll(() => {
  packed = pack(directory);
});

afterAll(() => {
  projects.forEach((project) => project.remove());
  rmSync(directory, { recursive: true });
});

function newProject(...more: string[]): ConsumerProject {
  const project = new ConsumerProject(packed.path, [...needed, ...more]);
  projects.push(project);
  return project;
}

test('the package is one that the release script would publish', () => {
  const read = (path: string): string => readFileSync(join(root, path), 'utf8');

  expect(checkPackage(packed, manifest, read, [root])).toEqual([]);
});

describe('JavaScript', () => {
  const values = { 'cdk8s-gitops': library, 'cdk8s-gitops/argo-cd': argoCd, 'cdk8s-gitops/kustomize': kustomize };
  const entries = Object.entries(values).map(([entry, exported]) => [entry, Object.keys(exported).sort()] as const);

  test.each(entries)('require() gets every value of %s, without loading an ES module', (entry, wanted) => {
    const project = newProject();
    project.write('a.js', `console.log(Object.entries(require('${entry}')).map(([name]) => name).sort().join())`);

    const names = project.node('--no-experimental-require-module', 'a.js');

    expect(names.trim().split(',')).toEqual(wanted);
  });

  test.each(entries)('import gets every value of %s', (entry, wanted) => {
    const project = newProject();
    project.write('a.mjs', `import { ${wanted.join(', ')} } from '${entry}'; console.log('imported');`);

    expect(project.node('--no-experimental-require-module', 'a.mjs')).toBe('imported\n');
  });

  test('what one entry makes is an instance of the class of another, required or imported', () => {
    const project = newProject();
    project.write('a.mjs', twoEntries);

    expect(project.node('--no-experimental-require-module', 'a.mjs')).toBe('true true true\n');
  });

  test('an app with a Pod loads none of the packages that ours depends on', () => {
    const project = newProject();
    project.write('a.js', onePod);

    const loaded = project.node('--no-experimental-require-module', 'a.js').trim().split('\n');

    const own = Object.keys(manifest.dependencies).map(folderOf);
    expect(loaded.filter((file) => own.some((folder) => file.startsWith(folder)))).toEqual([]);
    expect(loaded.filter((file) => file.startsWith(folderOf('cdk8s')))).not.toEqual([]);
  });

  test('its code is ASCII, which Node.js loads faster', () => {
    const build = join(newProject().directory, 'node_modules/cdk8s-gitops/build');
    const files = readdirSync(build, { encoding: 'utf8', recursive: true }).filter((file) => file.endsWith('.js'));
    const code = files.map((file) => readFileSync(join(build, file), 'utf8'));

    expect(code.length).toBeGreaterThan(2);
    expect(code.filter((text) => /[^\0-\x7f]/.test(text))).toEqual([]);
  });

  test('an app with a Pod loads the part of the library that all apps need, and the one of Pods', () => {
    const project = newProject();
    project.write('a.js', onePod);

    const loaded = project.node('a.js').trim().split('\n');

    const own = loaded.filter((file) => file.includes('/cdk8s-gitops/build/') && !file.includes('/data/'));
    expect(own.map((file) => basename(file))).toEqual(['index.js', 'library.js', 'pod.js']);
  });

  test('the sub-path for tests loads without Jest', () => {
    const project = newProject();
    project.write(
      'a.mjs',
      "import { Manifests } from 'cdk8s-gitops/testing'; console.log([...Manifests.fromYaml('')]);",
    );

    expect(project.node('--no-experimental-require-module', 'a.mjs')).toBe('[]\n');
  });

  test('tsx runs an app in TypeScript, as the README says', () => {
    const project = newProject('tsx');
    project.write('main.ts', "import { App, type Manifest } from 'cdk8s-gitops'; console.log(typeof new App());");

    expect(project.node('-r', 'tsx/cjs', 'main.ts')).toBe('object\n');
  });

  test('our charts and charts of cdk8s-plus can be in one app, ours or that of cdk8s', () => {
    const project = newProject();
    project.write('a.js', javascript);

    expect(project.node('--no-experimental-require-module', 'a.js')).toBe('Deployment,Pod\nDeployment,Pod\n');
  });

  test('objects of a URL are included, whatever options Node.js has', () => {
    const project = newProject();
    project.write('options.js', "if (!require('node:worker_threads').isMainThread) throw new Error('loaded twice')");
    project.write('a.js', includeFromUrl);

    expect(project.node('--no-experimental-require-module', '--require', './options.js', 'a.js')).toBe('web\n');
  });

  test('without the file of its worker thread, the error is about bundles', () => {
    const project = newProject();
    const file = join(project.directory, 'node_modules/cdk8s-gitops/build/lib/joined/process-worker.js');
    project.write('a.js', includeFromUrl);
    rmSync(file);

    expect(project.node('a.js')).toBe(
      `[cdk8s-gitops] Cannot start the thread that runs processes: ${file} is missing\n` +
        '  Fix: if you bundle your app, leave cdk8s-gitops out of the bundle\n',
    );
  });
});

/** Where Node.js finds a package that a project links to. */
function folderOf(name: string): string {
  return join(realpathSync(join(__dirname, '../../node_modules', name)), '/');
}

const twoEntries = `
import { createRequire } from 'node:module';
import { App, Chart } from 'cdk8s';
import { Application, GitOpsError } from 'cdk8s-gitops';
import { Application as SameApplication } from 'cdk8s-gitops/argo-cd';
const required = createRequire(import.meta.url)('cdk8s-gitops/argo-cd');
const chart = new Chart(new App(), 'chart');
const source = { repoURL: 'https://git.example/repo', path: '.', targetRevision: 'main' };
const project = 'default';
const props = { metadata: { name: 'web' }, project, source, destination: { name: 'in-cluster', namespace: 'web' } };
let error;
try {
  new required.Application(chart, 'wrong', {});
} catch (thrown) {
  error = thrown;
}
const application = new required.Application(chart, 'web', props);
console.log(application instanceof Application, application instanceof SameApplication, error instanceof GitOpsError);
`;

const onePod = `
const { Chart } = require('cdk8s');
const { App, ProbedPod } = require('cdk8s-gitops');
const app = new App();
const metadata = { name: 'web' };
new ProbedPod(new Chart(app, 'chart'), 'pod', { metadata, containers: [{ name: 'app', image: 'nginx' }] });
app.synth();
console.log(Object.keys(require.cache).join('\\n'));
`;

const javascript = `
const cdk8s = require('cdk8s');
const { Deployment } = require('cdk8s-plus-27');
const { addProbes, App, ProbedPod } = require('cdk8s-gitops');
const { Manifests } = require('cdk8s-gitops/testing');
for (const app of [new App(), new cdk8s.App()]) {
  const chart = new cdk8s.Chart(app, 'chart');
  const plus = new Deployment(chart, 'plus', { containers: [{ image: 'nginx' }] });
  addProbes(plus, { liveness: { tcpSocket: { port: 80 } } });
  new ProbedPod(chart, 'ours', { metadata: { name: 'ours' }, containers: [{ name: 'app', image: 'nginx' }] });
  console.log(Manifests.fromApp(app).all.map((manifest) => manifest.kind).sort().join());
}
`;

const includeFromUrl = `
const { App, Chart } = require('cdk8s');
const { Include } = require('cdk8s-gitops');
const text = '{ "apiVersion": "v1", "kind": "Pod", "metadata": { "name": "web" } }';
const program = "require('http').createServer((_, response) => response.end(process.argv[1])).listen(0, '127.0.0.1', " +
  "function () { console.log(this.address().port) })";
const server = require('child_process').spawn(process.execPath, ['-e', program, text]);
server.stdout.once('data', (port) => {
  try {
    const sha256 = require('crypto').createHash('sha256').update(text).digest('hex');
    const group = new Include(new Chart(new App(), 'chart'), 'vendor', { url: 'http://127.0.0.1:' + Number(port), sha256 });
    console.log(group.apiObjects.map((object) => object.name).join());
  } catch (error) {
    console.log(error.message);
  } finally {
    server.kill();
  }
});
`;

/** Code of a user's project that uses our types. */
const chart = `
import { Chart, Duration } from 'cdk8s';
import { Deployment } from 'cdk8s-plus-27';
import { addProbes, App, ArgoCdInstall, kustomize, type Manifest, parseManifests, ProbedPod } from 'cdk8s-gitops';
import { Application, type ArgoCdServerProps } from 'cdk8s-gitops/argo-cd';
import { type ReplicaRule } from 'cdk8s-gitops/kustomize';
import { Manifests } from 'cdk8s-gitops/testing';

const chart = new Chart(new App(), 'chart');
const plus = new Deployment(chart, 'plus', { containers: [{ image: 'nginx' }] });
addProbes(plus, { readiness: { httpGet: { path: '/', port: 80 }, period: Duration.seconds(5) } });
new ProbedPod(chart, 'ours', { metadata: { name: 'ours' }, containers: [{ name: 'app', image: 'nginx' }] });
const server: ArgoCdServerProps = { service: { type: 'NodePort', nodePorts: { https: 31001 } } };
new ArgoCdInstall(chart, 'argocd', { server });
export const applications = chart.node.children.filter((child) => child instanceof Application);
export const replicas: ReplicaRule[] = [];
export const built: Manifest[] = [...parseManifests(''), ...kustomize.build('.')];
export const cpu: string | number | undefined = Manifests.of(chart).get('Deployment', 'plus').spec.template.spec
  ?.containers[0]?.resources?.limits?.['cpu'];
export const plain: Manifest = Manifests.of(chart).get('serving.knative.dev/v1 Service', 'web');
// @ts-expect-error a Pod has no replicas
export const pod = Manifests.of(chart).get('Pod', 'ours').spec.replicas;
const both = { httpGet: { path: '/', port: 80 }, tcpSocket: { port: 80 } };
// @ts-expect-error a probe has one handler
addProbes(plus, { liveness: both });
`;

/** A test in a user's project. */
const matchers = `
import { manifestMatchers, Manifests } from 'cdk8s-gitops/testing';

expect.extend(manifestMatchers);
test('a test', () => {
  expect(Manifests.fromYaml('')).toHaveResource('v1', 'Pod', { spec: { a: expect.anything() } });
  expect(Manifests.fromYaml('')).not.toHaveResource('v1', 'Pod');
  expect(Manifests.fromYaml('')).toMatchManifestSnapshot();
  // @ts-expect-error the kind is missing
  expect(Manifests.fromYaml('')).toHaveResource('v1');
});
`;

function compiler(version: string): string {
  return join(__dirname, '../../node_modules', version === '7' ? 'typescript-7/bin/tsc' : 'typescript/bin/tsc');
}

/** Strict TypeScript that checks our declarations too. */
const strict = ['--strict', '--skipLibCheck', 'false', '--noEmit', '--target', 'es2022'];

/** Code of a user's library: the compiler has to name types that are not written there. */
const libraryCode = `
import { type ArgoCdInstallProps, type KustomizationProps } from 'cdk8s-gitops';

export const serverOf = (props: ArgoCdInstallProps) => props.server;
export const replicasOf = (props: KustomizationProps) => props.replicas?.[0];
`;

describe('strict TypeScript, without skipLibCheck', () => {
  test.each([
    ['5.9', 'node10', ['--module', 'commonjs', '--moduleResolution', 'node10']],
    ['5.9', 'node16', ['--module', 'node16']],
    ['7', 'node16', ['--module', 'node16']],
    ['7', 'bundler', ['--module', 'esnext', '--moduleResolution', 'bundler']],
  ])(
    'version %s compiles a chart with module resolution %s',
    (version, _, options) => {
      const project = newProject('@types/node');
      project.write('chart.ts', chart);

      expect(project.node(compiler(version), ...strict, '--types', 'node', ...options, 'chart.ts')).toBe('');
    },
    60_000,
  );

  test('the declarations of a library name types of the sub-paths', () => {
    const project = newProject('@types/node');
    project.write('library.ts', libraryCode);
    const flags = ['--strict', '--declaration', '--target', 'es2022', '--module', 'node16', 'library.ts'];

    project.node(compiler('5.9'), ...flags);

    const declarations = readFileSync(join(project.directory, 'library.d.ts'), 'utf8');
    expect(declarations.match(/import\("[^"]+"\)\.\w+/g)).toEqual([
      'import("cdk8s-gitops/argo-cd").ArgoCdServerProps',
      'import("cdk8s-gitops/kustomize").ReplicaRule',
    ]);
  });

  test.each([
    ['the global expect', 'jest', ['@types/jest', 'expect'], ''],
    [
      'the expect of @jest/globals',
      'node',
      ['@jest/globals', 'expect'],
      "import { expect, test } from '@jest/globals';",
    ],
  ])('%s knows the matchers', (_, types, packages, importLine) => {
    const project = newProject('@types/node', ...packages);
    project.write('chart.test.ts', `${importLine}${matchers}`);

    const compile = [compiler('7'), ...strict, '--types', types, '--module', 'node16', 'chart.test.ts'];

    expect(project.node(...compile)).toBe('');
  });
});
