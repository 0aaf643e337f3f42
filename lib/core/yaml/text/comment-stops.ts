import { type YamlNode } from './yaml-node';

/** A place that a comment before it can belong to: a key of a block map or an element of a block list. */
export interface HeadStop {
  readonly offset: number;
  node: YamlNode | undefined;
}

/** A place that a comment beside or after it can belong to. */
export interface LeafStop {
  readonly start: number;
  readonly end: number;
  readonly node: YamlNode;
  /** The innermost block map or list that holds it. */
  readonly container: YamlNode | undefined;
}

/** The places of a text that comments can belong to. */
export interface CommentStops {
  readonly heads: HeadStop[];
  readonly leaves: LeafStop[];
}

type Range = readonly [number, number, number] | null | undefined;

export function noteKey(stops: CommentStops, _map: YamlNode, key: YamlNode, range: Range): void {
  if (range) {
    stops.heads.push({ offset: range[0], node: key });
  }
}

export function noteItem(stops: CommentStops, _list: YamlNode, range: Range): HeadStop | undefined {
  if (!range) {
    return undefined;
  }
  const stop: HeadStop = { offset: range[0], node: undefined };
  stops.heads.push(stop);
  return stop;
}

export function noteLeaf(stops: CommentStops, node: YamlNode, range: Range, container: YamlNode | undefined): void {
  if (range) {
    stops.leaves.push({ start: range[0], end: range[1], node, container });
  }
}
