/** The space around a picture. */
export const margin = 24;

/** A rectangle in a picture, in pixels. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PlacedNode extends Rectangle {
  /** The id of the node in the graph. */
  readonly id: string;
}

/** A frame around objects that belong together. */
export interface PlacedBox extends Rectangle {
  readonly label: string;
  /** What the objects in it have in common. @default - a construct or a namespace */
  readonly of?: 'target';
}

export interface PlacedEdge {
  readonly from: string;
  readonly to: string;
  /** The points of a curve: the start, and for each part two control points and its end. */
  readonly points: readonly Point[];
  /** The tip of the arrow. */
  readonly tip: Point;
  /** Whether it is drawn across others. @default false */
  readonly isFar?: true;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A part of a picture, or all of it. Its upper left corner is at 0, 0. */
export interface Piece {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
  readonly boxes: readonly PlacedBox[];
}

/** One piece of several, each moved to its place. */
export function joinPieces(placed: readonly (Point & { readonly piece: Piece })[]): Piece {
  const moved = placed.map(({ piece, x, y }) => movePiece(piece, x, y));
  return {
    width: placed.reduce((most, { piece, x }) => Math.max(most, x + piece.width), 0),
    height: placed.reduce((most, { piece, y }) => Math.max(most, y + piece.height), 0),
    nodes: moved.flatMap(({ nodes }) => nodes),
    edges: moved.flatMap(({ edges }) => edges),
    boxes: moved.flatMap(({ boxes }) => boxes),
  };
}

function movePiece({ nodes, edges, boxes }: Piece, dx: number, dy: number): Pick<Piece, 'nodes' | 'edges' | 'boxes'> {
  const move = <T extends Point>(point: T): T => ({ ...point, x: point.x + dx, y: point.y + dy });
  return {
    nodes: nodes.map(move),
    boxes: boxes.map(move),
    edges: edges.map((edge) => ({ ...edge, points: edge.points.map(move), tip: move(edge.tip) })),
  };
}
