import { constructTree } from './build/construct-tree';
import { Edges } from './build/edges';
import { maskedManifest } from './build/masked-manifest';
import { NodeIds } from './build/node-ids';
import { Placeholders } from './build/placeholders';
import { withTextNames } from './build/with-text-names';
import { type Graph, type GraphInput, type GraphNode } from './data/graph';
import { identityOf } from '../../core/manifest';
import { missingParts } from '../../kubernetes/references/missing-parts';
import { ObjectIndex } from '../../kubernetes/references/object-index';
import { referencesOf } from '../../kubernetes/references/references-of';

/** The graph of objects. Nothing is changed in them. */
export function buildGraph(given: readonly GraphInput[]): Graph {
  const inputs = given.map(withTextNames);
  const ids = new NodeIds();
  const clusters = indexByCluster(inputs);
  const indexOf = ({ target = '' }: GraphInput): ObjectIndex<GraphInput> => clusters.get(target)!;
  const nodes = new Map(inputs.map((input) => [input, nodeOf(input, indexOf(input), ids)]));
  const placeholders = new Placeholders(ids);
  const edges = new Edges();
  for (const [input, { id }] of nodes) {
    for (const reference of referencesOf(input.manifest)) {
      const found = indexOf(input).find(reference.to);
      const others = found.filter((each) => each !== input);
      const missing = missingParts(
        input.manifest,
        reference,
        others.map(({ manifest }) => manifest),
      );
      others.forEach((other, index) => edges.add(id, nodes.get(other)!.id, reference, missing[index]));
      if (found.length === 0) {
        placeholders.idsFor(reference, input.target).forEach((to) => edges.add(id, to, reference, []));
      }
    }
  }
  return {
    nodes: [...nodes.values(), ...placeholders.nodes],
    edges: edges.list,
    constructs: constructTree([...nodes.values()]),
  };
}

function indexByCluster(inputs: readonly GraphInput[]): Map<string, ObjectIndex<GraphInput>> {
  const clusters = new Map<string, GraphInput[]>();
  for (const input of inputs) {
    const { target = '' } = input;
    const objects = clusters.get(target) ?? [];
    objects.push(input);
    clusters.set(target, objects);
  }
  return new Map([...clusters].map(([target, objects]) => [target, new ObjectIndex(objects)]));
}

function nodeOf(input: GraphInput, index: ObjectIndex<GraphInput>, ids: NodeIds): GraphNode {
  const { manifest, constructPath, target } = input;
  const { metadata } = manifest;
  const object = {
    ...identityOf(manifest),
    namespace: index.namespaceOf(manifest),
    name: metadata?.name ?? metadata?.generateName ?? '',
  };
  return {
    id: ids.add(object),
    state: 'present',
    object,
    ...(target === undefined || target === '' ? {} : { target }),
    ...(constructPath === undefined ? {} : { constructPath }),
    manifest: maskedManifest(manifest),
  };
}
