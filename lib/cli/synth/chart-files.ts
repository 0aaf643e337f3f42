import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { GitOpsError } from '../../core/error';
import { kustomizationsIn } from '../../engines/manifest-folder/kustomization-file';
import { writeFiles } from '../../system/output/stage';
import { readText } from '../../system/read-text';
import { configFile } from '../config/cdk8s-config';
import { type ChartSettings } from './chart-settings';

/** What cdk8s writes into the README.md of a chart. */
export const cdk8sChartReadme =
  'This Helm chart is generated using cdk8s. Any manual changes to the chart would be discarded once cdk8s app is synthesized again with `--format helm`.';

/** The folder of a chart for its manifests. */
export const templatesFolder = 'templates';

/**
 * Adds the files that a chart has beside its templates: the same as those of cdk8s, byte for byte.
 *
 * @param folder the folder of the chart
 * @throws if a CRD is not in a file: nothing is fetched; or if a kustomization is among the templates
 */
export function addChartFiles(folder: string, { apiVersion, name, version, crds }: ChartSettings): void {
  demandNoKustomization(join(folder, templatesFolder));
  const metadata = [
    `apiVersion: ${JSON.stringify(apiVersion)}`,
    `name: ${JSON.stringify(name)}`,
    `version: ${JSON.stringify(version)}`,
    `description: Generated chart for ${name}`,
    'type: application',
  ];
  const crdFiles = crds.map((each) => {
    const source = each.replace(/^[^:]*:=/, '');
    return [`crds/${crdFileName(source)}.yaml`, readCrd(source)] as const;
  });
  writeFiles(
    folder,
    new Map([['Chart.yaml', `${metadata.join('\n')}\n`], ['README.md', cdk8sChartReadme], ...crdFiles]),
  );
}

/** Helm would send a kustomization, its bases and its patches to the cluster as objects. */
function demandNoKustomization(templates: string): void {
  const paths = readdirSync(templates, { encoding: 'utf8', recursive: true });
  const [found] = kustomizationsIn(paths, (path) => readText(join(templates, path))).keys();
  if (found !== undefined) {
    const what = `Cannot write a Helm chart: ${found} is a kustomization, which helm would treat as an object`;
    const fix = 'leave out index of gitOpsLayout and emit of Kustomization, or write the chart with HelmPackage';
    throw new GitOpsError({ where: 'cdk8s-gitops', what, fix });
  }
}

function readCrd(source: string): string {
  if (!existsSync(source)) {
    const what = `Cannot add the CRDs of ${source} to the chart: they are not in a file, and nothing is fetched`;
    throw new GitOpsError({ where: configFile, what, fix: 'download them, and name the file in imports' });
  }
  return readFileSync(source, 'utf8');
}

/** As cdk8s names it: after the file; without a folder, by a hash. */
function crdFileName(source: string): string {
  const slash = source.lastIndexOf('/');
  const end = source.lastIndexOf(source.includes('.yaml', 1) ? '.yaml' : '.yml');
  return slash > 0 && end > 0 && end > slash
    ? source.slice(slash + 1, end)
    : createHash('sha256').update(basename(source)).digest('hex');
}
