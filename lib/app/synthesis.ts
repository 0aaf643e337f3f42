import { resolve } from 'node:path';
import { demandNoFindings, type Finding, finding } from '../core/error';
import { type AppSettings } from './app-settings';
import { type AppPlan } from './tree/app-plan';
import { constructMetadata } from './render/construct-metadata';
import { constructMetadataFile } from '../system/output/collisions';
import { checkOutput } from './layout/check-output';
import { collectExtraOutput } from './layout/extra-folders';
import { type OutputFolder } from '../system/output/output-folder';
import { objectText, OutputFiles } from './layout/output-files';
import { cdk8sLayout } from './layout/output-layout';
import { Rendering } from './rendering';

/**
 * Makes everything that an app writes, in memory.
 *
 * @returns the folders of the output; the app's own folder comes first
 * @throws if something is invalid, depends on itself, clashes or can't be written; before anything is written
 */
export function synthesizeFolders(settings: AppSettings): OutputFolder[] {
  const rendering = new Rendering(settings);
  const { plan } = rendering;
  const extra = collectExtraOutput(plan.tree, settings.outdir);
  const charts = plan.charts.map(({ chart }) => chart);
  const layout = settings.layout ?? cdk8sLayout(settings.yamlOutputType, settings.extension, charts, plan.numbered);
  const own = new OutputFiles(layout.clashFix);
  for (const planned of plan.charts) {
    let empty = true;
    for (const rendered of rendering.objectsOf(planned)) {
      empty = false;
      if (rendered.object === undefined || !extra.objects.has(rendered.object)) {
        own.addObject(layout, rendered);
      }
    }
    if (empty) {
      own.addEmptyChart(layout, planned.chart);
    }
  }
  own.addIndex();
  extra.below.forEach((file) => own.addExtra(file));
  addMetadata(own, plan, settings);
  const others = [...extra.elsewhere].map(([path, files]) => {
    const folder = new OutputFiles();
    files.forEach((file) => folder.addExtra(file));
    return { path, folder };
  });
  const clashes = [own, ...others.map(({ folder }) => folder)].flatMap(({ findings }) => findings);
  const checked = checkOutput(plan.tree, { directory: resolve(settings.outdir), files: own.names });
  const missing = findNoObjects(rendering, extra.below.length + extra.elsewhere.size);
  demandNoFindings([...missing, ...rendering.findings, ...extra.findings, ...clashes, ...checked]);
  return [{ path: resolve(settings.outdir), folder: own }, ...others].map(({ path, folder }) => ({
    path,
    files: folder.files,
    targets: folder.targetNotes,
  }));
}

/** All objects of an app as one YAML text, checked and ordered in the same way as the files. */
export function synthesizeYaml(settings: AppSettings): string {
  const rendering = new Rendering(settings);
  const texts = rendering.plan.charts.flatMap((planned) => [...rendering.objectsOf(planned)].map(objectText));
  demandNoFindings([...findNoObjects(rendering), ...rendering.findings]);
  return texts.join('---\n');
}

function addMetadata(own: OutputFiles, plan: AppPlan, settings: AppSettings): void {
  if (settings.recordConstructMetadata) {
    const objects = plan.charts.flatMap((chart) => chart.objects);
    own.addExtra({ path: constructMetadataFile, owner: 'App', content: constructMetadata(objects) });
  }
}

/** @param files how many files there are besides those with objects: all objects of a package may be off by default */
function findNoObjects({ plan, count }: Rendering, files = 0): Finding[] {
  if (count + files > 0) {
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
