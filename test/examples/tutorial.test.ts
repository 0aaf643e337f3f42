import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringifyManifests } from 'cdk8s-gitops';
import { Manifests } from 'cdk8s-gitops/testing';
import { expectGolden } from '../golden';
import { withTypescript } from '../node-with-typescript';

const root = join(__dirname, '../..');
const outdir = mkdtempSync(join(tmpdir(), 'tutorial-'));

beforeAll(() => {
  const env = { ...process.env, CDK8S_OUTDIR: outdir };
  execFileSync(process.execPath, [...withTypescript, 'main.ts'], { cwd: root, env });
});

afterAll(() => rmSync(outdir, { recursive: true }));

test('the tutorial writes two files: the chapters, and Argo CD', () => {
  const files = readdirSync(outdir).filter((name) => !name.startsWith('.'));

  expect(files).toEqual(['argo-cd.k8s.yaml', 'tutorial.k8s.yaml']);
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

  execFileSync(process.execPath, [...withTypescript, 'main.ts'], {
    cwd: root,
    env: { ...process.env, CDK8S_OUTDIR: outdir },
  });

  expect(readFileSync(join(outdir, 'argo-cd.k8s.yaml')).equals(before)).toBe(true);
});
