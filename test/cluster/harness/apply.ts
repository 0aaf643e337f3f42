import { App, Chart, Testing } from 'cdk8s';
import { stringifyManifests, type Manifest } from 'cdk8s-gitops';
import { kubectl } from './kubectl';

/** Makes a chart in a namespace and applies its objects as a user would, with `kubectl apply --server-side`. */
export function applyChart(namespace: string, add: (chart: Chart) => void): Manifest[] {
  const chart = new Chart(new App(), 'chart', { namespace });
  add(chart);
  const manifests = Testing.synth(chart) as Manifest[];
  kubectl(['apply', '--server-side', '--validate=strict', '-f', '-'], stringifyManifests(manifests));
  return manifests;
}
