import { analyzeText } from '../scalar/analyze';
import { resolveText } from '../scalar/resolve-text';
import { type NodeStyle, type YamlNode } from './yaml-node';

/** The tag that has to be written because the text alone would mean something else; empty if none has to be. */
export function explicitTag(node: YamlNode): string {
  if (node.tag === '' || node.tagged) {
    return node.tag;
  }
  if (node.kind !== 'scalar') {
    return node.tag === '!!map' || node.tag === '!!seq' ? '' : node.tag;
  }
  return node.tag === '!!str' || resolveText(node.text).tag === node.tag ? '' : node.tag;
}

/** The style in which a scalar is written at its place: its own style if that is possible. */
export function chooseStyle(
  node: YamlNode,
  tagged: boolean,
  { inFlow, isKey }: { readonly inFlow: boolean; readonly isKey: boolean },
): NodeStyle {
  const analysis = analyzeText(node.text, 3);
  let style = wantedStyle(node, tagged);
  if (isKey && analysis.multiline) {
    style = 'double';
  }
  if (style === 'plain') {
    const allowed = inFlow ? analysis.plainInFlow : analysis.plain;
    const empty = node.text === '' && (inFlow || isKey);
    style = allowed && !empty ? 'plain' : 'single';
  }
  if (style === 'single' && !analysis.singleQuoted) {
    style = 'double';
  }
  const block = style === 'literal' || style === 'folded';
  return block && (!analysis.block || inFlow || isKey) ? 'double' : style;
}

function wantedStyle(node: YamlNode, tagged: boolean): NodeStyle {
  if (node.style !== 'plain' && node.style !== 'flow') {
    return node.style;
  }
  if (node.text.includes('\n')) {
    return 'literal';
  }
  return !tagged && node.tag === '!!str' && resolveText(node.text).tag !== '!!str' ? 'double' : 'plain';
}
