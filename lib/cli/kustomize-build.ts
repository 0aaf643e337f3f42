import { type Manifest } from '../core/manifest';
import { stringifyManifests } from '../core/yaml/stringify';
import { build, type BuildOptions } from '../kustomize/build';
import { type KustomizationReport } from '../kustomize/report';
import { CommandFailure } from './command-failure';
import { type KustomizeBuildFlags } from './kustomize';
import { writeObjects } from './write-objects';

/** Runs `kustomize build`: everything is built before anything is written. */
export async function runKustomizeBuild(directory: string, flags: KustomizeBuildFlags): Promise<void> {
  let report: KustomizationReport | undefined;
  const manifests = buildOrFail(directory, {
    loadRestrictor: flags.loadRestrictor,
    strict: flags.strict,
    onReport: flags.explain ? (made) => (report = made) : undefined,
    onWarning: (message) => process.stderr.write(`${message}\n`),
  });
  if (flags.output !== undefined) {
    writeObjects(manifests, flags.output);
  }
  if (report !== undefined) {
    await print(flags.format === 'json' ? `${JSON.stringify(report, null, 2)}\n` : report.toTable());
  } else if (flags.output === undefined) {
    await print(stringifyManifests(manifests, { dialect: 'kustomize' }));
  }
}

/** What strict mode finds ends the command with 1; what kubectl refuses, too, with 2. */
function buildOrFail(directory: string, options: BuildOptions): Manifest[] {
  try {
    return build(directory, options);
  } catch (error) {
    if (options.strict && error instanceof Error && buildsOtherwise(directory, options)) {
      throw new CommandFailure(error.message, 1);
    }
    throw error;
  }
}

function buildsOtherwise(directory: string, { loadRestrictor }: BuildOptions): boolean {
  try {
    build(directory, { loadRestrictor });
    return true;
  } catch {
    return false;
  }
}

/** Ends once the text is handed over, also to a pipe that takes its time. */
function print(text: string): Promise<void> {
  return new Promise((done) => process.stdout.write(text, () => done()));
}
