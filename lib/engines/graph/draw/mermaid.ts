import { type Graph, type GraphNode, type NodeState } from '../data/graph';
import { type Box, boxesOf, nodesIn } from '../layout/box';
import { edgeState, type EdgeState } from './state';

/** A graph as text for Mermaid, which GitHub and GitLab draw in Markdown. */
export function mermaidText(graph: Graph): string {
  const numbers = new Map(graph.nodes.map(({ id }, index) => [id, index]));
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const boxes = boxesOf(graph);
  const inBoxes = new Set(boxes.flatMap(nodesIn));
  const lineOf = (id: string): string => nodeLine(numbers.get(id)!, nodes.get(id)!);
  let count = 0;
  const linesOf = (box: Box): string[] => [
    `subgraph b${count++}["${escapeLabel(box.label)}"]`,
    ...[...box.nodes.map(lineOf), ...box.boxes.flatMap(linesOf)].map((line) => `  ${line}`),
    'end',
  ];
  const lines = [
    ...boxes.flatMap(linesOf),
    ...graph.nodes.filter(({ id }) => !inBoxes.has(id)).map(({ id }) => lineOf(id)),
    ...graph.edges.map((edge) => {
      const arrow = arrows[edgeState(edge, nodes.get(edge.to)!)];
      return `n${numbers.get(edge.from)} ${arrow} n${numbers.get(edge.to)}`;
    }),
    'classDef missing stroke:#c62828,stroke-dasharray:5 3',
    'classDef optional stroke-dasharray:5 3',
    'classDef provided stroke-dasharray:5 3',
    'classDef outside stroke-dasharray:2 2',
  ];
  return ['flowchart LR', ...lines.map((line) => `  ${line}`), ''].join('\n');
}

const arrows: Readonly<Record<EdgeState, string>> = {
  usual: '-->',
  broken: '--x',
  optional: '-.->',
  provided: '-.->',
  outside: '-.->',
};

const classes: Readonly<Record<NodeState, string>> = {
  present: '',
  missing: ':::missing',
  optional: ':::optional',
  provided: ':::provided',
  outside: ':::outside',
};

function nodeLine(number: number, { object, state }: GraphNode): string {
  const [kind, namespace, name] = [object.kind, object.namespace, object.name].map(escapeLabel);
  return `n${number}["${kind}${namespace === '' ? '' : ` · ${namespace}`}<br/>${name}"]${classes[state]}`;
}

/**
 * Mermaid reads entities with `#` in place of `&`. All that may mean something to it is written as one, blanks too: it
 * reads `direction TB` also inside of quotes.
 */
function escapeLabel(text: string): string {
  return text
    .toWellFormed()
    .replace(/\s+/g, ' ')
    .replace(/[^\p{L}\p{N}._/@=,-]/gu, (character) => `#${character.codePointAt(0)};`);
}
