import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expectGolden } from '../golden';

const root = join(__dirname, '../..');
const outdir = mkdtempSync(join(tmpdir(), 'tutorial-'));

beforeAll(() => {
  execFileSync(process.execPath, ['-r', 'tsx/cjs', 'main.ts'], {
    cwd: root,
    env: { ...process.env, CDK8S_OUTDIR: outdir },
  });
});

afterAll(() => rmSync(outdir, { recursive: true }));

test('the tutorial is two files: the chapters, and Argo CD', () => {
  const files = readdirSync(outdir).filter((name) => !name.startsWith('.'));

  expect(files).toEqual(['argo-cd.k8s.yaml', 'tutorial.k8s.yaml']);
});

test.each(['tutorial.k8s.yaml', 'argo-cd.k8s.yaml'])('%s is what the course shows', (name) => {
  const text = readFileSync(join(outdir, name), 'utf8');

  expectGolden(join(__dirname), name, text);
});

test('the base file of the overlay stays as it is', () => {
  const base = readFileSync(join(root, 'examples/tutorial/nginx/pod.yaml'), 'utf8');

  expect(base).toContain('image: nginx:latest');
});
