import { type Node, type ObjectNode, type Shape } from '../../core/check/shape';
import { loadTable } from '../../core/table';

/** The fields of Kubernetes' types: `string`, `Container`, `[]Container` for a list, `{}Quantity` for a map. */
interface FieldTable {
  readonly types: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const number: Node = { kind: 'number', whole: false, least: -Infinity, most: Infinity, mayBeLate: true };
const text: Node = { kind: 'text', mayBeLate: true };
const whole: Node = { ...number, whole: true };

const scalars: Readonly<Record<string, Node>> = {
  boolean: { kind: 'boolean', mayBeLate: true },
  integer: whole,
  string: text,
  IntOrString: { kind: 'either', options: [whole, text], mayBeLate: true },
  Quantity: { kind: 'either', options: [number, text], mayBeLate: true },
};

const nodes = new Map<string, Node>();

/**
 * The shape of one of Kubernetes' own types: its fields, all versions together, and their types. A field that looks like
 * none of them may be newer than this library, and passes. All values may be late: they go to the manifest as they are.
 *
 * @param type such as `PodSpec` or `Container`
 */
export function builtInShape(type: string): Shape<never> {
  return { node: { kind: 'lazy', node: () => nodeOf(type) } };
}

function nodeOf(type: string): Node {
  let node = nodes.get(type);
  if (node === undefined) {
    node = makeNode(type);
    nodes.set(type, node);
  }
  return node;
}

function makeNode(type: string): Node {
  if (type.startsWith('[]')) {
    return { kind: 'list', item: later(type.slice(2)), least: 0, most: Infinity, mayBeLate: true };
  }
  if (type.startsWith('{}')) {
    return { kind: 'map', value: later(type.slice(2)), mayBeLate: true };
  }
  return scalars[type] ?? objectNode(type);
}

function objectNode(type: string): Node {
  const { types } = loadTable<FieldTable>('kubernetes-pod-fields');
  const fields = Object.entries(types[type] ?? {}).map(([name, field]) => [name, later(field)] as const);
  const known: ObjectNode = {
    kind: 'object',
    fields: Object.fromEntries(fields),
    required: [],
    unknown: 'unless-misspelt',
    mayBeLate: true,
  };
  return types[type] === undefined ? { kind: 'anything', mayBeLate: true } : known;
}

function later(type: string): Node {
  let made: Node | undefined;
  return scalars[type] ?? { kind: 'lazy', node: () => (made ??= nodeOf(type)) };
}
