import { type Fault } from '../fault';
import { type PlainMap } from '../plain';
import { type NumberRange } from './number-range';

/** The form that a value must have, as data for `checkShape`. */
export type Node =
  | AnythingNode
  | BooleanNode
  | TextNode
  | NumberNode
  | SpecialNode
  | ListNode
  | MapNode
  | ObjectNode
  | EitherNode
  | LazyNode;

/** What the nodes of all kinds have. */
interface AnyNode {
  /**
   * Whether the value goes to the manifest as it is. Then it may be known only at synth, such as cdk8s' `Lazy`.
   *
   * @default false
   */
  readonly mayBeLate?: boolean;
}

/** Any value. */
export interface AnythingNode extends AnyNode {
  readonly kind: 'anything';
}

/** `true` or `false`. */
export interface BooleanNode extends AnyNode {
  readonly kind: 'boolean';
}

/** A rule for the content of a text. */
export interface TextRule {
  /** Names the rule in findings. @default format */
  readonly rule?: string;
  /** The rest of the sentence "it must …". */
  readonly wanted: string;
  /** An accepted text, for the fix if none can be made from the given text. */
  readonly example: string;
  readonly accepts: (value: string) => boolean;
  /** The accepted text that was most likely meant. @default - the example */
  readonly nearest?: (value: string) => string | undefined;
  /** How to get an accepted text, if an example cannot show it. @default - use the nearest text */
  readonly fix?: string;
}

/** A string. */
export interface TextNode extends AnyNode {
  readonly kind: 'text';
  readonly choices?: readonly string[];
  readonly rule?: TextRule;
  /** What is wrong with the string, if one rule cannot say it. */
  readonly check?: (value: string) => readonly Fault[];
  readonly example?: string;
  /** Whether messages must not repeat the value. */
  readonly secret?: boolean;
}

/** A number; with `whole`, an integer. */
export interface NumberNode extends AnyNode, NumberRange {
  readonly kind: 'number';
  /** Whether messages must not repeat a value of another type, which may be a secret in the wrong field. */
  readonly secret?: boolean;
}

/** A value of another type, such as a `Duration` or a quantity. */
export interface SpecialNode extends AnyNode {
  readonly kind: 'special';
  /** The rest of the sentence "it must be …". */
  readonly wanted: string;
  /** An accepted value, as written in TypeScript. */
  readonly example: string;
  /** The accepted value that a value of another type most likely means, as written in TypeScript. */
  readonly meant?: (value: unknown) => string | undefined;
  /** Whether a value has this type. The rest is not checked. */
  readonly isOne: (value: unknown) => boolean;
  /** Checks a value of this type. */
  readonly check: (value: unknown) => readonly Fault[];
}

/** A list. */
export interface ListNode extends AnyNode {
  readonly kind: 'list';
  readonly item: Node;
  readonly least: number;
  readonly most: number;
  /** One item that is accepted, as it is written in TypeScript. @default - what the shape of the items gives */
  readonly example?: string;
  /** The list that a value of another type most likely means, as written in TypeScript. @default - a list of the value */
  readonly meant?: (value: unknown) => string | undefined;
  /** What must differ between the items. @default - nothing */
  readonly unique?: Unique;
}

/** What must differ between the items of a list. */
export interface Unique {
  /** What is compared. Items that give `undefined` may be the same; an item may have a wrong type. */
  readonly by: (item: unknown) => unknown;
  /** Continues "has the same …". @default - the whole item is the same */
  readonly title?: string;
}

/** A map that may have any keys. */
export interface MapNode extends AnyNode {
  readonly kind: 'map';
  readonly value: Node;
  readonly key?: TextRule;
  readonly example?: string;
  /** Whether messages must not repeat a value of another type, which may be a secret. */
  readonly secret?: boolean;
  /** A check of the whole map. It runs if no entry has a wrong type. */
  readonly also?: (map: PlainMap) => readonly Fault[];
}

/** A map with known fields. */
export interface ObjectNode extends AnyNode, ObjectOptions {
  readonly kind: 'object';
  readonly fields: Readonly<Record<string, Node>>;
  readonly required: readonly string[];
}

