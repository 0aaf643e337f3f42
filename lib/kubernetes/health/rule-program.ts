import { compileExpression, type Expression, type RuleScope } from './rule-expression';
import { isTrue, demandItems } from './rule-values';

const healthStatuses = ['Healthy', 'Suspended', 'Progressing', 'Missing', 'Degraded', 'Unknown'] as const;

/** The state of an object, as Argo CD names it. */
export type HealthStatus = (typeof healthStatuses)[number];

/** The state of an object, and why it is in that state. */
export interface Health {
  readonly status: HealthStatus;
  /** Empty if Argo CD gives no reason. */
  readonly message: string;
}

/** The rules of a kind: lines, variables, and blocks of rules, each after its `for` or `if`. */
export type RuleLines = readonly (string | Readonly<Record<string, unknown>> | RuleLines)[];

/** What rules lead to: a state, the next item of the loop, or no state at all. */
export type Outcome = Health | 'next' | 'none';

/** Rules that can be applied to objects. The first outcome counts. */
export type RuleProgram = (scope: RuleScope) => Outcome | undefined;

/**
 * Compiles rules. A line is one of
 *
 * - `condition -> Degraded: message`, or `Degraded: message` without a condition. The message can be left out. In place
 *   of a state, there can be an expression in parentheses, `next` for the next item of a loop, or `none`.
 * - `for list` or `if condition`, and then a block
 * - `name = expression`, which sets a variable
 * - `use name`, which applies rules that several kinds share
 */
export function compileRules(lines: RuleLines, shared: (name: string) => RuleLines): RuleProgram {
  const steps = lines.flatMap((line, index) => (isBlock(line) ? [] : [compileLine(line, lines[index + 1], shared)]));
  return (scope) => {
    for (const step of steps) {
      const outcome = step(scope);
      if (outcome !== undefined) {
        return outcome;
      }
    }
    return undefined;
  };
}

function isBlock(line: RuleLines[number] | undefined): line is RuleLines {
  return Array.isArray(line);
}

function compileLine(
  line: string | Readonly<Record<string, unknown>>,
  next: RuleLines[number] | undefined,
  shared: (name: string) => RuleLines,
): RuleProgram {
  if (typeof line !== 'string') {
    return setVariables(line);
  }
  const [word, rest] = splitOnce(line, ' ');
  if (isBlock(next)) {
    const block = compileRules(next, shared);
    return word === 'for' ? loop(compileExpression(rest), block) : branch(compileExpression(rest), block);
  }
  if (word === 'use') {
    return compileRules(shared(rest), shared);
  }
  return rest.startsWith('= ') ? assign(word, compileExpression(rest.slice(2))) : compileRule(line);
}

function setVariables(values: Readonly<Record<string, unknown>>): RuleProgram {
  return ({ variables }) => {
    Object.entries(values).forEach(([name, value]) => variables.set(name, value));
    return undefined;
  };
}

function assign(name: string, value: Expression): RuleProgram {
  return (scope) => {
    scope.variables.set(name, value(scope));
    return undefined;
  };
}

function branch(condition: Expression, block: RuleProgram): RuleProgram {
  return (scope) => (isTrue(condition(scope)) ? block(scope) : undefined);
}

function loop(list: Expression, block: RuleProgram): RuleProgram {
  return (scope) => {
    for (const [place, item] of demandItems(list(scope)).entries()) {
      const outcome = block({ ...scope, item, index: place + 1 });
      if (outcome !== undefined && outcome !== 'next') {
        return outcome;
      }
    }
    return undefined;
  };
}

function compileRule(line: string): RuleProgram {
  const arrow = line.lastIndexOf(' -> ');
  const outcome = compileOutcome(arrow < 0 ? line : line.slice(arrow + 4));
  return arrow < 0 ? outcome : branch(compileExpression(line.slice(0, arrow)), outcome);
}

function compileOutcome(text: string): RuleProgram {
  if (text === 'next' || text === 'none') {
    return () => text;
  }
  const [state, rest] = splitOnce(text, text.startsWith('(') ? ')' : ':');
  const status: Expression = text.startsWith('(') ? compileExpression(state.slice(1)) : () => state;
  const reason = rest.replace(/^:/, '').trim();
  const message = compileExpression(reason === '' ? 'null' : reason);
  return (scope) => healthOf(status(scope), message(scope));
}

/** Argo CD has no state for an object if its rule gives something else than texts. */
function healthOf(given: unknown, message: unknown): Outcome {
  if ([given, message].some((value) => value !== null && typeof value !== 'string')) {
    return 'none';
  }
  const status = healthStatuses.find((known) => known === given);
  return status === undefined
    ? { status: 'Unknown', message: 'Lua returned an invalid health status' }
    : { status, message: typeof message === 'string' ? message : '' };
}

function splitOnce(text: string, separator: string): [before: string, after: string] {
  const place = text.indexOf(separator);
  return place < 0 ? [text, ''] : [text.slice(0, place), text.slice(place + separator.length)];
}
