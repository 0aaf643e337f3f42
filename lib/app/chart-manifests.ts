import { App, type Chart } from 'cdk8s';
import { targetOf } from '../api-objects/app-output';
import { GitOpsError } from '../core/error';
import { type Manifest } from '../core/manifest';
import { writtenValue } from '../core/yaml/write/written-value';
import { objectText } from './layout/output-files';
import { type RenderedObject } from './layout/output-layout';
import { Rendering } from './rendering';

/**
 * The objects of a chart, without the charts inside it, as `App.synth()` writes them: also if the chart is in an App of
 * cdk8s.
 *
 * @throws if anything in the app is invalid or clashes, as `App.synth()` does
 */
export function chartManifests(chart: Chart): Manifest[] {
  const app = App.of(chart);
  const sortKeys = !process.env.CDK8S_DISABLE_SORT;
  const rendering = new Rendering({ app, resolvers: app.resolvers, sortKeys, target: targetOf });
  const manifests = rendering.plan.charts.flatMap((planned) => {
    const objects = [...rendering.objectsOf(planned)];
    return planned.chart === chart ? objects.map(writtenManifest) : [];
  });
  if (rendering.findings.length > 0) {
    throw new GitOpsError(rendering.findings);
  }
  return manifests;
}

function writtenManifest(rendered: RenderedObject): Manifest {
  try {
    return writtenValue(rendered.manifest) as Manifest;
  } catch (error) {
    // The writer finds the same mistake, and names the object.
    objectText(rendered);
    throw error;
  }
}
