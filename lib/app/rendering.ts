import { hasOnlyBuiltInResolvers } from '../api-objects/cdk8s-internals/built-in-resolvers';
import { type Finding } from '../core/error';
import { ClusterClashes } from './cluster-clashes';
import { type RenderedObject } from './layout/output-layout';
import { noteCustomScopes, renderChart } from './render/render-chart';
import { type RenderOptions } from './render/render-object';
import { type AppSettings } from './app-settings';
import { type AppPlan, type PlannedChart, planApp } from './tree/app-plan';

/** Renders a valid app, chart by chart, and compares what is rendered. */
export class Rendering {
  public readonly plan: AppPlan;
  private readonly options: RenderOptions;
  private readonly clashes = new ClusterClashes();

  /** @throws if something in the app is invalid or depends on itself */
  constructor(private readonly settings: Pick<AppSettings, 'app' | 'resolvers' | 'sortKeys' | 'target'>) {
    this.plan = planApp(settings.app);
    this.options = { plain: hasOnlyBuiltInResolvers(settings.resolvers), sortKeys: settings.sortKeys };
    noteCustomScopes(this.plan, this.options);
  }

  /** Renders the objects of a chart, one after another. */
  public *objectsOf(planned: PlannedChart): Generator<RenderedObject> {
    for (const rendered of renderChart(planned, this.options)) {
      this.clashes.add(rendered, this.settings.target(rendered.chart));
      yield rendered;
    }
  }

  /** How many objects have been rendered. */
  public get count(): number {
    return this.clashes.count;
  }

  /** What one cluster can't have, among the objects that have been rendered. */
  public get findings(): readonly Finding[] {
    return this.clashes.findings;
  }
}
