import { hasOwnChartToJson } from '../../api-objects/cdk8s-internals/own-methods';
import { ManifestObject } from '../../api-objects/manifest-object';
import { noteCustomScope } from '../../api-objects/custom-scopes';
import { type Manifest } from '../../core/manifest';
import { type AppPlan, type PlannedChart } from '../tree/app-plan';
import { type RenderedObject } from '../layout/output-layout';
import { renderObject, type RenderOptions } from './render-object';

/**
 * Renders the objects of a chart one after another, so that not more than one is in memory as data.
 * If a chart has its own `toJson`, that decides on its objects, as in the App of cdk8s.
 */
export function* renderChart({ chart, objects }: PlannedChart, options: RenderOptions): Generator<RenderedObject> {
  if (hasOwnChartToJson(chart)) {
    for (const manifest of chart.toJson() as Manifest[]) {
      yield { chart, manifest };
    }
  } else {
    for (const object of objects) {
      yield { chart, object, manifest: renderObject(object, options) };
    }
  }
}

/**
 * Reads the definitions of custom resources. Call it before anything is rendered, because a definition may come after
 * the resources whose scope it defines.
 */
export function noteCustomScopes(plan: AppPlan, options: RenderOptions): void {
  for (const { objects } of plan.charts) {
    for (const object of objects) {
      if (object.kind === 'CustomResourceDefinition' && !(object instanceof ManifestObject)) {
        noteCustomScope(object, renderObject(object, options));
      }
    }
  }
}
