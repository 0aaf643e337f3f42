import { type Manifest } from '../../../core/manifest';
import { type PlainMap } from '../../../core/plain';
import { type RawField } from '../edits/raw-fields';
import { type Danger, type ObjectAction } from '../result/diff-result';

/** A change of an object, as rules see it. */
export interface CheckedChange {
  readonly action: ObjectAction;
  readonly before?: Manifest;
  readonly after?: Manifest;
  readonly fields: readonly RawField[];
  /** The schema of a custom resource, if its definition is known. */
  readonly schema?: PlainMap;
}

/** An object that stays under its name, before and after. */
export interface KeptObject {
  readonly before: Manifest;
  readonly after: Manifest;
  readonly fields: readonly RawField[];
  readonly schema?: PlainMap;
}

/** What a rule finds, without its name. */
export type RuleFinding = Omit<Danger, 'rule'>;

/** The object that goes: it is removed, or gets another name. */
export function goneObject({ action, before }: CheckedChange): Manifest | undefined {
  return action === 'removed' || action === 'renamed' ? before : undefined;
}
