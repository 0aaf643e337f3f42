import { type Graph, type GraphEdge, type GraphNode } from '../data/graph';
import { nodeText } from '../layout/node-size';
import { margin, type Piece, type PlacedBox, type PlacedEdge, type PlacedNode, type Point } from '../layout/piece';
import { categoryOf } from './category';
import { attributes, escapeMarkup } from './markup';
import { edgeState, nodeTitle, shownName } from './state';

/** Options of `drawSvg`. */
export interface SvgOptions {
  /** Whether the nodes are in it. In the page, they are buttons above the picture. */
  readonly hasNodes: boolean;
  /** The content of a `style` element. @default - none */
  readonly style?: string;
}

/** A graph as SVG. Objects have `data-object`, edges `data-edge`; their numbers are those of the graph's lists. */
export function drawSvg(graph: Graph, piece: Piece, { hasNodes, style }: SvgOptions): string {
  const [width, height] = [piece.width + 2 * margin, piece.height + 2 * margin].map(Math.ceil);
  const nodes = new Map(graph.nodes.map((node, index) => [node.id, { node, index }]));
  const edges = new Map(graph.edges.map((edge, index) => [edgeKey(edge), { edge, index }]));
  return [
    `<svg${attributes({
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `${-margin} ${-margin} ${width} ${height}`,
      role: hasNodes ? 'img' : 'group',
      'aria-label': 'Graph of objects',
    })}>`,
    ...(style === undefined ? [] : [`<style>${style}</style>`]),
    ...piece.boxes.map(drawBox),
    ...piece.edges.map((placed) => {
      const { edge, index } = edges.get(edgeKey(placed))!;
      return drawEdge(placed, edge, index, [nodes.get(edge.from)!.node, nodes.get(edge.to)!.node]);
    }),
    ...(hasNodes ? piece.nodes.map((placed) => drawNode(placed, nodes.get(placed.id)!)) : []),
    '</svg>',
    '',
  ].join('\n');
}

function edgeKey({ from, to }: Pick<GraphEdge, 'from' | 'to'>): string {
  return JSON.stringify([from, to]);
}

function drawBox({ label, of, ...place }: PlacedBox): string {
  const { x, y } = place;
  return (
    `<g class="box${of === undefined ? '' : ` ${of}`}"><rect${attributes({ ...rounded(place), rx: 10 })}/>` +
    `<text${attributes({ x: x + 14, y: y + 20 })}>${escapeMarkup(label)}</text></g>`
  );
}

function drawNode(placed: PlacedNode, { node, index }: { readonly node: GraphNode; readonly index: number }): string {
  const { x, y, width, height } = rounded(placed);
  const { kind, name } = nodeText(node);
  return (
    `<g${attributes({
      class: `node ${categoryOf(node.object)} ${node.state}`,
      'data-object': shownName(node),
      'data-number': index,
    })}><title>${escapeMarkup(nodeTitle(node))}</title>` +
    `<rect class="card"${attributes({ x, y, width, height, rx: 7 })}/>` +
    `<rect class="mark"${attributes({ x: x + 8, y: y + 9, width: 4, height: height - 18, rx: 2 })}/>` +
    `<text class="kind"${attributes({ x: x + 20, y: y + 17 })}>${escapeMarkup(kind)}</text>` +
    `<text class="name"${attributes({ x: x + 20, y: y + 34 })}>${escapeMarkup(name)}</text></g>`
  );
}

function drawEdge(
  { points, tip, isFar }: PlacedEdge,
  edge: GraphEdge,
  index: number,
  [from, to]: readonly [GraphNode, GraphNode],
): string {
  const name = `${shownName(from)}>${shownName(to)}`;
  const relations = [...new Set(edge.references.map(({ relation }) => relation))].join(', ');
  const missing = edge.references.flatMap((reference) => reference.missing).map((part) => `; no ${part}`);
  return (
    `<g${attributes({ class: `edge ${edgeState(edge, to)}${isFar ? ' far' : ''}`, 'data-edge': name, 'data-number': index })}>` +
    `<title>${escapeMarkup(`${name}: ${relations}${missing.join('')}`)}</title>` +
    `<path class="line" d="${curve(points)}"/><path class="arrow" d="${arrow(points.at(-1)!, tip)}"/></g>`
  );
}

function curve([start, ...others]: readonly Point[]): string {
  return `M${pair(start)}C${others.map(pair).join(' ')}`;
}

/** A triangle from the end of a curve to the tip. */
function arrow(end: Point, tip: Point): string {
  const [dx, dy] = [(tip.x - end.x) * 0.35, (tip.y - end.y) * 0.35];
  const corners = [tip, { x: end.x - dy, y: end.y + dx }, { x: end.x + dy, y: end.y - dx }];
  return `M${corners.map(pair).join('L')}Z`;
}

function pair({ x, y }: Point): string {
  return `${round(x)},${round(y)}`;
}

function rounded<T extends { x: number; y: number; width: number; height: number }>(place: T): T {
  const { x, y, width, height } = place;
  return { ...place, x: round(x), y: round(y), width: round(width), height: round(height) };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
