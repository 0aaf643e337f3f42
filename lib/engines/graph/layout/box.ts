import { type Graph, type GraphConstruct } from '../data/graph';

/** Objects that a picture shows in one frame. */
export interface Box {
  readonly label: string;
  readonly boxes: readonly Box[];
  /** The ids of the nodes in no inner box. */
  readonly nodes: readonly string[];
}

/**
 * The frames of a picture: constructs with at least two objects, or else namespaces. A construct with nothing but
 * another construct in it shares a frame with that.
 */
export function boxesOf({ constructs, nodes }: Graph): Box[] {
  if (constructs.children.length > 0) {
    return boxOf(constructs).boxes.filter(hasSeveral);
  }
  const byNamespace = new Map<string, string[]>();
  for (const { id, object, state } of nodes) {
    if (state === 'present' && object.namespace !== '') {
      const ids = byNamespace.get(object.namespace) ?? [];
      ids.push(id);
      byNamespace.set(object.namespace, ids);
    }
  }
  return [...byNamespace].map(([label, ids]) => ({ label, boxes: [], nodes: ids })).filter(hasSeveral);
}

/** The ids of all nodes in a box. */
export function nodesIn(box: Box): string[] {
  return [...box.nodes, ...box.boxes.flatMap(nodesIn)];
}

function boxOf({ id, children, objects }: GraphConstruct): Box {
  const inner = children.map(boxOf);
  const boxes = inner.filter(hasSeveral);
  const nodes = [...objects, ...inner.filter((box) => !hasSeveral(box)).flatMap(nodesIn)];
  const [only] = boxes;
  return nodes.length === 0 && boxes.length === 1 && id !== ''
    ? { ...only, label: `${id}/${only.label}` }
    : { label: id, boxes, nodes };
}

function hasSeveral(box: Box): boolean {
  return nodesIn(box).length > 1;
}
