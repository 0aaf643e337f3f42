import { getKey } from '../../core/own-key';
import { loadTable } from '../../core/table';
import { compileRules, type RuleLines, type RuleProgram } from './rule-program';

/** The rules of a kind. */
export interface KindRules {
  readonly program: RuleProgram;
  /** Whether the rules are in Argo CD's own code, in Go. Those of other kinds are scripts in Lua. */
  readonly isBuiltIn: boolean;
}

/** Rules by `group/Kind`; `*` is for all kinds of a group, and `*.` for all groups that end like this. */
type RulesByKind = Readonly<Record<string, RuleLines | string>>;

interface HealthTable {
  readonly builtIn: RulesByKind;
  /** A text in place of rules is another kind, which has the same ones. */
  readonly scripts: RulesByKind;
  readonly shared: Readonly<Record<string, RuleLines>>;
}

const compiled = new Map<string, KindRules>();

/** The rules by which Argo CD judges a kind; undefined if it has none. */
export function findRules(group: string, kind: string): KindRules | undefined {
  const table = loadTable<HealthTable>('argo-cd/health');
  const id = `${group}/${kind}`;
  const key = [id, ...Object.keys(table.scripts).filter((each) => coversGroup(each, group))].find(
    (each) => getKey(table.scripts, each) !== undefined || getKey(table.builtIn, each) !== undefined,
  );
  return key === undefined ? undefined : (compiled.get(key) ?? compile(table, key));
}

function coversGroup(key: string, group: string): boolean {
  if (!key.endsWith('/*')) {
    return false;
  }
  const covered = key.slice(0, -2);
  return covered.startsWith('*') ? group.endsWith(covered.slice(1)) : group === covered;
}

function compile(table: HealthTable, key: string): KindRules {
  const isBuiltIn = getKey(table.scripts, key) === undefined;
  const rules = isBuiltIn ? table.builtIn : table.scripts;
  const found = rules[key];
  const lines = typeof found === 'string' ? rules[found] : found;
  const program = compileRules(lines as RuleLines, (name) => table.shared[name]);
  const result = { program, isBuiltIn };
  compiled.set(key, result);
  return result;
}
