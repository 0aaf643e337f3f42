import { instance } from '@viz-js/viz';
import { type Graph } from '../data/graph';
import { type Box, boxesOfTarget, nodesIn } from './box';
import { type Component, componentsOf } from './components';
import { farEdgesOf, placeFarEdges } from './far-edges';
import { graphvizPiece } from './graphviz-piece';
import { graphvizText } from './graphviz-text';
import { nodeHeight, nodeWidth } from './node-size';
import { framePiece, packPieces } from './pack';
import { type Piece } from './piece';
import { targetParts } from './target-parts';

/**
 * Finds a place for each node, edge and frame. Graphviz does so for what is connected. The results are put beside each
 * other, those of one chart or namespace in one frame, and those of one target in a frame around these.
 */
export async function layoutGraph(graph: Graph): Promise<Piece> {
  const widths = new Map(graph.nodes.map((node) => [node.id, nodeWidth(node)]));
  const arrange = await arranger((id) => widths.get(id)!);
  const pieces = targetParts(graph).map(({ graph: part, label }) => {
    const piece = layoutTarget(part, arrange);
    return label === undefined ? piece : framePiece(piece, label, 'target');
  });
  return pieces.length === 1 ? pieces[0] : packPieces(pieces);
}

function layoutTarget(graph: Graph, arrange: Arrange): Piece {
  const boxes = boxesOfTarget(graph);
  const far = farEdgesOf(graph);
  const near = { ...graph, edges: graph.edges.filter((edge) => !far.has(edge)) };
  const boxOf = new Map(boxes.flatMap((box) => nodesIn(box).map((id) => [id, box] as const)));
  const inBox = new Map<Box, Piece[]>(boxes.map((box) => [box, []]));
  const others: Piece[] = [];
  for (const component of componentsOf(near)) {
    const box = commonBox(component, boxOf);
    if (box === undefined) {
      others.push(arrange(component, boxes));
    } else {
      inBox.get(box)!.push(arrange(component, box.boxes));
    }
  }
  const framed = [...inBox].filter(([, pieces]) => pieces.length > 0);
  const frames = framed.map(([{ label }, pieces]) => framePiece(packPieces(pieces), label));
  const whole = packPieces([...frames, ...others]);
  return { ...whole, edges: [...placeFarEdges(far, whole.nodes), ...whole.edges] };
}

/** The box of all nodes of a component. What is in no box, such as a missing object, does not count. */
function commonBox({ nodes }: Component, boxOf: ReadonlyMap<string, Box>): Box | undefined {
  const boxes = new Set(nodes.flatMap((id) => boxOf.get(id) ?? []));
  return boxes.size === 1 ? [...boxes][0] : undefined;
}

/** Finds the places of a component. The frames are those that some of its nodes are in. */
type Arrange = (component: Component, boxes: readonly Box[]) => Piece;

async function arranger(widthOf: (id: string) => number): Promise<Arrange> {
  const graphviz = await instance();
  return (component, boxes) => {
    const [only] = component.nodes;
    if (component.nodes.length === 1) {
      const size = { width: widthOf(only), height: nodeHeight };
      return { ...size, nodes: [{ id: only, x: 0, y: 0, ...size }], edges: [], boxes: [] };
    }
    const input = graphvizText(component, boxes, widthOf);
    return graphvizPiece(graphviz.renderString(input.text, { format: 'json0' }), component, input);
  };
}
