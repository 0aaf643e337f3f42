import { type Graph, type GraphConstruct, type GraphEdge, type GraphNode, type NodeState } from '../data/graph';
import { type Category, categoryOf } from '../draw/category';
import { type EdgeState, edgeState } from '../draw/state';
import { type ProbeRow, probeRows } from './probe-rows';
import { type ShownYaml, yamlWithin } from './shown-yaml';

/** What the script of the page knows. Objects are known by their numbers. */
export interface PageData {
  readonly nodes: readonly PageNode[];
  readonly edges: readonly PageEdge[];
  readonly constructs: PageConstruct;
}

export interface PageNode {
  readonly id: string;
  readonly kind: string;
  readonly group: string;
  readonly namespace: string;
  readonly name: string;
  readonly state: NodeState;
  readonly category: Category;
  readonly labels: readonly string[];
  readonly target?: string;
  readonly constructPath?: string;
  readonly yaml?: ShownYaml;
  readonly probes: readonly ProbeRow[];
}

export interface PageEdge {
  readonly from: number;
  readonly to: number;
  readonly state: EdgeState;
  readonly references: GraphEdge['references'];
}

export interface PageConstruct {
  readonly id: string;
  readonly children: readonly PageConstruct[];
  readonly objects: readonly number[];
}

/** The data of a page. Of long manifests, only the beginnings are in it, so that the page stays small. */
export function pageData({ nodes, edges, constructs }: Graph): PageData {
  const numbers = new Map(nodes.map(({ id }, index) => [id, index]));
  const yaml = yamlWithin(nodes);
  const constructOf = ({ id, children, objects }: GraphConstruct): PageConstruct => ({
    id,
    children: children.map(constructOf),
    objects: objects.map((each) => numbers.get(each)!),
  });
  return {
    nodes: nodes.map((node, index) => pageNode(node, yaml[index])),
    edges: edges.map((edge) => ({
      from: numbers.get(edge.from)!,
      to: numbers.get(edge.to)!,
      state: edgeState(edge, nodes[numbers.get(edge.to)!]),
      references: edge.references,
    })),
    constructs: constructOf(constructs),
  };
}

function pageNode(node: GraphNode, yaml: ShownYaml | undefined): PageNode {
  const { id, object, state, target, constructPath, manifest } = node;
  const labels = Object.entries(manifest?.metadata?.labels ?? {}).map(([key, value]) => `${key}=${value}`);
  const probes = manifest === undefined ? [] : probeRows(manifest);
  // The address of the page has it, and no address can have half of a character.
  return {
    id: id.toWellFormed(),
    ...object,
    state,
    category: categoryOf(object),
    labels,
    target,
    constructPath,
    yaml,
    probes,
  };
}
