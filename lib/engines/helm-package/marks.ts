/** The JSON types that a value of a chart can have. */
export type ValueType = 'string' | 'integer' | 'number' | 'boolean' | 'array' | 'object';

/** What the value of a chart may be, with the names and meanings of JSON Schema. */
export interface ValueBounds {
  /** The least number. @default - none */
  readonly minimum?: number;
  /** The largest number. @default - none */
  readonly maximum?: number;
  /** The least number of characters. @default - none */
  readonly minLength?: number;
  /** The largest number of characters. @default - none */
  readonly maxLength?: number;
  /** A regular expression in the syntax of RE2, which need not match the whole text. @default - none */
  readonly pattern?: string;
  /** The only values that are allowed. @default - all */
  readonly enum?: readonly unknown[];
  /** The least number of items. @default - none */
  readonly minItems?: number;
  /** The largest number of items. @default - none */
  readonly maxItems?: number;
}

/**
 * One value of a chart, as it goes to values.yaml and values.schema.json. It is frozen, and plain data. Two specs of one
 * name in a package are the same; the package refuses others by `checkValues`.
 */
export interface ValueSpec extends ValueBounds {
  /** The name in values.yaml, with dots between its steps: `ingress.enabled`. */
  readonly name: string;
  /** The steps of the name: `['ingress', 'enabled']`. Each is a key of a map, and none is empty. */
  readonly path: readonly string[];
  readonly type: ValueType;
  /** Plain data without null and without control characters that helm 3.12 refuses. */
  readonly default: unknown;
  /** Text for people, which may have several lines. */
  readonly description?: string;
}

/** Whether a value is a list or a map. */
export function isCollection({ type }: ValueSpec): boolean {
  return type === 'array' || type === 'object';
}

/** In a marked manifest: the place of a value. */
export class ValueMark {
  constructor(public readonly value: ValueSpec) {
    Object.freeze(this);
  }
}

/** In a marked manifest: the place of a field of the release, which is a text. */
export class ReleaseMark {
  constructor(public readonly field: 'Name' | 'Namespace') {
    Object.freeze(this);
  }
}

/**
 * In a marked manifest: the place of a text with values in it. Two texts never follow each other, and a text is never
 * empty. The values are strings, numbers and booleans.
 */
export class TextMark {
  constructor(public readonly parts: readonly (string | ValueMark | ReleaseMark)[]) {
    Object.freeze(this);
  }
}

/**
 * In a marked manifest: an entry of a map, or an item of a list, that is there only if a value is true. Its content may
 * have further marks, and may itself be a `SwitchMark`.
 */
export class SwitchMark {
  constructor(
    public readonly condition: ValueSpec,
    public readonly content: unknown,
  ) {
    Object.freeze(this);
  }
}

/**
 * In a marked manifest: an entry of a map that is there only if its content, a map or a list, is not empty. cdk8s leaves
 * out empty metadata.
 */
export class UnlessEmptyMark {
  constructor(public readonly content: unknown) {
    Object.freeze(this);
  }
}

/** A manifest for the templates of a chart. */
export interface MarkedObject {
  /** The path of the construct, for messages. */
  readonly path: string;
  /** The object is there only if all these values are true. Empty if it is always there. */
  readonly conditions: readonly ValueSpec[];
  /**
   * Plain data whose leaves, items and entries may be marks. `apiVersion` and `kind` are never marks, and keys are
   * always plain texts.
   */
  readonly manifest: { readonly apiVersion: string; readonly kind: string; readonly [field: string]: unknown };
}
