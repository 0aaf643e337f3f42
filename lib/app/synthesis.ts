import { resolve } from 'node:path';
import { hasOnlyBuiltInResolvers } from '../api-objects/cdk8s-internals/built-in-resolvers';
import { type Finding, finding, GitOpsError } from '../core/error';
import { type AppPlan, type AppSettings, planApp } from './tree/app-plan';
import { constructMetadata } from './render/construct-metadata';
import { constructMetadataFile } from '../system/output/collisions';
import { collectExtraOutput } from './layout/extra-folders';
import { ClusterClashes } from './cluster-clashes';
import { type OutputFolder } from '../system/output/output-folder';
import { objectText, OutputFiles } from './layout/output-files';
import { cdk8sLayout } from './layout/output-layout';
import { noteCustomScopes, renderChart } from './render/render-chart';

/**
 * Makes everything that an app writes, in memory.
 *
 * @returns the folders of the output; the app's own folder comes first
 * @throws if something is invalid, depends on itself, clashes or can't be written; before anything is written
 */
export function synthesizeFolders(settings: AppSettings): OutputFolder[] {
  const plan = planApp(settings.app);
  const extra = collectExtraOutput(plan.tree, settings.outdir);
  const charts = plan.charts.map(({ chart }) => chart);
  const layout = cdk8sLayout(settings.yamlOutputType, settings.extension, charts, plan.numbered);
  const found = new ClusterClashes();
  const own = new OutputFiles();
  const options = renderOptions(settings);
  noteCustomScopes(plan, options);
  for (const planned of plan.charts) {
    let empty = true;
    for (const rendered of renderChart(planned, options)) {
      empty = false;
      found.add(rendered, settings.target(rendered.chart));
      if (rendered.object === undefined || !extra.objects.has(rendered.object)) {
        own.addObject(layout, rendered);
      }
    }
    if (empty) {
      own.addEmptyChart(layout, planned.chart);
    }
  }
  extra.below.forEach((file) => own.addExtra(file));
  addMetadata(own, plan, settings);
  const others = [...extra.elsewhere].map(([path, files]) => {
    const folder = new OutputFiles();
    files.forEach((file) => folder.addExtra(file));
    return { path, folder };
  });
  const clashes = [own, ...others.map(({ folder }) => folder)].flatMap(({ findings }) => findings);
  refuse([...findNoObjects(plan, found), ...found.findings, ...extra.findings, ...clashes]);
  return [{ path: resolve(settings.outdir), folder: own }, ...others].map(({ path, folder }) => ({
    path,
    files: folder.files,
  }));
}

/** All objects of an app as one YAML text, checked and ordered in the same way as the files. */
export function synthesizeYaml(settings: AppSettings): string {
  const plan = planApp(settings.app);
  const found = new ClusterClashes();
  const texts: string[] = [];
  const options = renderOptions(settings);
  noteCustomScopes(plan, options);
  for (const rendered of plan.charts.flatMap((planned) => [...renderChart(planned, options)])) {
    found.add(rendered, settings.target(rendered.chart));
    texts.push(objectText(rendered));
  }
  refuse([...findNoObjects(plan, found), ...found.findings]);
  return texts.join('---\n');
}

function renderOptions({ resolvers, sortKeys }: AppSettings): { plain: boolean; sortKeys: boolean } {
  return { plain: hasOnlyBuiltInResolvers(resolvers), sortKeys };
}

function addMetadata(own: OutputFiles, plan: AppPlan, settings: AppSettings): void {
  if (settings.recordConstructMetadata) {
    const objects = plan.charts.flatMap((chart) => chart.objects);
    own.addExtra({ path: constructMetadataFile, owner: 'App', text: constructMetadata(objects) });
  }
}

function findNoObjects(plan: AppPlan, found: ClusterClashes): Finding[] {
  if (found.count > 0) {
    return [];
  }
  const paths = plan.charts.map(({ chart }) => chart.node.path);
  return [
    finding({
      rule: 'no-objects',
      where: 'App',
      what: `Cannot synthesize an app without objects: ${paths.length === 0 ? 'it has no chart' : `nothing is in ${paths.join(', ')}`}`,
      fix: paths.length === 0 ? "add a chart to the app: new Chart(app, 'web')" : 'add constructs to its charts',
    }),
  ];
}

function refuse(findings: readonly Finding[]): void {
  if (findings.length > 0) {
    throw new GitOpsError(findings);
  }
}
