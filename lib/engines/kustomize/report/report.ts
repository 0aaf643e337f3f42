import { inColumns } from '../../../core/text/in-columns';
import { type FieldChange } from '../../../core/diff-values';
import { type Finding } from '../../../core/error';
import { type RuleLog } from './rule-log';
import { jsonText } from '../../../core/text/json-text';

/** The effect of one rule of a kustomization. */
export interface KustomizationRuleReport {
  /** The rule, as in `images[0]` or `namePrefix`. */
  readonly rule: string;
  /** Its place: a construct path, or file, line and column. */
  readonly where: string;
  /** The objects that it applied to, as `Kind/name`, changed or not. Names are those after the rule. */
  readonly matched: readonly string[];
  /** The changes, object by object. */
  readonly changed: readonly KustomizationObjectReport[];
}

/** The changes of a rule to one object. */
export interface KustomizationObjectReport {
  /** `Kind/name` */
  readonly object: string;
  readonly changes: readonly FieldChange[];
}

/** The changes of each rule of a kustomization, in the order in which the rules ran. The rules of bases come first. */
export class KustomizationReport {
  /**
   * @param rules the rules in the order in which they ran
   * @param warnings what strict mode warns of, such as a patch that changes nothing
   */
  constructor(
    public readonly rules: readonly KustomizationRuleReport[],
    public readonly warnings: readonly Finding[] = [],
  ) {}

  /** One row for each changed field, with the values before and after, and one for each rule that changed nothing. */
  public toTable(): string {
    const rows = this.rules.flatMap(rowsOf);
    return inColumns([['RULE', 'OBJECT', 'FIELD', 'BEFORE', 'AFTER'], ...rows]);
  }

  /** The rules and warnings as plain data, for `JSON.stringify`. */
  public toJSON(): { readonly rules: readonly KustomizationRuleReport[]; readonly warnings: readonly Finding[] } {
    return { rules: this.rules, warnings: this.warnings };
  }
}

/** Makes the report of a build from its log. The log must have kept the effects. */
export function reportOf(log: RuleLog, findings: readonly Finding[] = []): KustomizationReport {
  return new KustomizationReport(
    log.entries.map(({ rule, matched, effects }) => ({
      rule: rule.index === undefined ? rule.field : `${rule.field}[${rule.index}]`,
      where: rule.where,
      matched,
      changed: effects,
    })),
    findings.filter(({ severity }) => severity === 'warning'),
  );
}

function rowsOf({ rule, matched, changed }: KustomizationRuleReport): string[][] {
  if (changed.length === 0) {
    return [[rule, matched.length === 0 ? '(matches nothing)' : `(${matched.length}, unchanged)`, '', '', '']];
  }
  return changed.flatMap(({ object, changes }) =>
    changes.map(({ path, before, after }) => [rule, object, path, show(before), show(after)]),
  );
}

const widest = 60;

function show(value: unknown): string {
  if (value === undefined) {
    return '-';
  }
  const text = typeof value === 'string' ? value.replace(/\s+/g, ' ') : jsonText(value);
  return text.length > widest ? `${text.slice(0, widest - 1)}…` : text;
}
