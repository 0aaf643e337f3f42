import { constructTree } from '../build/construct-tree';
import { type Graph } from '../data/graph';

/** The objects of a graph that are for one cluster, with what refers to what among them. */
export interface TargetPart {
  readonly graph: Graph;
  /** The name of the frame around it. @default - it has no frame */
  readonly label?: string;
}

/** The parts of a graph, each with the objects of one target. Without several targets, all of it is one part. */
export function targetParts(graph: Graph): TargetPart[] {
  const targets = [...new Set(graph.nodes.map(({ target }) => target))];
  return targets.length > 1 ? targets.map((target) => partOf(graph, target)) : [{ graph }];
}

function partOf(graph: Graph, target: string | undefined): TargetPart {
  const nodes = graph.nodes.filter((node) => node.target === target);
  const ids = new Set(nodes.map(({ id }) => id));
  const edges = graph.edges.filter(({ from }) => ids.has(from));
  const part = { nodes, edges, constructs: constructTree(nodes) };
  return { graph: part, ...(target === undefined ? {} : { label: `target ${target}` }) };
}
