import { listOf } from '../../../core/plain';
import { type Component } from './components';
import { type GraphvizText } from './graphviz-text';
import { type Piece, type PlacedBox, type PlacedEdge, type PlacedNode, type Point } from './piece';

/** What Graphviz prints in its format `json0`, as far as it is read here. Lengths are in points, and y points up. */
interface GraphvizOutput {
  /** Left, bottom, right and top. */
  readonly bb: string;
  readonly objects?: readonly {
    readonly name: string;
    readonly bb?: string;
    readonly pos?: string;
    readonly width?: string;
    readonly height?: string;
  }[];
  readonly edges?: readonly { readonly id: string; readonly pos?: string }[];
}

/** Reads where Graphviz puts the nodes, frames and edges of a component. */
export function graphvizPiece(json: string, component: Component, { labels }: GraphvizText): Piece {
  const output = JSON.parse(json) as GraphvizOutput;
  const [left, bottom, right, top] = numbersIn(output.bb);
  const at = (x: number, y: number): Point => ({ x: x - left, y: top - y });
  return {
    width: right - left,
    height: top - bottom,
    nodes: listOfObjects(output).flatMap((object) => nodeOf(object, component, at)),
    boxes: listOfObjects(output).flatMap((object) => boxOf(object, labels, at)),
    edges: (output.edges ?? []).flatMap((edge) => edgeOf(edge, component, at)),
  };
}

type PrintedObject = NonNullable<GraphvizOutput['objects']>[number];
type ToPicture = (x: number, y: number) => Point;

function listOfObjects({ objects }: GraphvizOutput): readonly PrintedObject[] {
  return listOf(objects) as readonly PrintedObject[];
}

function nodeOf({ name, pos, width, height }: PrintedObject, { nodes }: Component, at: ToPicture): PlacedNode[] {
  if (pos === undefined || !name.startsWith('n')) {
    return [];
  }
  const [x, y] = numbersIn(pos);
  const size = { width: Number(width) * 72, height: Number(height) * 72 };
  const center = at(x, y);
  return [{ id: nodes[Number(name.slice(1))], x: center.x - size.width / 2, y: center.y - size.height / 2, ...size }];
}

function boxOf({ name, bb }: PrintedObject, labels: readonly string[], at: ToPicture): PlacedBox[] {
  if (bb === undefined || !name.startsWith('cluster')) {
    return [];
  }
  const [left, bottom, right, top] = numbersIn(bb);
  const label = labels[Number(name.slice('cluster'.length))];
  return [{ label, ...at(left, top), width: right - left, height: top - bottom }];
}

/** The position of an edge is `e,X,Y`, the tip of its arrow, and then the points of the curve. */
function edgeOf({ id, pos }: { id: string; pos?: string }, { edges }: Component, at: ToPicture): PlacedEdge[] {
  const { from, to } = edges[Number(id)];
  const points = (pos ?? '').split(' ').map((text) => {
    const [x, y] = numbersIn(text.replace(/^[es],/, ''));
    return { isTip: text.startsWith('e,'), ...at(x, y) };
  });
  const curve = points.filter(({ isTip }) => !isTip).map(({ x, y }) => ({ x, y }));
  const tip = points.find(({ isTip }) => isTip) ?? curve.at(-1);
  return tip === undefined || curve.length === 0 ? [] : [{ from, to, points: curve, tip: { x: tip.x, y: tip.y } }];
}

function numbersIn(text: string): number[] {
  return text.split(',').map(Number);
}
