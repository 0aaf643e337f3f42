import { isElementPart, splitElementPart } from './split-field-path';
import { getField, isNullNode, type YamlNode } from '../../../core/yaml/text/yaml-node';

/** The path cannot be followed: a key in a list, an element of a map, or `*`. */
export const impassable = 'impassable';

/**
 * The node at a path of keys, indexes and exact `[name=x]`; undefined if there is none. A replacement's source is found
 * with it, and so is a text field with YAML or JSON in it.
 */
export function findExact(root: YamlNode, path: readonly string[]): YamlNode | undefined | typeof impassable {
  let node: YamlNode | undefined = root;
  for (const part of path.map((each) => each.trim()).filter((each) => each !== '')) {
    if (isNullNode(node)) {
      return undefined;
    }
    const next: YamlNode | undefined | typeof impassable = step(node!, part);
    if (next === impassable) {
      return impassable;
    }
    node = next;
  }
  return isNullNode(node) ? undefined : node;
}

function step(node: YamlNode, part: string): YamlNode | undefined | typeof impassable {
  if (/^[-+]?\d+$/.test(part) || part === '-') {
    const index = part === '-' ? node.content.length - 1 : Number(part);
    return node.kind === 'list' && index >= 0 ? node.content[index] : impassable;
  }
  if (part === '*') {
    return impassable;
  }
  if (!isElementPart(part)) {
    return node.kind === 'map' ? getField(node, part) : impassable;
  }
  const wanted = splitElementPart(part);
  if (wanted === undefined || node.kind !== 'list') {
    return impassable;
  }
  return wanted.field === ''
    ? node.content.find((element) => element.text === wanted.value)
    : node.content.find((element) => element.kind === 'map' && getField(element, wanted.field)?.text === wanted.value);
}
