import { type App } from 'cdk8s';
import { targetOf } from '../api-objects/app-output';
import { withDefaults } from '../core/stand-in';
import { type GraphInput } from '../engines/graph/data/graph';
import { manifestAsWritten, renderApp } from './render-app';

/**
 * The objects of an app, each with the construct that makes it and the cluster that it is for.
 *
 * @throws if anything in the app is invalid or clashes, as `App.synth()` does
 */
export function appObjects(app: App): GraphInput[] {
  return renderApp(app).map((rendered) => ({
    manifest: manifestAsWritten({ ...rendered, manifest: withDefaults(rendered.manifest, rendered.object) }),
    constructPath: (rendered.object ?? rendered.chart).node.path,
    target: targetOf(rendered.chart),
  }));
}
