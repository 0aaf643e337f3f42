import { App, type Chart } from 'cdk8s';
import { type Manifest } from '../core/manifest';
import { renderApp, manifestAsWritten } from './render-app';

/**
 * The objects of a chart, without the charts inside it, as `App.synth()` writes them: also if the chart is in an App of
 * cdk8s.
 *
 * @throws if anything in the app is invalid or clashes, as `App.synth()` does
 */
export function chartManifests(chart: Chart): Manifest[] {
  return renderApp(App.of(chart))
    .filter((rendered) => rendered.chart === chart)
    .map(manifestAsWritten);
}
