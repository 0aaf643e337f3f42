import { setKey } from '../../own-key';
import { isPlainMap, type PlainMap } from '../../plain';
import { resolveScalar } from './resolve-scalar';

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
export type NodeStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded' | 'flow';

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

/** A plain value as a node. */
export function toNode(value: unknown): YamlNode {
  if (Array.isArray(value)) {
    return { kind: 'list', tag: '!!seq', text: '', style: 'plain', content: value.map(toNode) };
  }
  if (isPlainMap(value)) {
    const content = Object.keys(value).flatMap((key) => [scalarNode(key, '!!str'), toNode(value[key])]);
    return { kind: 'map', tag: '!!map', text: '', style: 'plain', content };
  }
  if (value === null || value === undefined) {
    return scalarNode('null', '!!null');
  }
  const tag = typeof value === 'string' ? '!!str' : typeof value === 'boolean' ? '!!bool' : numberTag(value);
  return scalarNode(String(value), tag);
}

const numberTag = (value: unknown): string =>
  typeof value === 'bigint' || Number.isInteger(value) ? '!!int' : '!!float';

/**
 * A node as a plain value.
 *
 * @throws ReplacementProblem if a scalar's text does not fit its tag, for example a word in a field that holds a number
 */
export function fromNode(node: YamlNode): unknown {
  switch (node.kind) {
    case 'list':
      return node.content.map(fromNode);
    case 'map':
      return mapOf(node);
    default:
      return resolveScalar(node.tag, node.text).value;
  }
}

function mapOf(node: YamlNode): PlainMap {
  const map: PlainMap = {};
  for (let index = 0; index + 1 < node.content.length; index += 2) {
    setKey(map, node.content[index]!.text, fromNode(node.content[index + 1]!));
  }
  return map;
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
