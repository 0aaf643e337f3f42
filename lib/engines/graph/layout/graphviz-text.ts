import { type Box, nodesIn } from './box';
import { type Component } from './components';
import { nodeHeight } from './node-size';

/** What Graphviz is given, and what its names mean. */
export interface GraphvizText {
  /** A graph in the language DOT. It has no text of the user, only numbers: nothing in it has to be escaped. */
  readonly text: string;
  /** The labels of `cluster0`, `cluster1` and so on. */
  readonly labels: readonly string[];
}

/**
 * The graph of a component for Graphviz: its nodes are `n0`, `n1` and so on, and have their sizes.
 *
 * @param boxes the frames around its nodes; they may have other nodes in them too
 */
export function graphvizText(
  component: Component,
  boxes: readonly Box[],
  widthOf: (id: string) => number,
): GraphvizText {
  const numbers = new Map(component.nodes.map((id, index) => [id, index]));
  const labels: string[] = [];
  const linesOf = (box: Box): string[] => {
    const inside = nodesIn(box).filter((id) => numbers.has(id));
    if (inside.length === 0) {
      return [];
    }
    const number = labels.push(box.label) - 1;
    // The place for the label is as long as the label.
    const place = 'x'.repeat([...box.label].length);
    const own = box.nodes.filter((id) => numbers.has(id)).map((id) => `n${numbers.get(id)};`);
    return [`subgraph cluster${number} { label="${place}"; margin=14;`, ...own, ...box.boxes.flatMap(linesOf), '}'];
  };
  const lines = [
    'digraph {',
    'rankdir=LR; nodesep=0.2; ranksep=0.7; margin=0; labeljust=l; fontsize=18; fontname=Helvetica;',
    `node [shape=box, fixedsize=true, label="", height=${inches(nodeHeight)}];`,
    ...component.nodes.map((id, index) => `n${index} [width=${inches(widthOf(id))}];`),
    ...boxes.flatMap(linesOf),
    ...component.edges.map(({ from, to }, index) => `n${numbers.get(from)} -> n${numbers.get(to)} [id="${index}"];`),
    '}',
  ];
  return { text: lines.join('\n'), labels };
}

/** Graphviz has 72 points an inch, and one of them is a pixel here. */
function inches(pixels: number): string {
  return (pixels / 72).toFixed(4);
}
