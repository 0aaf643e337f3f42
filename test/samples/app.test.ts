import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, App as Cdk8sApp, Chart } from 'cdk8s';
import { App } from 'cdk8s-gitops';
import { Tutorial } from '../../examples/tutorial/tutorial';
import { messageOf } from '../message-of';

const outdir = mkdtempSync(join(tmpdir(), 'app-'));

afterAll(() => rmSync(outdir, { recursive: true }));

test('an app writes its charts', () => {
  const app = new App({ outdir });
  new Tutorial(app, 'tutorial');

  app.synth();

  expect(app).toBeInstanceOf(Cdk8sApp);
  expect(readdirSync(outdir)).toContain('tutorial.k8s.yaml');
});

test('the same object twice is an error, unless the two are for different targets', () => {
  const build = (app: App) =>
    ['a', 'b'].forEach((name) => {
      const chart = new Chart(app, name);
      new ApiObject(chart, 'settings', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' } });
    });
  const one = new App({ outdir });
  const two = new App({ outdir, target: (chart) => chart.node.id });
  build(one);
  build(two);

  expect(messageOf(() => one.synth())).toContain('ConfigMap');
  expect(() => two.synth()).not.toThrow();
});
