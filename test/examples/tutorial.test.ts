import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringifyManifests } from 'cdk8s-gitops';
import { Manifests } from 'cdk8s-gitops/testing';
import { expectGolden } from '../golden';
import { withTypescript } from '../node-with-typescript';
import { describeWithTool } from '../real-tools';
import { filesBelow, temporaryFolder } from '../temporary-folder';

const root = join(__dirname, '../..');
const outdir = mkdtempSync(join(tmpdir(), 'tutorial-'));
let stderr: string;

/** Runs the app as on a machine that has no helm, and that has never run it before. What it prints to stderr. */
function synthesize(): string {
  const { HELM: _helm, ...env } = process.env;
  const cache = temporaryFolder();
  const run = spawnSync(process.execPath, [...withTypescript, 'main.ts'], {
    cwd: root,
    env: { ...env, PATH: '/nowhere', CDK8S_GITOPS_HELM_CACHE: cache, CDK8S_OUTDIR: outdir },
    encoding: 'utf8',
  });
  expect([run.status, readdirSync(cache)]).toEqual([0, []]);
  return run.stderr;
}

beforeAll(() => {
  stderr = synthesize();
});

afterAll(() => rmSync(outdir, { recursive: true }));

test('the tutorial writes one file for each chart, and a folder for each package', () => {
  const names = readdirSync(outdir).filter((name) => !name.startsWith('.'));

  expect(names).toEqual([
    'argo-cd.k8s.yaml',
    'echo.k8s.yaml',
    'mychart',
    'mychart-test.k8s.yaml',
    'mychart.k8s.yaml',
    'tutorial',
    'tutorial.k8s.yaml',
  ]);
});

test('without helm, the render of the Helm chart comes from the project, and a warning says which helm made it', () => {
  expect(stderr).toContain('[echo/echo] No helm on this machine: the render of ');
  expect(stderr).toContain('/examples/tutorial/echo that helm v4.2.3 made is used\n');
});

test('the Helm chart has its values, and the probe that was added', () => {
  const text = readFileSync(join(outdir, 'echo.k8s.yaml'), 'utf8');

  expectGolden(__dirname, 'echo.k8s.yaml', text);
});

test('the packages have a template for each object of the charts', () => {
  const templates = ['tutorial', 'mychart'].flatMap((name) =>
    Object.keys(filesBelow(join(outdir, name))).map((path) => `${name}/${path}`),
  );

  expect(templates.filter((path) => path.includes('/templates/')).sort()).toEqual([
    'mychart/templates/NOTES.txt',
    'mychart/templates/_helpers.tpl',
    'mychart/templates/deployment.yaml',
    'mychart/templates/horizontalpodautoscaler.yaml',
    'mychart/templates/ingress.yaml',
    'mychart/templates/service.yaml',
    'mychart/templates/serviceaccount.yaml',
    'mychart/templates/tests/test-connection-pod.yaml',
    'tutorial/templates/liveness-http-pod.yaml',
    'tutorial/templates/nginx-pod.yaml',
    'tutorial/templates/readiness-http-pod.yaml',
    'tutorial/templates/readiness-http-service.yaml',
  ]);
});

test('the test that helm runs is in a file of its own', () => {
  const hasTest = ['mychart', 'mychart-test'].map((name) =>
    readFileSync(join(outdir, `${name}.k8s.yaml`), 'utf8').includes('helm.sh/hook: test'),
  );

  expect(hasTest).toEqual([false, true]);
});

test('the file of the chapters equals the golden file', () => {
  const text = readFileSync(join(outdir, 'tutorial.k8s.yaml'), 'utf8');

  expectGolden(__dirname, 'tutorial.k8s.yaml', text);
});

test('Argo CD is complete: each object in its namespace, the Namespace and the CRDs first', () => {
  const objects = Manifests.fromYaml(readFileSync(join(outdir, 'argo-cd.k8s.yaml'), 'utf8')).all;

  const lines = objects.map(({ kind, metadata }) => `${kind} ${metadata?.namespace ?? '-'} ${metadata?.name}\n`);

  expectGolden(__dirname, 'argo-cd.txt', lines.join(''));
});

test('argocd-server is reachable on port 31001 of every node', () => {
  const service = Manifests.fromDirectory(outdir).get('Service', 'argocd-server');

  expectGolden(__dirname, 'argocd-server.yaml', stringifyManifests([service]));
});

test('the base file of the overlay is not changed', () => {
  const base = readFileSync(join(root, 'examples/tutorial/nginx/pod.yaml'), 'utf8');

  expect(base).toContain('image: nginx:latest');
});

test('a second synth writes the same bytes', () => {
  const before = readFileSync(join(outdir, 'argo-cd.k8s.yaml'));

  synthesize();

  expect(readFileSync(join(outdir, 'argo-cd.k8s.yaml')).equals(before)).toBe(true);
});

describeWithTool('helm-4.2', 'the renders in charts/rendered', (helm) => {
  test('are what helm pull --render writes', () => {
    const folder = temporaryFolder();
    const register = withTypescript.join(' ');
    writeFileSync(join(folder, 'cdk8s.yaml'), `app: node ${register} ${join(root, 'main.ts')}\n`);

    const { status, stderr: problems } = spawnSync(
      process.execPath,
      [...withTypescript, join(root, 'lib/cli/main.ts'), 'helm', 'pull', '--render'],
      { cwd: folder, env: { ...process.env, HELM: helm }, encoding: 'utf8' },
    );

    expect([status, problems]).toEqual([0, 'The app names 0 charts of repositories and registries.\n']);
    // If this fails, CONTRIBUTING.md has the command that renders again.
    expect(filesBelow(join(root, 'charts'))).toEqual(filesBelow(join(folder, 'charts')));
  });
});
