import { type RuleFunction, ruleFunctions } from './rule-functions';
import { fieldOf, isLess, isTrue, demandItems, minus, plus, demandText } from './rule-values';
import { RuleText } from './rule-text';

/** What an expression can see. */
export interface RuleScope {
  /** The variables, and as such the object's fields `metadata`, `spec`, `status` and so on. */
  readonly variables: Map<string, unknown>;
  /** The item of the innermost loop. */
  readonly item: unknown;
  /** Its place in the list, from 1 on. */
  readonly index: number;
}

/** The value of an expression in a scope; null if it is missing. */
export type Expression = (scope: RuleScope) => unknown;

/**
 * Compiles an expression of the rules: `status?.phase == 'Failed' && .type in ['Ready', 'Synced']`.
 *
 * A field such as `.type` is one of the item of the innermost loop. `a.b` needs `a` to be a map, `a?.b` does not. `||`
 * gives its first value that is true. Braces in a text hold expressions: `'{.reason}: {.message}'`.
 */
export function compileExpression(source: string): Expression {
  const text = new RuleText(source);
  const expression = parseOr(text);
  text.demandEnd();
  return expression;
}

function parseOr(text: RuleText): Expression {
  const first = parseAnd(text);
  if (!text.take('||')) {
    return first;
  }
  const second = parseOr(text);
  return (scope) => {
    const value = first(scope);
    return isTrue(value) ? value : second(scope);
  };
}

function parseAnd(text: RuleText): Expression {
  const first = parseComparison(text);
  if (!text.take('&&')) {
    return first;
  }
  const second = parseAnd(text);
  return (scope) => {
    const value = first(scope);
    return isTrue(value) ? second(scope) : value;
  };
}

const comparisons: Readonly<Record<string, (one: unknown, other: unknown) => boolean>> = {
  '==': (one, other) => one === other,
  '!=': (one, other) => one !== other,
  '<=': (one, other) => !isLess(other, one),
  '>=': (one, other) => !isLess(one, other),
  '<': isLess,
  '>': (one, other) => isLess(other, one),
  'in ': (one, list) => demandItems(list).includes(one),
};

function parseComparison(text: RuleText): Expression {
  const left = parseSum(text);
  const sign = Object.keys(comparisons).find((each) => text.take(each));
  if (sign === undefined) {
    return left;
  }
  const right = parseSum(text);
  const compare = comparisons[sign];
  return (scope) => compare(left(scope), right(scope));
}

function parseSum(text: RuleText): Expression {
  let sum = parseNot(text);
  for (let sign = text.takeOne('+', '-'); sign !== undefined; sign = text.takeOne('+', '-')) {
    const [left, right, combine] = [sum, parseNot(text), sign === '+' ? plus : minus];
    sum = (scope) => combine(left(scope), right(scope));
  }
  return sum;
}

function parseNot(text: RuleText): Expression {
  if (!text.take('!')) {
    return parseFields(text);
  }
  const inner = parseNot(text);
  return (scope) => !isTrue(inner(scope));
}

/** A value and the fields after it: `status?.conditions[0].message`. */
function parseFields(text: RuleText): Expression {
  const start = text.position;
  let value = parseValue(text);
  for (let sign = text.takeOne('?.', '.', '['); sign !== undefined; sign = text.takeOne('?.', '.', '[')) {
    const source = text.since(start, sign);
    const isOptional = sign === '?.';
    const name = sign === '[' || text.take('[') ? parseIndex(text) : constant(text.takeName());
    const whole = value;
    value = (scope) => {
      const map = whole(scope);
      return isOptional && map === null ? null : fieldOf(map, name(scope), source);
    };
  }
  return value;
}

function parseIndex(text: RuleText): Expression {
  const index = parseOr(text);
  text.demand(']');
  return index;
}

function parseValue(text: RuleText): Expression {
  if (text.take('(')) {
    const inner = parseOr(text);
    text.demand(')');
    return inner;
  }
  if (text.take('[')) {
    const items = parseList(text, ']');
    return (scope) => items.map((item) => item(scope)).filter((item) => item !== null);
  }
  const quote = text.takeOne("'", '`');
  if (quote !== undefined) {
    return parseText(text, quote);
  }
  if (text.take('.')) {
    const name = text.takeName();
    return ({ item }) => fieldOf(item, name, 'an item');
  }
  const number = text.takeNumber();
  return number === undefined ? parseName(text) : constant(number);
}

const words: Readonly<Record<string, Expression>> = {
  true: constant(true),
  false: constant(false),
  null: constant(null),
  it: ({ item }) => item,
  index: ({ index }) => index,
  conditions: ({ variables }) => {
    const status = variables.get('status') ?? null;
    return status === null ? [] : (fieldOf(status, 'conditions', 'status') ?? []);
  },
};

function parseName(text: RuleText): Expression {
  const name = text.takeName();
  if (text.take('(')) {
    const call: RuleFunction | undefined = ruleFunctions[name];
    const args = parseList(text, ')');
    return call === undefined
      ? text.fail(`${name} is not a function`)
      : (scope) =>
          call(
            args.map((arg) => arg(scope)),
            scope.item,
          );
  }
  return words[name] ?? (({ variables }) => variables.get(name) ?? null);
}

function parseList(text: RuleText, end: string): Expression[] {
  const items: Expression[] = [];
  while (!text.take(end)) {
    items.push(parseOr(text));
    text.take(',');
  }
  return items;
}

function parseText(text: RuleText, quote: string): Expression {
  const parts: Expression[] = [];
  while (!text.takeExactly(quote)) {
    const literal = text.takeLiteral(quote);
    if (literal !== '') {
      parts.push(constant(literal));
    } else {
      text.demand('{');
      parts.push(parseOr(text));
      text.demand('}');
    }
  }
  return (scope) => parts.map((part) => demandText(part(scope))).join('');
}

function constant(value: unknown): Expression {
  return () => value;
}
