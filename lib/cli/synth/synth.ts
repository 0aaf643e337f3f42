import { join, relative, resolve, sep } from 'node:path';
import { stringifyManifests } from '../../core/yaml/stringify';
import { inAppOrder } from '../../kubernetes/apply-order';
import { constructMetadataFile } from '../../system/output/collisions';
import { onDisk } from '../../system/output/disk-error';
import { readFolder } from '../../system/output/read-folder';
import { replaceFolders } from '../../system/output/replace-folders';
import { otherFolders, stagedOrder, type Staging } from '../../system/output/staging';
import { readTargetNotes } from '../../system/output/ownership';
import { manifestFilesIn } from '../../engines/manifest-folder/manifest-files';
import { type Environment } from '../../system/process/child/invocation';
import { type ManifestFile, manifestsIn, readManifestFiles } from '../../engines/manifest-folder/read-manifest-files';
import { filesOfOneCluster } from '../config/files-of-one-cluster';
import { synthesize } from '../config/synthesize';
import { addChartFiles, templatesFolder } from './chart-files';
import { type SynthSettings } from './synth-settings';
import { type ReportData } from './validation/validation-report';
import { validateOutput } from './validation/validate-output';
import { claimOutputOfCdk8s } from './claim-output';
import { copyWrittenElsewhere } from './copy-written-elsewhere';

const where = 'cdk8s-gitops';

/** How the app is run. */
export interface SynthRun {
  /** Stops the app. */
  readonly signal: AbortSignal;
  /** Variables for the app in addition to those of this process. @default - none */
  readonly environment?: Environment;
  /** Whether the app reads the standard input of the command. @default false */
  readonly sharesStdin?: boolean;
}

/** What `synth` did. */
export interface SynthResult {
  /** What the plugins report. */
  readonly reports: readonly SynthReport[];
  /** Whether no plugin has found a failure. If one has, nothing was written. */
  readonly isValid: boolean;
  /** The paths of the manifests that were written. */
  readonly files: readonly string[];
  /** All objects as YAML, in the order in which to apply them, if they are to be printed. */
  readonly yaml: string;
}

/** What a plugin reports, with the paths that the manifests have in the output. */
export interface SynthReport {
  readonly isSuccess: boolean;
  readonly text: string;
  readonly data: ReportData;
}

/**
 * Runs the app, validates what it wrote, and replaces the output by it. The output stays as it is if anything fails.
 *
 * @throws if the app fails or writes no manifest, if a plugin fails, or if the output can't be written
 */
export async function synth(
  settings: SynthSettings,
  { signal, environment, sharesStdin }: SynthRun,
): Promise<SynthResult> {
  const { app, output, target, chart, validations } = settings;
  const metadata = process.env.CDK8S_RECORD_CONSTRUCT_METADATA ?? String(validations.length > 0);
  const started = Date.now();
  const options = {
    app,
    output,
    signal,
    sharesStdin,
    subfolder: subfolderOf(settings),
    environment: { CDK8S_RECORD_CONSTRUCT_METADATA: metadata, ...environment },
    whenNothing: (folder: string) =>
      output !== undefined && onDisk(output, () => copyWrittenElsewhere(output, folder, started)),
  };
  return synthesize(options, async (folder, staging) => {
    if (chart !== undefined) {
      addChartFiles(folder, chart);
    }
    const reports = await reportsOf(folder, settings);
    if (!reports.every(({ isSuccess }) => isSuccess)) {
      return { reports, isValid: false, files: [], yaml: '' };
    }
    if (output === undefined) {
      return { reports, isValid: true, files: [], yaml: yamlOf(folder, staging, target) };
    }
    const files = manifestPathsIn(folder).map((path) => join(output, path));
    signal.throwIfAborted();
    onDisk(output, () => {
      claimOutputOfCdk8s(resolve(output));
      const own = { path: resolve(output), files: readFolder(folder), targets: readTargetNotes(folder) };
      replaceFolders([own, ...otherFolders(staging)]);
    });
    return { reports, isValid: true, files, yaml: '' };
  });
}

async function reportsOf(folder: string, settings: SynthSettings): Promise<SynthReport[]> {
  const { output, validations, pluginsFolder } = settings;
  if (validations.length === 0) {
    return [];
  }
  const stdout = output === undefined ? true : undefined;
  const manifests = manifestPathsIn(folder).map((path) => join(folder, path));
  const metadataFile = join(folder, subfolderOf(settings) ?? '', constructMetadataFile);
  const reports = await validateOutput({ manifests, metadataFile, stdout }, validations, pluginsFolder);
  const shown = (text: string): string => (output === undefined ? text : text.replaceAll(folder, () => output));
  return reports.map((report) => ({
    isSuccess: report.success,
    text: shown(report.toString()),
    data: JSON.parse(JSON.stringify(report.toJson()), (_key, value: unknown) =>
      typeof value === 'string' ? shown(value) : value,
    ) as ReportData,
  }));
}

/** The paths of the manifests below the folder, in the order of cdk8s: the files of a folder, and then its folders. */
function manifestPathsIn(folder: string): string[] {
  const paths = manifestFilesIn(folder).map((file) => relative(folder, file));
  return paths.sort((one, other) => (orderKey(one) < orderKey(other) ? -1 : 1));
}

/** Names of folders come after those of files. */
function orderKey(path: string): string {
  const folders = path.split(sep);
  const name = folders.pop();
  return [...folders.map((folder) => `\uffff${folder}`), name].join('\0');
}

function subfolderOf({ chart }: SynthSettings): string | undefined {
  return chart === undefined ? undefined : templatesFolder;
}

/** In the order of the app, as far as it is known; else the numbers in the names of the files give it. */
function yamlOf(folder: string, staging: Staging, target: string | undefined): string {
  const order = new Map(stagedOrder(staging).map((file, index) => [file, index]));
  const position = ({ file = '' }: ManifestFile): number => order.get(file) ?? order.size;
  const files = filesOfOneCluster(readManifestFiles(folder, where), target, where);
  const inOrder = [...files].sort((one, other) => position(one) - position(other));
  return stringifyManifests(inAppOrder(manifestsIn(inOrder)));
}
