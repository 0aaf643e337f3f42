import { getKey } from '../../core/own-key';
import { type ArgoCdRelease, hasChange } from './argo-cd-version';
import { loadHealthTable } from './health-table';
import { compileRules, type RuleLines, type RuleProgram } from './rule-program';

/** The rules of a kind. */
export interface KindRules {
  readonly program: RuleProgram;
  /** Whether the rules are in Argo CD's own code, in Go. Those of other kinds are scripts in Lua. */
  readonly isBuiltIn: boolean;
}

const compiled = new Map<string, KindRules>();

/** The rules by which a release of Argo CD judges a kind; undefined if it has none. */
export function findRules(group: string, kind: string, release: ArgoCdRelease): KindRules | undefined {
  const { since, scripts, builtIn } = loadHealthTable();
  const wildcards = Object.keys(scripts).filter((key) => coversGroup(key, group));
  const key = [`${group}/${kind}`, ...wildcards].find((each) => {
    const first = getKey(since, each);
    const isKnown = Object.hasOwn(scripts, each) || Object.hasOwn(builtIn, each);
    return isKnown && (first === undefined || hasChange(release, first));
  });
  return key === undefined ? undefined : (compiled.get(key) ?? compile(key));
}

function coversGroup(key: string, group: string): boolean {
  if (!key.endsWith('/*')) {
    return false;
  }
  const covered = key.slice(0, -2);
  return covered.startsWith('*') ? group.endsWith(covered.slice(1)) : group === covered;
}

function compile(key: string): KindRules {
  const { scripts, builtIn, shared } = loadHealthTable();
  const isBuiltIn = getKey(scripts, key) === undefined;
  const rules = isBuiltIn ? builtIn : scripts;
  const found = rules[key];
  const lines = typeof found === 'string' ? rules[found] : found;
  const program = compileRules(lines as RuleLines, (name) => shared[name]);
  const result = { program, isBuiltIn };
  compiled.set(key, result);
  return result;
}
