import { getField, toNode, type YamlNode } from '../../../core/yaml/text/yaml-node';
import { dropBuildAnnotations, writeBuildAnnotations } from '../resource/build-annotations';
import { type KustomizeResource } from '../resource/resource';

/** An object as a node. An entry that kustomize stores once is one node in all maps that have it. */
export function resourceNode(resource: KustomizeResource): YamlNode {
  const { object, sharedEntries } = resource;
  if (sharedEntries.length === 0) {
    return toNode(object);
  }
  const nodes = new Map<object, YamlNode>();
  const root = toNode(object, nodes);
  for (const { key, maps } of sharedEntries) {
    const holders = maps.flatMap((map) => nodes.get(map) ?? []);
    const first = holders.map((holder) => getField(holder, key)).find((node) => node !== undefined);
    if (first !== undefined) {
      holders.forEach((holder) => replaceField(holder, key, first));
    }
  }
  return root;
}

/**
 * The node of an object that is read at a path. kustomize keeps what it remembers of an object in its annotations, so a
 * copy of these has it too.
 */
export function sourceNode(resource: KustomizeResource, path: string): YamlNode {
  if (!/^metadata($|\.annotations)/.test(path)) {
    return resourceNode(resource);
  }
  writeBuildAnnotations(resource);
  const root = resourceNode(resource);
  dropBuildAnnotations(resource);
  return root;
}

function replaceField(map: YamlNode, key: string, node: YamlNode): void {
  const old = getField(map, key);
  if (old !== undefined) {
    map.content[map.content.indexOf(old)] = node;
  }
}
