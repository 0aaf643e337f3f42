import { type ReplacementOptions } from './replacement';
import { ReplacementProblem } from '../../../core/yaml/text/replacement-problem';
import { copyNode, type YamlNode } from '../../../core/yaml/text/yaml-node';

/** Writes a value into a node: a scalar takes only the text and keeps its kind, all else is replaced. */
export function setNode(node: YamlNode, value: YamlNode): void {
  if (node.kind === 'scalar') {
    node.text = value.text;
    return;
  }
  const { anchor: _anchor, tagged: _tagged, head: _head, line: _line, foot: _foot, ...kept } = node;
  Object.keys(node).forEach((key) => delete (node as unknown as Record<string, unknown>)[key]);
  Object.assign(node, kept, copyNode(value));
}

/** The same, but into the part of a text that the options name. */
export function setNodePart(node: YamlNode, value: YamlNode, options: ReplacementOptions | undefined): void {
  const delimiter = options?.delimiter ?? '';
  if (delimiter === '') {
    setNode(node, value);
    return;
  }
  requireScalar(node);
  const parts = node.text.split(delimiter);
  const index = options?.index ?? 0;
  const text = value.tag === '!!null' ? '' : value.text;
  if (index < 0) {
    parts.unshift(text);
  } else if (index >= parts.length) {
    parts.push(text);
  } else {
    parts[index] = text;
  }
  node.text = parts.join(delimiter);
}

/** The part of a source's text that the options name; the whole value without a delimiter. */
export function readNodePart(node: YamlNode, options: ReplacementOptions | undefined): YamlNode {
  const delimiter = options?.delimiter ?? '';
  if (delimiter === '') {
    return node;
  }
  requireScalar(node);
  const parts = node.text.split(delimiter);
  const index = options?.index ?? 0;
  const text = parts[index];
  if (text === undefined) {
    throw new ReplacementProblem({
      what: `Cannot take part ${index} of '${node.text}': split at '${delimiter}' it has ${parts.length}`,
      fix: `use an index from 0 to ${parts.length - 1}`,
    });
  }
  return { ...copyNode(node), text };
}

function requireScalar(node: YamlNode): void {
  if (node.kind !== 'scalar') {
    throw new ReplacementProblem({
      what: `Cannot split a ${node.kind} at a delimiter`,
      fix: 'leave options.delimiter out, or name a field that holds text',
    });
  }
}
