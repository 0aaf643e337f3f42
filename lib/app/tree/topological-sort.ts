/**
 * Sorts the vertices of a graph so that each comes after all vertices that it points to. It walks from the roots in
 * their order, along the edges in their order, and visits every vertex and every edge once.
 *
 * @param roots vertices at which the walk starts, in order
 * @param edges what a vertex points to, in order
 * @param onCycle called with the vertices of the first cycle that is found; it must throw
 */
export function topologicalSort(
  roots: Iterable<number>,
  edges: (vertex: number) => readonly number[],
  onCycle: (cycle: readonly number[]) => never,
): number[] {
  const sorted: number[] = [];
  const onPath = new Map<number, boolean>();
  const path: { readonly vertex: number; readonly edges: readonly number[]; next: number }[] = [];
  const enter = (vertex: number): void => {
    const state = onPath.get(vertex);
    if (state === undefined) {
      onPath.set(vertex, true);
      path.push({ vertex, edges: edges(vertex), next: 0 });
    } else if (state) {
      const vertices = path.map((step) => step.vertex);
      onCycle(vertices.slice(vertices.indexOf(vertex)));
    }
  };
  for (const root of roots) {
    enter(root);
    for (let step = path.at(-1); step !== undefined; step = path.at(-1)) {
      if (step.next < step.edges.length) {
        enter(step.edges[step.next++]);
      } else {
        sorted.push(step.vertex);
        onPath.set(step.vertex, false);
        path.pop();
      }
    }
  }
  return sorted;
}
