import { setKey } from '../../own-key';
import { type PlainMap } from '../../plain';
import { isFlow, noteFlow, noteWritten, type ScalarStyle, type WrittenScalar } from '../scalar/written-scalar';
import { writtenAt } from '../scalar/scalar-field';
import { demandValue } from './resolve-scalar';

/** A YAML text that was read with its comments and styles. */
export interface YamlText {
  readonly root: YamlNode;
  /** Comment before the document, with a blank line after it. */
  head?: string;
  /** Comment after the document that does not belong to a node. */
  foot?: string;
  readonly anchors: ReadonlyMap<string, YamlNode>;
}

/** How a node was written. */
export type NodeStyle = ScalarStyle | 'flow';

/**
 * A piece of YAML with all that a plain value does not keep: its tag, the text of its scalars, its style and comments.
 * Kustomize works on such nodes: a number that gets another text stays a number.
 */
export interface YamlNode {
  kind: 'map' | 'list' | 'scalar' | 'alias';
  /** For example `!!int`; empty if the text decides. */
  tag: string;
  /** Whether the tag was written out. */
  tagged?: boolean;
  /** A scalar's text, an alias' name. */
  text: string;
  style: NodeStyle;
  /** A list's elements, or a map's keys and values in turn. */
  content: YamlNode[];
  anchor?: string;
  head?: string;
  line?: string;
  foot?: string;
}

export function scalarNode(text: string, tag = '', style: NodeStyle = 'plain'): YamlNode {
  return { kind: 'scalar', tag, text, style, content: [] };
}

/**
 * A map or list as a node. It and its scalars are written as noted.
 *
 * @param made gets the node of each map
 */
export function toNode(value: object, made?: Map<object, YamlNode>): YamlNode {
  const style = isFlow(value) ? 'flow' : 'plain';
  if (Array.isArray(value)) {
    const content = value.map((_, index) => childNode(value, index, made));
    return { kind: 'list', tag: '!!seq', text: '', style, content };
  }
  const content = Object.keys(value).flatMap((key) => [scalarNode(key, '!!str'), childNode(value, key, made)]);
  const node: YamlNode = { kind: 'map', tag: '!!map', text: '', style, content };
  made?.set(value, node);
  return node;
}

function childNode(holder: object, key: string | number, made?: Map<object, YamlNode>): YamlNode {
  const { [key]: value } = holder as Record<string | number, unknown>;
  return typeof value === 'object' && value !== null
    ? toNode(value, made)
    : { kind: 'scalar', content: [], ...writtenAt(holder, key) };
}

/**
 * A node as a value. How it and its scalars are written is noted in maps and lists.
 *
 * @throws ReplacementProblem if a scalar's text does not fit its tag, for example a word in a field that holds a number
 */
export function fromNode(node: YamlNode): unknown {
  switch (node.kind) {
    case 'list':
      return withStyle(node, listOfNode(node));
    case 'map':
      return withStyle(node, mapOfNode(node));
    default:
      return demandValue(writtenNode(node));
  }
}

function withStyle({ style }: YamlNode, value: object): object {
  if (style === 'flow') {
    noteFlow(value);
  }
  return value;
}

function listOfNode({ content }: YamlNode): unknown[] {
  const list: unknown[] = content.map(fromNode);
  content.forEach((child, index) => noteNode(list, index, child));
  return list;
}

function mapOfNode({ content }: YamlNode): PlainMap {
  const map: PlainMap = {};
  for (let index = 0; index + 1 < content.length; index += 2) {
    const key = content[index]!.text;
    setKey(map, key, fromNode(content[index + 1]!));
    noteNode(map, key, content[index + 1]!);
  }
  return map;
}

function noteNode(holder: object, key: string | number, node: YamlNode): void {
  if (node.kind === 'scalar') {
    noteWritten(holder, key, writtenNode(node));
  }
}

function writtenNode({ text, tag, style, tagged }: YamlNode): WrittenScalar {
  return { text, tag, style: style === 'flow' ? 'plain' : style, ...(tagged ? { tagged } : {}) };
}

/** The value under a map's key. */
export function getField(node: YamlNode, key: string): YamlNode | undefined {
  for (let index = 0; index + 1 < node.content.length; index += 2) {
    if (node.content[index]!.text === key) {
      return node.content[index + 1];
    }
  }
  return undefined;
}

/** A copy that shares nothing with the node. */
export function copyNode(node: YamlNode): YamlNode {
  return { ...node, content: node.content.map(copyNode) };
}

/** Whether a node is missing or null. */
export function isNullNode(node: YamlNode | undefined): boolean {
  return node === undefined || node.tag === '!!null';
}
