import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { GitOpsError } from '../../core/error';
import { writeFiles } from '../../system/output/stage';
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
 * @throws if a CRD is not in a file: nothing is fetched
 */
export function addChartFiles(folder: string, { apiVersion, name, version, crds }: ChartSettings): void {
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
