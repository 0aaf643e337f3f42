// The tests start this as a process, since a run that opens a pipe never ends. It reads cases from standard input, each
// with its working folder and output folder, and prints one line of JSON for each: the message of its error, or null.
import { ApiObject, Chart, YamlOutputType } from 'cdk8s';
import { readFileSync } from 'node:fs';
import { App } from '../../../lib/app/app';

/** Writes an app with a chart for each id. Each chart has a folder of its own. */
export function synthCharts(outdir: string, ...ids: string[]): void {
  const app = new App({ outdir, yamlOutputType: YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE });
  for (const id of ids) {
    const chart = new Chart(app, id);
    new ApiObject(chart, 'map', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: id }, data: { id } });
  }
  app.synth();
}

if (require.main === module) {
  const cases = JSON.parse(readFileSync(0, 'utf8')) as { readonly cwd: string; readonly outdir: string }[];
  for (const { cwd, outdir } of cases) {
    process.chdir(cwd);
    let message: string | null = null;
    try {
      synthCharts(outdir, 'web');
    } catch (error) {
      message = (error as Error).message;
    }
    process.stdout.write(`${JSON.stringify(message)}\n`);
  }
}
