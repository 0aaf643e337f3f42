import { type ObjectReference } from '../../../core/manifest';

/** What happens to an object. */
export type ObjectAction = 'added' | 'removed' | 'changed' | 'renamed';

/** One field that is different. Values of Secrets are `(changed)`. */
export interface DiffField {
  /** For example `spec.template.spec.containers[0].image`. An index is that of the new list, or else of the old one. */
  readonly path: string;
  /** @default - the field is new */
  readonly before?: unknown;
  /** @default - the field is gone */
  readonly after?: unknown;
  /**
   * Whether only the order of a list is different. `before` and `after` are then the keys of its items, in order.
   *
   * @default - the field has another value
   */
  readonly order?: true;
}

/** One operation of a JSON patch. Its path is a JSON pointer. */
export type DiffOperation =
  | { readonly op: 'add' | 'replace'; readonly path: string; readonly value: unknown }
  | { readonly op: 'remove'; readonly path: string };

/** A change that can fail, lose data or open access. */
export interface Danger {
  /** The rule that found it, such as `immutable-field`. */
  readonly rule: string;
  /** The field, or an empty text if it is the whole object. */
  readonly path: string;
  readonly what: string;
  readonly fix: string;
}

/** How one object is different. */
export interface ObjectChange {
  readonly action: ObjectAction;
  /** The new object, or else the old one. */
  readonly object: ObjectReference;
  /**
   * The target that the object is for, as `targetOf` names it: the same object may be for several clusters.
   *
   * @default - nothing tells it from others
   */
  readonly target?: string;
  /** The old object if it is renamed. @default - it has the same name */
  readonly from?: ObjectReference;
  /** What is different in it. Empty for an object that is added or removed as a whole. */
  readonly fields: readonly DiffField[];
  /** A JSON patch (RFC 6902) of `add`, `remove` and `replace` that makes the new object from the old one. */
  readonly patch: readonly DiffOperation[];
  readonly dangers: readonly Danger[];
}

/** How many objects are different. */
export interface DiffSummary {
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
  readonly renamed: number;
  readonly dangers: number;
}

/** An object that can't be compared with a cluster. It is not among the changes. */
export interface RefusedObject {
  readonly object: ObjectReference;
  /** Why: the right that is missing, or the words of the API server. It never has values of Secrets. */
  readonly reason: string;
  readonly fix: string;
}

/** How two sets of manifests are different. */
export interface DiffResult {
  /** By target, namespace, kind and name. Objects that are the same are left out. */
  readonly changes: readonly ObjectChange[];
  readonly summary: DiffSummary;
  /** Objects that a cluster refuses to show, or to apply. @default - there are none, or no cluster was asked */
  readonly refused?: readonly RefusedObject[];
}
