// An app of a project with the Kustomization of props.json.
import { Chart } from 'cdk8s';
import { App, Kustomization, type KustomizationProps } from 'cdk8s-gitops';
import { readFileSync } from 'node:fs';

const app = new App();
new Kustomization(
  new Chart(app, 'app'),
  'overlay',
  JSON.parse(readFileSync('props.json', 'utf8')) as KustomizationProps,
);
app.synth();
