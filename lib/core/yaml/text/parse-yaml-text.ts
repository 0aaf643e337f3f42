import {
  Composer,
  type Document,
  isAlias,
  isMap,
  isSeq,
  type Node,
  Parser,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { ReplacementProblem } from './replacement-problem';
import { resolveText } from '../scalar/resolve-text';
import { type NodeStyle, scalarNode, type YamlNode, type YamlText } from './yaml-node';
import { attachComments } from './attach-comments';
import { type CommentStops, noteItem, noteKey, noteLeaf } from './comment-stops';

/** Thrown if a text is not YAML, or not YAML that kustomize's library can read. */
export class YamlTextError extends ReplacementProblem {
  constructor(reason: string) {
    const what = `the text on the path is not YAML: ${reason}`;
    super({ what, fix: 'correct the text, or end the path at the field with the text' });
  }
}

/** Reads the first document of a text, as nodes that can be written again with their comments and styles. */
export function parseYamlText(text: string): YamlText {
  const tokens = [...new Parser().parse(text)];
  const options = { schema: 'failsafe', uniqueKeys: false, merge: false, logLevel: 'silent' } as const;
  const [document] = new Composer(options).compose(tokens);
  if (document === undefined || document.contents === null) {
    return { root: scalarNode(''), anchors: new Map() };
  }
  const problem = firstError(document)?.message ?? refusedByGo(text);
  if (problem !== undefined) {
    throw new YamlTextError(problem);
  }
  const reader: NodeReader = { text, stops: { heads: [], leaves: [] }, anchors: new Map() };
  const root = readNode(document.contents, reader, undefined);
  demandNoTabs(text, reader.stops);
  const result: YamlText = { root, anchors: reader.anchors };
  attachComments(result, reader.stops, text, document.range[1]);
  return result;
}

/** The first error. Go stops reading after a map or list in flow style, so errors after it do not count. */
function firstError({ errors, contents }: Document.Parsed): Error | undefined {
  const flow = contents !== null && 'flow' in contents && contents.flow === true;
  return errors.find((error) => !flow || error.pos[0] < contents.range[1]);
}

/** Why Go's reader does not accept a text that this reader accepts; undefined if it accepts the text. */
function refusedByGo(text: string): string | undefined {
  if (/\\\/|\\u[dD][89a-fA-F]/.test(text) && /"[^"]*\\(\/|u[dD][89a-fA-F])/.test(text)) {
    return 'an escape that YAML 1.1 does not have';
  }
  return undefined;
}

/** Go does not accept a tab that indents a line, except inside a scalar and in flow style. */
function demandNoTabs(text: string, { leaves }: CommentStops): void {
  if (!text.includes('\t') || /^\s*[{[]/.test(text)) {
    return;
  }
  for (const { index } of text.matchAll(/^ *\t[ \t]*[^\s#]/gm)) {
    if (!leaves.some(({ start, end }) => start < index && index < end)) {
      throw new YamlTextError('a tab in the indentation of a line');
    }
  }
}

interface NodeReader {
  readonly text: string;
  readonly stops: CommentStops;
  readonly anchors: Map<string, YamlNode>;
}

function readNode(source: unknown, reader: NodeReader, container: YamlNode | undefined): YamlNode {
  if (isAlias(source)) {
    const node: YamlNode = { kind: 'alias', tag: '', text: source.source, style: 'plain', content: [] };
    if (!reader.anchors.has(source.source)) {
      throw new YamlTextError(`unknown anchor ${source.source}`);
    }
    noteLeaf(reader.stops, node, source.range, container);
    return node;
  }
  const node = isMap(source)
    ? readMap(source, reader, container)
    : isSeq(source)
      ? readList(source, reader, container)
      : readScalar(source as Scalar | null, reader, container);
  return node;
}

function readScalar(source: Scalar | null, reader: NodeReader, container: YamlNode | undefined): YamlNode {
  if (source === null) {
    return scalarNode('', '!!null');
  }
  const text = scalarText(source, reader.text);
  const style = styles[source.type ?? 'PLAIN'] ?? 'plain';
  const node = scalarNode(text, style !== 'plain' ? '!!str' : text === '<<' ? '!!merge' : resolveText(text).tag, style);
  finish(node, source, reader);
  noteLeaf(reader.stops, node, source.range, container);
  return node;
}

/** A scalar's text. If the whole text ends in a block scalar without a newline, the scalar has no newline either. */
function scalarText(source: Scalar, text: string): string {
  const value = typeof source.value === 'string' ? source.value : (source.source ?? '');
  const isBlock = source.type === 'BLOCK_LITERAL' || source.type === 'BLOCK_FOLDED';
  return isBlock && source.range?.[1] === text.length && !text.endsWith('\n') ? value.replace(/\n$/, '') : value;
}

const styles: Readonly<Record<string, NodeStyle>> = {
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
};

function readMap(source: YAMLMap, reader: NodeReader, container: YamlNode | undefined): YamlNode {
  const flow = source.flow === true;
  const node: YamlNode = { kind: 'map', tag: '!!map', text: '', style: flow ? 'flow' : 'plain', content: [] };
  finish(node, source, reader);
  for (const pair of source.items) {
    const key = readNode(pair.key, reader, flow ? container : node);
    if (!flow) {
      noteKey(reader.stops, node, key, (pair.key as Node | null)?.range);
    }
    const value = readNode(pair.value, reader, flow ? container : node);
    node.content.push(key, value);
  }
  if (flow) {
    noteLeaf(reader.stops, node, source.range, container);
  }
  return node;
}

function readList(source: YAMLSeq, reader: NodeReader, container: YamlNode | undefined): YamlNode {
  const flow = source.flow === true;
  const node: YamlNode = { kind: 'list', tag: '!!seq', text: '', style: flow ? 'flow' : 'plain', content: [] };
  finish(node, source, reader);
  for (const item of source.items) {
    // The item's place is noted before the places inside it: a comment then goes to the item, not to its first key.
    const slot = flow ? undefined : noteItem(reader.stops, node, (item as Node | null)?.range);
    const child = readNode(item, reader, flow ? container : node);
    if (slot !== undefined) {
      slot.node = child;
    }
    node.content.push(child);
  }
  if (flow) {
    noteLeaf(reader.stops, node, source.range, container);
  }
  return node;
}

/** Sets a node's tag and anchor. */
function finish(node: YamlNode, source: Scalar | YAMLMap | YAMLSeq, reader: NodeReader): void {
  if (source.tag !== undefined && source.tag !== '!') {
    node.tag = source.tag.replace(/^tag:yaml\.org,2002:/, '!!');
    node.tagged = true;
  }
  if (source.anchor !== undefined) {
    node.anchor = source.anchor;
    reader.anchors.set(source.anchor, node);
  }
}
