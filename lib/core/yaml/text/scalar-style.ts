import { tagOfText } from './resolve-scalar';
import { type NodeStyle, type YamlNode } from './yaml-node';
import { analyzeScalar } from './scalar-analysis';

/** The tag that has to be written because the text alone would mean something else; empty if none has to be. */
export function explicitTag(node: YamlNode): string {
  if (node.tag === '' || node.tagged) {
    return node.tag;
  }
  if (node.kind !== 'scalar') {
    return node.tag === '!!map' || node.tag === '!!seq' ? '' : node.tag;
  }
  return node.tag === '!!str' || tagOfText(node.text) === node.tag ? '' : node.tag;
}

/** The style in which a scalar is written at its place: its own style if that is possible. */
export function chooseStyle(
  node: YamlNode,
  tagged: boolean,
  { inFlow, isKey }: { readonly inFlow: boolean; readonly isKey: boolean },
): NodeStyle {
  const analysis = analyzeScalar(node.text);
  let style = wantedStyle(node, tagged);
  if (isKey && analysis.multiline) {
    style = 'double';
  }
  if (style === 'plain') {
    const allowed = inFlow ? analysis.flowPlain : analysis.blockPlain;
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
  return !tagged && node.tag === '!!str' && tagOfText(node.text) !== '!!str' ? 'double' : 'plain';
}
