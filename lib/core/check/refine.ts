import { joined } from '../fault';
import { getKey } from '../own-key';
import {
  type Fields,
  type ListNode,
  type Node,
  type ObjectNode,
  type ObjectOptions,
  type RequiredShape,
  type Shape,
  type TypeOf,
} from './shape';
import { lazy, list } from './shapes';

/** Describes a value more closely than another shape does: a shape that replaces it, or one that is made from it. */
export type Refinement<T> = Shape<T> | RequiredShape<T> | ((base: Shape) => Shape<T>);

/** Refinements of some fields of a type. The compiler holds their names and types against the type. */
export type Refinements<T> = { readonly [K in keyof Fields<T>]?: Refinement<TypeOf<Fields<T>[K]>> };

/** What the fields of an object alone do not describe. Each option replaces that of the base, but `also` is added. */
export interface RefinedOptions<T> extends ObjectOptions {
  /** The required fields. @default - those of the base, and the refinements that are `required` */
  readonly required?: readonly (keyof Fields<T>)[];
  /** Fields of the base that this object does not have. */
  readonly without?: readonly string[];
}

/**
 * An object whose fields come from a base, such as a shape that was read from a schema. Some of them are described more
 * closely or are new; the others stay as they are in the base. The object itself is taken apart by whoever refines it,
 * so it may not be late.
 */
export function refined<T extends object>(
  refinements: Refinements<T>,
  { without = [], also, ...options }: RefinedOptions<T> = {},
): (base: Shape) => Shape<T> {
  const given = Object.entries<Refinement<unknown> | undefined>(refinements);
  return (base) =>
    lazy(() => {
      const node = objectNodeOf(base);
      const kept = Object.entries(node.fields).filter(([name]) => !without.includes(name));
      const fields = given.map(([name, refinement]) => [name, applied(refinement, getKey(node.fields, name))]);
      const all = {
        ...node,
        required: requiredOf(node.required, without, given),
        ...options,
        fields: { ...Object.fromEntries(kept), ...Object.fromEntries(fields) },
        also: both(node.also, also),
        mayBeLate: false,
      };
      return { node: all as ObjectNode };
    });
}

function requiredOf(
  base: readonly string[],
  without: readonly string[],
  given: readonly [string, Refinement<unknown> | undefined][],
): readonly string[] {
  const added = given.filter(([, it]) => typeof it === 'object' && it.required === true).map(([name]) => name);
  return [...new Set([...base.filter((name) => !without.includes(name)), ...added])];
}

function both(one: ObjectNode['also'], other: ObjectNode['also']): ObjectNode['also'] {
  return one === undefined || other === undefined ? (one ?? other) : (map) => joined(one(map), other(map));
}

/** A list whose items are described more closely, and maybe how many there are. */
export function refinedItems<T, L extends readonly T[] = T[]>(
  refinement: Refinement<T>,
  options: Partial<Omit<ListNode, 'kind' | 'item'>> = {},
): (base: Shape) => Shape<L> {
  return (base) =>
    lazy(() => {
      const node = resolved(base.node);
      const item: Shape<T> = { node: applied(refinement, node.kind === 'list' ? node.item : undefined) };
      return list<T, L>(item, options);
    });
}

/** The object that a shape describes, with its fields. */
export function objectNodeOf({ node }: Shape): ObjectNode {
  const found = resolved(node);
  if (found.kind !== 'object') {
    throw new TypeError(`Cannot refine the fields of a shape of kind ${found.kind}`);
  }
  return found;
}

function resolved(node: Node): Exclude<Node, { kind: 'lazy' }> {
  return node.kind === 'lazy' ? resolved(node.node()) : node;
}

function applied(refinement: Refinement<unknown> | undefined, base: Node = { kind: 'anything' }): Node {
  return typeof refinement === 'function' ? refinement({ node: base }).node : (refinement?.node ?? base);
}
