import { type ListNode, type ObjectOptions, type Shape } from '../../core/check/shape';

/** What the API server demands of one of Kubernetes' types beyond its fields and their types. */
export interface TypeRules extends Omit<ObjectOptions, 'unknown'> {
  /** Closer descriptions of fields, each in place of the type in the table. */
  readonly fields?: Readonly<Record<string, Shape>>;
  /** How many items lists have, and what must differ in them. */
  readonly lists?: Readonly<Record<string, Partial<Pick<ListNode, 'least' | 'most' | 'unique' | 'example' | 'meant'>>>>;
  /** Fields that must be given, though the table does not say so. */
  readonly required?: readonly string[];
}

/** The rules of several types, by the name of the type. */
export type RulesByType = Readonly<Record<string, TypeRules>>;
