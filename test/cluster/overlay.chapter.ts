import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Chart } from 'cdk8s';
import { App, Kustomization } from 'cdk8s-gitops';
import { kubectl, tryKubectl } from './harness/kubectl';
import { createNamespace, deleteNamespace } from './harness/namespace';
import { Report } from './harness/report';
import { liveObjects } from './overlay/live-objects';
import { type Overlay, overlays } from './overlay/overlays';

const report = new Report('overlay', 'dist/ and kubectl apply -k', ['overlay', 'live objects', 'differences']);
const namespaces: string[] = [];
const folders: string[] = [];

afterAll(() => {
  report.write();
  namespaces.forEach(deleteNamespace);
  folders.forEach((folder) => rmSync(folder, { recursive: true }));
});

function newNamespace(): string {
  const namespace = createNamespace('overlay');
  namespaces.push(namespace);
  return namespace;
}

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'overlay-'));
  folders.push(folder);
  return folder;
}

/** Writes an app with the overlay: its objects into `dist/`, or a kustomization for `kubectl apply -k`. */
function synthesize(overlay: Overlay, namespace: string, emits: boolean): string {
  const folder = newFolder();
  const outdir = join(folder, 'dist');
  const directory = join(outdir, 'overlay');
  mkdirSync(join(folder, 'bases'));
  const app = new App({ outdir });
  const props = overlay(namespace, join(folder, 'bases'));
  new Kustomization(new Chart(app, 'chart'), 'overlay', emits ? { ...props, emit: { directory } } : props);
  app.synth();
  return emits ? directory : outdir;
}

const cases = Object.entries(overlays).map(([name, overlay]) => ({ name, overlay }));

test.each(cases)('$name: dist/ and the emitted folder make the same live objects', ({ name, overlay }) => {
  const [one, other] = [newNamespace(), newNamespace()];

  kubectl(['apply', '--validate=strict', '-f', synthesize(overlay, one, false)]);
  kubectl(['apply', '--validate=strict', '-k', synthesize(overlay, other, true)]);

  const [applied, built] = [liveObjects(one), liveObjects(other)];
  const isSame = JSON.stringify([...applied]) === JSON.stringify([...built]);
  report.add(name, applied.size, isSame ? 'none' : 'some');
  expect(applied.size).toBeGreaterThan(0);
  expect([...applied]).toEqual([...built]);
});

test.each(cases)('$name: after dist/ is applied, kubectl apply -k changes nothing, twice', ({ overlay }) => {
  const namespace = newNamespace();
  const [dist, emitted] = [synthesize(overlay, namespace, false), synthesize(overlay, namespace, true)];
  kubectl(['apply', '-f', dist]);

  const { ok, stdout, stderr } = tryKubectl(['diff', '-k', emitted]);
  const again = kubectl(['apply', '-f', dist, '-o', 'name']);

  expect([ok, stdout, stderr]).toEqual([true, '', '']);
  expect(again.trim().split('\n')).toHaveLength(liveObjects(namespace).size);
  expect(kubectl(['apply', '-k', emitted])).not.toMatch(/created|configured/);
});
