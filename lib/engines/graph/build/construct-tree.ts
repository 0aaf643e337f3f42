import { type GraphConstruct, type GraphNode } from '../data/graph';

type GrowingConstruct = Omit<GraphConstruct, 'children' | 'objects'> & {
  readonly children: GrowingConstruct[];
  readonly objects: string[];
};

/** The constructs of an app that have objects in them, from the paths of the constructs that make the objects. */
export function constructTree(nodes: readonly GraphNode[]): GraphConstruct {
  const root: GrowingConstruct = { id: '', path: '', children: [], objects: [] };
  const known = new Map([['', root]]);
  const constructAt = (path: string): GrowingConstruct => {
    const there = known.get(path);
    if (there !== undefined) {
      return there;
    }
    const slash = path.lastIndexOf('/');
    const construct = { id: path.slice(slash + 1), path, children: [], objects: [] };
    known.set(path, construct);
    constructAt(path.slice(0, Math.max(slash, 0))).children.push(construct);
    return construct;
  };
  for (const { id, constructPath } of nodes) {
    if (constructPath !== undefined) {
      constructAt(constructPath).objects.push(id);
    }
  }
  return root;
}
