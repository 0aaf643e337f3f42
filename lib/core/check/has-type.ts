import { isPlainMap } from '../plain';
import { type Node } from './shape';

/** Whether a value has the type of a shape. The rest of the shape is not checked. */
export function hasType(value: unknown, node: Node): boolean {
  switch (node.kind) {
    case 'anything':
      return true;
    case 'text':
      return typeof value === 'string';
    case 'boolean':
      return typeof value === 'boolean';
    case 'number':
      return typeof value === 'number';
    case 'special':
      return node.isOne(value);
    case 'list':
      return Array.isArray(value);
    case 'map':
    case 'object':
      return isPlainMap(value);
    case 'either':
      return node.options.some((option) => hasType(value, option));
    case 'lazy':
      return hasType(value, node.node());
  }
}
