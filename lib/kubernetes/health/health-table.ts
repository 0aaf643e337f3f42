import { loadTable } from '../../core/table';
import { type RuleLines } from './rule-program';
import { type FieldTypes } from './typed-fields';

/** Rules by `group/Kind`; `*` is for all kinds of a group, and `*.` for all groups that end like this. */
type RulesByKind = Readonly<Record<string, RuleLines | string>>;

/** The table of the rules of health. */
export interface HealthTable {
  /** Changes of rules: the first releases that have them, one of each minor version. */
  readonly changes: Readonly<Record<string, readonly string[]>>;
  /** The same for kinds that not all releases have rules for. */
  readonly since: Readonly<Record<string, readonly string[]>>;
  /** The types of kinds that Argo CD reads into types of Go, by `apiVersion/Kind`, and the types that they share. */
  readonly types: FieldTypes;
  readonly builtIn: RulesByKind;
  /** A text in place of rules is another kind, which has the same ones. */
  readonly scripts: RulesByKind;
  readonly shared: Readonly<Record<string, RuleLines>>;
}

export function loadHealthTable(): HealthTable {
  return loadTable<HealthTable>('argo-cd/health');
}
