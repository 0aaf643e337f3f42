import { getKey } from '../own-key';
import { isPlainMap } from '../plain';
import { hasType } from './has-type';
import { isInRange } from './number-range';
import { type Node, type ObjectNode, type TextNode } from './shape';

/** Whether a value has the form of a shape, at every depth. Checks of several fields together are left out. */
export function fits(value: unknown, node: Node): boolean {
  switch (node.kind) {
    case 'lazy':
      return fits(value, node.node());
    case 'text':
      return typeof value === 'string' && fitsText(value, node);
    case 'number':
      return typeof value === 'number' && isInRange(value, node);
    case 'list':
      return Array.isArray(value) && value.every((item) => fits(item, node.item));
    case 'map':
      return isPlainMap(value) && Object.values(value).every((each) => fits(each, node.value));
    case 'object':
      return isPlainMap(value) && fitsObject(value, node);
    case 'either':
      return node.options.some((option) => fits(value, option));
    case 'special':
      return node.isOne(value) && node.check(value).length === 0;
    default:
      return hasType(value, node);
  }
}

function fitsText(value: string, { rule, choices }: TextNode): boolean {
  return (rule?.accepts(value) ?? true) && (choices?.includes(value) ?? true);
}

function fitsObject(
  map: Readonly<Record<string, unknown>>,
  { fields, required, unknown = 'closed' }: ObjectNode,
): boolean {
  return (
    required.every((key) => map[key] !== undefined) &&
    Object.entries(map).every(([key, value]) => {
      const field = getKey(fields, key);
      return field === undefined ? unknown !== 'closed' : fits(value, field);
    })
  );
}