/** Rules for an object beyond its single fields. */
export interface ObjectOptions {
  /** Groups of fields that exclude each other. */
  readonly atMostOne?: readonly (readonly string[])[];
  /** Groups of which exactly one field must be given. */
  readonly exactlyOne?: readonly (readonly string[])[];
  /** Groups of which at least one field must be given. */
  readonly atLeastOne?: readonly (readonly string[])[];
  /** The right name for a known wrong field: `{ periodSeconds: 'period: Duration.seconds(…)' }`. */
  readonly instead?: Readonly<Record<string, string>>;
  /** Fields that other objects have but this one must not have, each with the reason. */
  readonly refused?: Readonly<Record<string, string>>;
  /**
   * Whether a value of a field is not written, so that it counts as left out, such as an empty text. A value of a wrong
   * type and a required field count in any case. `also` gets all fields.
   */
  readonly leavesOut?: (key: string, value: unknown) => boolean;
  /** `open` allows unknown fields; `unless-misspelt` allows those unlike any known field. @default closed */
  readonly unknown?: 'closed' | 'open' | 'unless-misspelt';
  /** The way to a field that is unknown because it is newer than the shape, for the fix. */
  readonly newer?: string;
  /** An accepted object, for the fix. */
  readonly example?: string;
  /** Whether messages must not repeat a value of another type, which may be a secret. */
  readonly secret?: boolean;
  /** A check of several fields together. It runs if no field has a wrong type. */
  readonly also?: (map: PlainMap) => readonly Fault[];
  /** Fields that must fit to others, in this object or in one around it. */
  readonly links?: ReadonlySet<string>;
  /** Runs before `also`, and only if this object, or one in it, has a field of its `links`: most objects have none. */
  readonly checkLinks?: (map: PlainMap) => readonly Fault[];
}

/** One of several shapes. The type of the value decides which one. */
export interface EitherNode extends AnyNode {
  readonly kind: 'either';
  readonly options: readonly Node[];
  /** Whether messages must not repeat a value of another type, which may be a secret. */
  readonly secret?: boolean;
}

/** A shape that is made on its first use: for shapes that contain themselves, and for shapes read from a table. */
export interface LazyNode {
  readonly kind: 'lazy';
  readonly node: () => Node;
}

declare const typeMark: unique symbol;

/** The form that a value must have. The compiler checks it against the TypeScript type of the value. */
export interface Shape<out T = unknown> {
  readonly node: Node;
  readonly required?: false;
  readonly [typeMark]?: T;
}

/** A field that must be given. */
export interface RequiredShape<out T = unknown> {
  readonly node: Node;
  readonly required: true;
  readonly [typeMark]?: T;
}

/** The type that a shape describes. */
export type TypeOf<S> = S extends { readonly [typeMark]?: infer T } ? T : never;

/**
 * A shape for each field of a type; of a union, for each field of any of its parts. A field that is forgotten, misspelt
 * or of another type does not compile, and neither does one that is required here and optional there. Fields that the
 * type excludes (`?: never`) have no shape.
 */
export type Fields<T> = { readonly [K in KeysOf<T>]: FieldOf<T, K> };

type KeysOf<T> = { [K in AllKeys<T>]: [ValueOf<T, K>] extends [never] ? never : K }[AllKeys<T>];
type AllKeys<T> = T extends unknown ? keyof T & string : never;
type ValueOf<T, K> = T extends unknown ? (K extends keyof T ? NonNullable<T[K]> : never) : never;
type FieldOf<T, K extends string> = [T] extends [{ readonly [Key in K]: NonNullable<unknown> }]
  ? RequiredShape<ValueOf<T, K>>
  : Shape<ValueOf<T, K>>;

/** The type of a map whose fields have these shapes and are all optional. */
export type PartsOf<F> = { readonly [K in keyof F]?: ReadonlyList<TypeOf<F[K]>> };

type ReadonlyList<T> = T extends readonly (infer Item)[] ? readonly ReadonlyList<Item>[] : T;
