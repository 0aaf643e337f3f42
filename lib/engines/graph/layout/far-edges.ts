import { type Graph, type GraphEdge } from '../data/graph';
import { type PlacedEdge, type PlacedNode, type Point, type Rectangle } from './piece';

/** With this many references, an object would stretch a picture: all that refers to it would be in one long column. */
const mostReferences = 30;

/** The references of objects that have very many of them. They are drawn after everything has its place. */
export function farEdgesOf({ edges }: Graph): ReadonlySet<GraphEdge> {
  const counts = new Map<string, number>();
  edges.flatMap(({ from, to }) => [from, to]).forEach((id) => counts.set(id, (counts.get(id) ?? 0) + 1));
  return new Set(edges.filter(({ from, to }) => [from, to].some((id) => (counts.get(id) ?? 0) > mostReferences)));
}

/** Draws references from one place to another, whatever is between them. */
export function placeFarEdges(edges: Iterable<GraphEdge>, nodes: readonly PlacedNode[]): PlacedEdge[] {
  const places = new Map(nodes.map((node) => [node.id, node]));
  return [...edges].map(({ from, to }) => ({
    from,
    to,
    isFar: true,
    ...curveBetween(places.get(from)!, places.get(to)!),
  }));
}

/** A curve that leaves a rectangle at the side of the other, and ends there too. */
function curveBetween(from: Rectangle, to: Rectangle): { readonly points: readonly Point[]; readonly tip: Point } {
  const direction = from.x + from.width / 2 <= to.x + to.width / 2 ? 1 : -1;
  const start = sideOf(from, direction);
  const tip = sideOf(to, -direction);
  const end = { x: tip.x - direction * arrowLength, y: tip.y };
  const bend = direction * Math.max(40, Math.abs(end.x - start.x) / 2);
  return { points: [start, { x: start.x + bend, y: start.y }, { x: end.x - bend, y: end.y }, end], tip };
}

/** As long as the arrows of Graphviz. */
const arrowLength = 10;

function sideOf({ x, y, width, height }: Rectangle, direction: number): Point {
  return { x: direction > 0 ? x + width : x, y: y + height / 2 };
}
