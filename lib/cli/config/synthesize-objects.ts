import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isPlainMap } from '../../core/plain';
import { parseYaml } from '../../core/yaml/parse';
import { type GraphInput } from '../../engines/graph/data/graph';
import { constructMetadataFile } from '../../system/output/collisions';
import { objectsVariable } from '../../system/output/objects-file';
import { inSweptFolder } from '../../system/swept-folder';
import { readManifestFiles } from '../../engines/manifest-folder/read-manifest-files';
import { graphInputs } from './graph-inputs';
import { synthesize, type SynthesizeOptions } from './synthesize';

/**
 * Synthesizes the app of a project, and reads its objects with the constructs that make them. An App of cdk8s writes
 * the paths of constructs only by the names of objects: then they are known if a name is unique.
 *
 * @throws if the app fails, or writes no manifest
 */
export async function synthesizeObjects(options: SynthesizeOptions): Promise<GraphInput[]> {
  return inSweptFolder('cdk8s-gitops-graph-', (temporary) => {
    const objectsFile = join(temporary, 'objects.json');
    const environment = { [objectsVariable]: objectsFile, CDK8S_RECORD_CONSTRUCT_METADATA: 'true' };
    return synthesize({ ...options, environment: { ...options.environment, ...environment } }, (folder) =>
      existsSync(objectsFile) ? readApps(objectsFile) : readWithConstructs(folder),
    );
  });
}

/** The objects of all Apps of the process. Those of different Apps are for different clusters. */
function readApps(file: string): GraphInput[] {
  const apps = readFileSync(file, 'utf8').trim().split('\n');
  return apps.flatMap((line, index) => {
    const [objects] = parseYaml(line, { file }) as [GraphInput[]];
    return apps.length === 1 ? objects : objects.map((each) => ({ ...each, target: targetIn(index + 1, each) }));
  });
}

function targetIn(app: number, { target }: GraphInput): string {
  return target ? `${target} (App ${app})` : `App ${app}`;
}

function readWithConstructs(folder: string): GraphInput[] {
  const inputs = graphInputs(readManifestFiles(folder, 'cdk8s-gitops'));
  const pathOf = constructPaths(join(folder, constructMetadataFile));
  const counts = new Map<string, number>();
  inputs.forEach(({ manifest: { metadata } }) =>
    counts.set(metadata?.name ?? '', (counts.get(metadata?.name ?? '') ?? 0) + 1),
  );
  return inputs.map((input) => {
    const name = input.manifest.metadata?.name ?? '';
    const constructPath = counts.get(name) === 1 ? pathOf(name) : undefined;
    return { ...input, ...(constructPath === undefined ? {} : { constructPath }) };
  });
}

/** The paths of constructs by the names of their objects. */
function constructPaths(file: string): (name: string) => string | undefined {
  const metadata = existsSync(file) ? readDocument(file) : undefined;
  const resources = isPlainMap(metadata) && isPlainMap(metadata.resources) ? metadata.resources : {};
  return (name) => {
    const entry = Object.hasOwn(resources, name) ? resources[name] : undefined;
    return isPlainMap(entry) && typeof entry.path === 'string' ? entry.path : undefined;
  };
}

function readDocument(file: string): unknown {
  return parseYaml(readFileSync(file, 'utf8'), { file })[0];
}
