// The tests start this as a process and kill it. It writes the versions of an app in turn until it is stopped.
// Arguments: output folder, number of runs (0: endless), versions, number of files.
import { ApiObject, Chart } from 'cdk8s';
import { App } from '../../../lib/app/app';

const [outdir, runs, versions, files] = process.argv.slice(2);

process.stdout.write('ready\n');
for (let run = 0; runs === '0' || run < Number(runs); run++) {
  const version = versions.split(',')[run % versions.split(',').length];
  const app = new App({ outdir });
  for (let index = 0; index < Number(files); index++) {
    const chart = new Chart(app, `${version}-${index}`);
    new ApiObject(chart, 'object', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: chart.node.id },
      data: { version },
    });
  }
  app.synth();
}
