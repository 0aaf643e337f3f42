import { type ReplacementOptions } from '../file/replacement';
import { ReplacementProblem } from '../../../core/yaml/text/replacement-problem';
import { copyNode, type YamlNode } from '../../../core/yaml/text/yaml-node';

/** Writes a value into a node. A scalar gets the text and keeps its type; any other node is replaced. */
export function setNode(node: YamlNode, value: YamlNode): void {
  if (node.kind === 'scalar') {
    node.text = value.text;
    return;
  }
  const { anchor: _anchor, tagged: _tagged, head: _head, line: _line, foot: _foot, ...kept } = node;
  Object.keys(node).forEach((key) => delete (node as unknown as Record<string, unknown>)[key]);
  Object.assign(node, kept, copyNode(value));
}

/** Writes a value into the part of a text that the options select; without a delimiter, into the whole node. */
export function setNodePart(node: YamlNode, value: YamlNode, options: ReplacementOptions | undefined): void {
  const delimiter = options?.delimiter ?? '';
  if (delimiter === '') {
    setNode(node, value);
    return;
  }
  demandScalar(node);
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

/** The part of a source's text that the options select; the whole value without a delimiter. */
export function readNodePart(node: YamlNode, options: ReplacementOptions | undefined): YamlNode {
  const delimiter = options?.delimiter ?? '';
  if (delimiter === '') {
    return node;
  }
  demandScalar(node);
  const parts = node.text.split(delimiter);
  const index = options?.index ?? 0;
  const text = parts[index];
  if (text === undefined) {
    throw new ReplacementProblem({
      what: `Cannot read part ${index} of '${node.text}': split at '${delimiter}', it has only ${parts.length}`,
      fix: `use an index from 0 to ${parts.length - 1}`,
    });
  }
  return { ...copyNode(node), text };
}

function demandScalar(node: YamlNode): void {
  if (node.kind !== 'scalar') {
    throw new ReplacementProblem({
      what: `Cannot split a ${node.kind} at a delimiter`,
      fix: 'leave options.delimiter out, or use the path of a field with text',
    });
  }
}
