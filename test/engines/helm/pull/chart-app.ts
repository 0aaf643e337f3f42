// An app of a project with the Helm charts of app.json.
import { Chart } from 'cdk8s';
import { App, HelmChart } from 'cdk8s-gitops';
import { type HelmChartProps } from 'cdk8s-gitops/helm';
import { readFileSync } from 'node:fs';

const { charts } = JSON.parse(readFileSync('app.json', 'utf8')) as { charts: Record<string, HelmChartProps> };
const app = new App();
const chart = new Chart(app, 'app');
Object.entries(charts).forEach(([id, props]) => new HelmChart(chart, id, props));
app.synth();
