// An app of a project: it locates the charts of app.json, as HelmChart does.
import { readFileSync } from 'node:fs';
import { locateChart } from '../../../../lib/engines/helm/locate-chart';
import { type ProjectApp } from './project';

const { charts, fails } = JSON.parse(readFileSync('app.json', 'utf8')) as ProjectApp;
process.stdout.write('the app runs\n');
for (const [where, request] of Object.entries(charts)) {
  process.stdout.write(`${locateChart(request, where)}\n`);
}
if (fails === true) {
  throw new Error('the app fails');
}
