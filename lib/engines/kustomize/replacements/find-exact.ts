import { isElementPart, splitElementPart } from './field-path';
import { getField, isNullNode, type YamlNode } from '../../../core/yaml/text/yaml-node';

/** No node can be found that way: a key in a list, an element of a map, `*`. */
export const IMPASSABLE = 'impassable';

/**
 * The one node at a path of keys, indices and exact `[name=x]`, or undefined where there is none.
 * What a source is read by, and the way to a text that holds YAML or JSON.
 */
export function findExact(root: YamlNode, path: readonly string[]): YamlNode | undefined | typeof IMPASSABLE {
  let node: YamlNode | undefined = root;
  for (const part of path.map((each) => each.trim()).filter((each) => each !== '')) {
    if (isNullNode(node)) {
      return undefined;
    }
    const next: YamlNode | undefined | typeof IMPASSABLE = step(node!, part);
    if (next === IMPASSABLE) {
      return IMPASSABLE;
    }
    node = next;
  }
  return isNullNode(node) ? undefined : node;
}

function step(node: YamlNode, part: string): YamlNode | undefined | typeof IMPASSABLE {
  if (/^[-+]?\d+$/.test(part) || part === '-') {
    const index = part === '-' ? node.content.length - 1 : Number(part);
    return node.kind === 'list' && index >= 0 ? node.content[index] : IMPASSABLE;
  }
  if (part === '*') {
    return IMPASSABLE;
  }
  if (!isElementPart(part)) {
    return node.kind === 'map' ? getField(node, part) : IMPASSABLE;
  }
  const wanted = splitElementPart(part);
  if (wanted === undefined || node.kind !== 'list') {
    return IMPASSABLE;
  }
  return wanted.field === ''
    ? node.content.find((element) => element.text === wanted.value)
    : node.content.find((element) => element.kind === 'map' && getField(element, wanted.field)?.text === wanted.value);
}
