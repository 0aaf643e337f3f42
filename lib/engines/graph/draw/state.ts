import { type GraphEdge, type GraphNode, type NodeState } from '../data/graph';

/** How an edge is drawn: it leads nowhere, what it leads to is not needed, comes with the cluster or is not an object, or it is as usual. */
export type EdgeState = 'broken' | 'optional' | 'provided' | 'outside' | 'usual';

export function edgeState({ references }: GraphEdge, to: GraphNode): EdgeState {
  if (to.state === 'missing' || references.some(({ missing }) => missing.length > 0)) {
    return 'broken';
  }
  if (to.state === 'provided' || to.state === 'outside') {
    return to.state;
  }
  return references.every(({ isOptional }) => isOptional) ? 'optional' : 'usual';
}

/** What a picture and a page have as the name of an object. It may be the same for objects of several clusters. */
export function shownName({ object: { kind, namespace, name } }: GraphNode): string {
  return `${kind}/${namespace}/${name}`;
}

/** The whole name of an object, its state if it is not there, and the target that it is for. */
export function nodeTitle(node: GraphNode): string {
  const { state, target } = node;
  return `${shownName(node)}${stateWords[state]}${target === undefined ? '' : ` (target ${target})`}`;
}

const stateWords: Readonly<Record<NodeState, string>> = {
  present: '',
  missing: ' (missing)',
  optional: ' (optional)',
  provided: ' (not among the objects)',
  outside: ' (outside)',
};
