import {
  type Fields,
  type ListNode,
  type MapNode,
  type Node,
  type NumberNode,
  type ObjectOptions,
  type PartsOf,
  type RequiredShape,
  type Shape,
  type TextNode,
  type TextRule,
} from './shape';

/** Any value. */
export const anything: Shape<never> = { node: { kind: 'anything' } };

/** `true` or `false`. */
export const boolean: Shape<boolean> = { node: { kind: 'boolean' } };

/** Nothing but `true`. */
export const onlyTrue: Shape<true> = {
  node: { kind: 'special', wanted: 'true', example: 'true', isOne: (value) => value === true, check: () => [] },
};

/** Any string. */
export const text: Shape<string> = { node: { kind: 'text' } };

/** A string with an example for its fix, or one that messages must not repeat. */
export function textOf(options: Omit<TextNode, 'kind' | 'choices'>): Shape<string> {
  return { node: { kind: 'text', ...options } };
}

/** A string that follows a rule: a name, an address. */
export function matching(rule: TextRule): Shape<string> {
  return { node: { kind: 'text', rule } };
}

/** One of a closed list of strings. */
export function oneOf<const T extends string>(choices: readonly T[]): Shape<T> {
  return { node: { kind: 'text', choices } };
}

/** The largest value of Kubernetes' 32-bit fields. */
export const largest = 2 ** 31 - 1;

/** The largest value for Kubernetes' 64-bit fields that JavaScript can represent exactly. */
export const largestLong = Number.MAX_SAFE_INTEGER;

/** A whole number from `least` to `most`. Without bounds, any number that fits in a 32-bit field of Kubernetes. */
export function whole(least = -largest - 1, most = largest): Shape<number> {
  return { node: { kind: 'number', whole: true, least, most } };
}

/** A number, within bounds if there are any. */
export function number({ least = -Infinity, most = Infinity }: Partial<NumberNode> = {}): Shape<number> {
  return { node: { kind: 'number', whole: false, least, most } };
}

/** A list of items of one shape. If the type wants a first item, `least` must say so too. */
export function list<T, L extends readonly T[] = T[]>(
  item: Shape<T>,
  options: Partial<Omit<ListNode, 'kind' | 'item'>> = {},
): Shape<L> {
  return { node: { kind: 'list', least: 0, most: Infinity, ...options, item: item.node } };
}

/** A map with any keys, and with values of one shape. */
export function map<T>(value: Shape<T>, options: Omit<MapNode, 'kind' | 'value'> = {}): Shape<Record<string, T>> {
  return { node: { kind: 'map', ...options, value: value.node } };
}

/** A map with these fields. The compiler checks them against the type: `object<Backoff>({ … })`. */
export function object<T extends object>(fields: Fields<T>, options: ObjectOptions = {}): Shape<T> {
  const entries = Object.entries<Shape | RequiredShape>(fields);
  const required = entries.filter(([, shape]) => shape.required === true).map(([name]) => name);
  const nodes: Record<string, Node> = Object.fromEntries(entries.map(([name, { node }]) => [name, node]));
  return { node: { kind: 'object', ...options, fields: nodes, required } };
}

/** A map with these fields, none of which is required. The type follows from the fields: see `TypeOf`. */
export function objectOf<const F extends Readonly<Record<string, Shape>>>(
  fields: F,
  options: ObjectOptions = {},
): Shape<PartsOf<F>> {
  const nodes = Object.fromEntries(Object.entries(fields).map(([name, { node }]) => [name, node]));
  return { node: { kind: 'object', ...options, fields: nodes, required: [] } };
}

/** A field that must be given. */
export function required<T>({ node }: Shape<T>): RequiredShape<T> {
  return { node, required: true };
}

/** A value of one of several types. */
export function either<const S extends readonly Shape[]>(
  ...shapes: S
): Shape<S[number] extends Shape<infer T> ? T : never> {
  return { node: { kind: 'either', options: shapes.map(({ node }) => node) } };
}

/** A function that is called later. */
export const callback: Shape<never> = {
  node: {
    kind: 'special',
    wanted: 'a function',
    example: '() => undefined',
    isOne: (value) => typeof value === 'function',
    check: () => [],
  },
};

/** The signal of an `AbortController`. */
export const stopSignal: Shape<never> = {
  node: {
    kind: 'special',
    wanted: 'an AbortSignal',
    example: 'new AbortController().signal',
    isOne: (value) => typeof value === 'object' && value !== null && 'aborted' in value,
    check: () => [],
  },
};

/** The same shape, for a value that goes to the manifest as it is: it may be known only at synth. */
export function orLate<T>({ node }: Shape<T>): Shape<T> {
  return node.kind === 'lazy' ? lazy(() => orLate({ node: node.node() })) : { node: { ...node, mayBeLate: true } };
}

/** A shape that is made on its first use. */
export function lazy<T>(make: () => Shape<T>): Shape<T> {
  let made: Node | undefined;
  return { node: { kind: 'lazy', node: () => (made ??= make().node) } };
}
