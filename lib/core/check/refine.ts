import {
  type Fields,
  type ListNode,
  type Node,
  type ObjectNode,
  type ObjectOptions,
  type Shape,
  type TypeOf,
} from './shape';
import { lazy, list } from './shapes';

/** Describes a value more closely than another shape does: a shape that replaces it, or one that is made from it. */
export type Refinement<T> = Shape<T> | ((base: Shape) => Shape<T>);

/** Refinements of some fields of a type. The compiler holds their names and types against the type. */
export type Refinements<T> = { readonly [K in keyof Fields<T>]?: Refinement<TypeOf<Fields<T>[K]>> };

/** What the fields of an object alone do not describe; `required` replaces the required fields of the base. */
export interface RefinedOptions<T> extends ObjectOptions {
  readonly required?: readonly (keyof Fields<T>)[];
}

/**
 * An object whose fields come from a base, such as a shape that was read from a schema. Some of them are described more
 * closely; the others stay as they are in the base.
 */
export function refined<T extends object>(
  refinements: Refinements<T>,
  options: RefinedOptions<T> = {},
): (base: Shape) => Shape<T> {
  return (base) =>
    lazy(() => {
      const node = objectNodeOf(base);
      const fields = Object.entries<Refinement<unknown> | undefined>(refinements).map(([name, refinement]) => [
        name,
        applied(refinement, node.fields[name]),
      ]);
      return { node: { ...node, ...options, fields: { ...node.fields, ...Object.fromEntries(fields) } } as Node };
    });
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
