import { type Graph, graph } from 'cdk8s-gitops/gitops';
import { parseManifests } from 'cdk8s-gitops';

/** The graph of objects in YAML. */
export function graphOf(yaml: string): Graph {
  return graph(parseManifests(yaml));
}

/** Each edge as `from > to`. A `?` is after it if the objects work without each other. */
export function edgesIn({ edges }: Graph): string[] {
  return edges.map(({ from, to, references }) => {
    const isOptional = references.every((reference) => reference.isOptional);
    return `${from} > ${to}${isOptional ? '?' : ''}`;
  });
}

/** What is not among the objects: `missing Secret/shop/db`. */
export function placeholdersIn({ nodes }: Graph): string[] {
  return nodes.filter(({ state }) => state !== 'present').map(({ state, id }) => `${state} ${id}`);
}
