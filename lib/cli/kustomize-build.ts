import { stringifyManifests } from '../core/yaml/stringify';
import { build } from '../kustomize/build';
import { type KustomizeBuildFlags } from './kustomize';
import { writeObjects } from './write-objects';

/** Runs `kustomize build`: everything is built before anything is written. */
export async function runKustomizeBuild(directory: string, flags: KustomizeBuildFlags): Promise<void> {
  const manifests = build(directory, {
    loadRestrictor: flags.loadRestrictor,
    onWarning: (message) => process.stderr.write(`${message}\n`),
  });
  if (flags.output !== undefined) {
    writeObjects(manifests, flags.output);
    return;
  }
  const text = stringifyManifests(manifests, { dialect: 'kustomize' });
  await new Promise<void>((done) => process.stdout.write(text, () => done()));
}
