import { type Node, type ObjectNode, type Shape } from '../../core/check/shape';
import { largest, largestLong, matching } from '../../core/check/shapes';
import { loadTable } from '../../core/table';
import { metadataShape } from '../metadata-shape';
import { notEmpty } from '../path-rule';
import { quantityNode } from '../quantity';
import { rulesOf } from '../rules/rules-of';
import { type TypeRules } from '../rules/type-rules';

/** The fields of Kubernetes' types, each as a text that tools/make-kubernetes-types.mjs explains. */
export interface TypeTable {
  readonly types: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const integer = (most: number): Node => ({ kind: 'number', whole: true, least: -most - 1, most, mayBeLate: true });
const text: Node = { kind: 'text', mayBeLate: true };

const scalars: Readonly<Record<string, Node>> = {
  boolean: { kind: 'boolean', mayBeLate: true },
  int32: integer(largest),
  int64: integer(largestLong),
  string: text,
  IntOrString: { kind: 'either', options: [integer(largest), text], mayBeLate: true },
  Quantity: late(quantityNode()),
  Time: { kind: 'anything', mayBeLate: true },
};

const nodes = new Map<string, Node>();

/**
 * The shape of one of Kubernetes' own types, as the API server checks it: its fields, of several releases together,
 * their types and choices, and the rules of `lib/kubernetes/rules`. An unknown field is a fault. All values may be late:
 * they go to the manifest as they are.
 *
 * @param type such as `PodSpec` or `Container`; `[]Container` for a list, `{}Quantity` for a map
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
  if (type.startsWith('=')) {
    return { kind: 'text', choices: type.slice(1).split('|'), mayBeLate: true };
  }
  return type === 'ObjectMeta' ? metadataShape().node : (scalars[type] ?? objectNode(type));
}

function objectNode(type: string): Node {
  const table = loadTable<TypeTable>('kubernetes-types').types[type];
  if (table === undefined) {
    return { kind: 'anything', mayBeLate: true };
  }
  const { fields = {}, lists = {}, required = [], ...options } = rulesOf(type);
  const entries = Object.entries(table).map(([name, form]) => {
    const node = fields[name] === undefined ? later(form) : late(fields[name].node);
    return [name, lists[name] === undefined ? node : listNode(node, lists[name])] as const;
  });
  const demanded = Object.keys(table).filter((name) => table[name]?.endsWith('!') || required.includes(name));
  return {
    kind: 'object',
    ...options,
    fields: Object.fromEntries(entries),
    required: demanded,
    newer,
    mayBeLate: true,
  } satisfies ObjectNode;
}

/** The way to a field that only a later release has. */
const newer = 'leave it out; if your Kubernetes has the field, add it by addJsonPatch of the ApiObject';

/** A list with more rules. They apply to its items as the table describes them. */
function listNode(node: Node, more: NonNullable<TypeRules['lists']>[string]): Node {
  let made: Node | undefined;
  const make = (): Node => {
    const found = node.kind === 'lazy' ? node.node() : node;
    return found.kind === 'list' ? { ...found, ...more } : found;
  };
  return { kind: 'lazy', node: () => (made ??= make()) };
}

function later(form: string): Node {
  const isRequired = form.endsWith('!');
  const type = isRequired ? form.slice(0, -1) : form;
  let made: Node | undefined;
  return type === 'string' && isRequired
    ? late(matching(notEmpty).node)
    : (scalars[type] ?? { kind: 'lazy', node: () => (made ??= nodeOf(type)) });
}

/** The node of a rule, for values that go to the manifest as they are. */
function late(node: Node): Node {
  switch (node.kind) {
    case 'lazy':
      return node;
    case 'list':
      return { ...node, item: late(node.item), mayBeLate: true };
    case 'map':
      return { ...node, value: late(node.value), mayBeLate: true };
    default:
      return { ...node, mayBeLate: true };
  }
}
