import { type Graph, type GraphConstruct } from '../data/graph';
import { targetParts } from './target-parts';

/** Objects that a picture shows in one frame. */
export interface Box {
  readonly label: string;
  readonly boxes: readonly Box[];
  /** The ids of the nodes in no inner box. */
  readonly nodes: readonly string[];
}

/** The frames of a picture. If there are several targets, each has one around the frames of its objects. */
export function boxesOf(graph: Graph): Box[] {
  return targetParts(graph).flatMap(({ graph: part, label }) => {
    const boxes = boxesOfTarget(part);
    const framed = new Set(boxes.flatMap(nodesIn));
    const nodes = part.nodes.map(({ id }) => id).filter((id) => !framed.has(id));
    return label === undefined ? boxes : [{ label, boxes, nodes }];
  });
}

/**
 * The frames within a target: constructs with at least two objects, or else namespaces. A construct with nothing but
 * another construct in it shares a frame with that.
 */
export function boxesOfTarget({ constructs, nodes }: Graph): Box[] {
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
