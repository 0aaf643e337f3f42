import { type GraphNode } from '../data/graph';

/** The two lines of text in a node. */
export interface NodeText {
  /** The kind, and the namespace if there is one. */
  readonly kind: string;
  /** The name, without its middle if it is long. */
  readonly name: string;
}

/** The height of each node in pixels. */
export const nodeHeight = 44;

export function nodeText({ object: { kind, namespace, name } }: GraphNode): NodeText {
  return { kind: cut(namespace === '' ? kind : `${kind} · ${namespace}`), name: cut(name) };
}

/** The width of a node in pixels. Nobody can measure the text before it is drawn, so this is an estimate. */
export function nodeWidth(node: GraphNode): number {
  const { kind, name } = nodeText(node);
  return Math.ceil(Math.max(90, textWidth(kind, 6.2), textWidth(name, 8.3)) + 30);
}

const longest = 42;

function cut(text: string): string {
  const characters = [...text];
  return characters.length > longest ? `${characters.slice(0, 24).join('')}…${characters.slice(-17).join('')}` : text;
}

/** Characters of East Asia are about twice as wide as others. */
function textWidth(text: string, perCharacter: number): number {
  return [...text].reduce((width, character) => width + perCharacter * (character > '\u2e80' ? 1.8 : 1), 0);
}
