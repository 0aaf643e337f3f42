import { type App } from 'cdk8s';
import { targetOf } from '../api-objects/app-output';
import { GitOpsError } from '../core/error';
import { type Manifest } from '../core/manifest';
import { writtenValue } from '../core/yaml/write/written-value';
import { objectText } from './layout/output-files';
import { type RenderedObject } from './layout/output-layout';
import { Rendering } from './rendering';

/**
 * All objects of an app, also of one that is an App of cdk8s.
 *
 * @throws if anything in the app is invalid or clashes, as `App.synth()` does
 */
export function renderApp(app: App): RenderedObject[] {
  const sortKeys = !process.env.CDK8S_DISABLE_SORT;
  const rendering = new Rendering({ app, resolvers: app.resolvers, sortKeys, target: targetOf });
  const objects = rendering.plan.charts.flatMap((planned) => [...rendering.objectsOf(planned)]);
  if (rendering.findings.length > 0) {
    throw new GitOpsError(rendering.findings);
  }
  return objects;
}

/** The manifest of an object as it is written. */
export function manifestAsWritten(rendered: RenderedObject): Manifest {
  try {
    return writtenValue(rendered.manifest) as Manifest;
  } catch (error) {
    // The writer finds the same mistake, and names the object.
    objectText(rendered);
    throw error;
  }
}
