import { type Graph, type GraphEdge } from '../data/graph';

/** Nodes that edges connect, directly or through others. */
export interface Component {
  readonly nodes: readonly string[];
  readonly edges: readonly GraphEdge[];
}

/** The parts of a graph without edges between them, in the order of their first nodes. */
export function componentsOf({ nodes, edges }: Graph): Component[] {
  const above = new Map(nodes.map(({ id }) => [id, id]));
  const rootOf = (id: string): string => {
    let root = id;
    while (above.get(root) !== root) {
      const next = above.get(root)!;
      above.set(root, above.get(next)!);
      root = next;
    }
    return root;
  };
  edges.forEach(({ from, to }) => above.set(rootOf(to), rootOf(from)));
  const components = new Map<string, { nodes: string[]; edges: GraphEdge[] }>();
  for (const { id } of nodes) {
    const component = components.get(rootOf(id)) ?? { nodes: [], edges: [] };
    components.set(rootOf(id), component);
    component.nodes.push(id);
  }
  edges.forEach((edge) => components.get(rootOf(edge.from))!.edges.push(edge));
  return [...components.values()];
}
