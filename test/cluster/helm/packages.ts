import { join } from 'node:path';
import { ApiObject, Chart } from 'cdk8s';
import { App, HelmPackage, helmRelease, helmText, helmValue } from 'cdk8s-gitops';
import { ConnectionTest } from '../../../examples/mychart/connection-test';
import { MyChart, notes } from '../../../examples/mychart/mychart';
import { Tutorial } from '../../../examples/tutorial/tutorial';

/** The version of each package. */
const version = '0.1.0';

/**
 * Writes an app and its packages, and returns the folder: `mychart/` has many values, `tutorial/` has none, and `shop/`
 * has `mychart/` as a dependency. The plain output is beside them.
 */
export function writePackages(folder: string): string {
  const outdir = join(folder, 'dist');
  const app = new App({ outdir });
  const mychart = [new MyChart(app, 'mychart'), new ConnectionTest(app, 'mychart-test')];
  const tutorial = new Tutorial(app, 'tutorial');
  new HelmPackage(app, 'mychart-package', { name: 'mychart', version, charts: mychart, notes, archive: true });
  new HelmPackage(app, 'tutorial-package', { name: 'tutorial', version, charts: [tutorial] });
  new HelmPackage(app, 'shop-package', { name: 'shop', version, charts: [shop(app)], dependencies: [dependency] });
  app.synth();
  return outdir;
}

const dependency = { name: 'mychart', version, repository: 'file://../mychart', condition: 'mychart.enabled' };

function shop(app: App): Chart {
  const chart = new Chart(app, 'shop');
  new ApiObject(chart, 'settings', {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: helmText`${helmRelease.name}-settings` },
    data: { greeting: helmValue('greeting', 'hello') },
  });
  return chart;
}
