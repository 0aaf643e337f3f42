// One measurement for bench/helm.mjs, in its own process. Arguments: `ours` or `cdk8s`, the output folder, and the folders
// of the charts. Both get the same flags.
import { createRequire } from 'node:module';
import { basename } from 'node:path';

const require = createRequire(import.meta.url);
const cdk8s = require('cdk8s');

const [what, outdir, ...charts] = process.argv.slice(2);
const isOurs = what === 'ours';
const { App, HelmChart } = isOurs ? require('../build/lib/public') : { App: cdk8s.App };

const app = new App({ outdir });
const scope = new cdk8s.Chart(app, 'charts', { namespace: 'apps' });
charts.forEach((chart, index) => {
  const id = `${basename(chart)}-${index}`;
  if (isOurs) {
    new HelmChart(scope, id, { chart, kubeVersion: '1.36.0' });
  } else {
    new cdk8s.Helm(scope, id, {
      chart,
      releaseName: id,
      namespace: 'apps',
      helmExecutable: process.env.HELM,
      helmFlags: ['--include-crds', '--skip-tests', '--kube-version', '1.36.0'],
    });
  }
});
app.synth();
