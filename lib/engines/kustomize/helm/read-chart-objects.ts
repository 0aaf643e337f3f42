import { isPlainMap } from '../../../core/plain';
import { parseYaml } from '../../../core/yaml/parse';
import { annotationsOf } from '../resource/build-annotations';
import { readResources, resourcesOf } from '../resource/read-resources';
import { type KustomizeResource } from '../resource/resource';
import { ResourceMap } from '../resource/resource-map';

/**
 * The objects that helm printed, marked as those of a chart.
 *
 * @param source the name of the text in messages
 * @throws if kustomize can't use them
 */
export function readChartObjects(text: string, source: string): KustomizeResource[] {
  const resources = readObjects(text, source);
  for (const resource of resources) {
    resource.helmGenerated = true;
    // kustomize keeps the mark in the annotations, so there is a map of them. It is removed at the end if it is empty.
    const { metadata = {} } = resource;
    metadata.annotations = annotationsOf(resource.object) ?? {};
    resource.object.metadata = metadata;
  }
  return resources;
}

function readObjects(text: string, source: string): KustomizeResource[] {
  try {
    return [...new ResourceMap(readResources(text, source)).resources];
  } catch (error) {
    return readAgain(text, source) ?? fail(error);
  }
}

/** If kustomize can't read the output of helm, it reads it again with fewer checks: a list may have nulls. */
function readAgain(text: string, source: string): KustomizeResource[] | undefined {
  try {
    const documents = parseYaml(text, { file: source, dialect: 'kustomize' });
    return [
      ...new ResourceMap(
        resourcesOf(
          documents.filter((document) => !isLocal(document)),
          source,
        ),
      ).resources,
    ];
  } catch {
    return undefined;
  }
}

function isLocal(document: unknown): boolean {
  const local = isPlainMap(document) ? annotationsOf(document)?.['config.kubernetes.io/local-config'] : undefined;
  return local !== undefined && local !== 'false';
}

function fail(error: unknown): never {
  throw error;
}
