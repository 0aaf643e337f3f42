import { type Problem } from '../error';
import { labelText } from '../yaml/scalar/scalar-field';

interface Requirement {
  readonly key: string;
  readonly matches: (value: string | undefined) => boolean;
}

/** A selector expression as a function: it returns whether labels (or annotations) match. */
export type LabelMatcher = (labels: Readonly<Record<string, unknown>> | undefined) => boolean;

const namePattern = /^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;
const prefixPattern = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const tokenPattern = /\s+|==|!=|[=!,()<>]|[^\s=!,()<>]+/gy;

/**
 * Reads a Kubernetes selector expression: `=`, `==`, `!=`, `in (…)`, `notin (…)`, `key`, `!key`, `>`, `<`,
 * separated by commas.
 *
 * @returns the matcher, or the problem with the expression.
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
 */
export function parseLabelSelector(expression: string): LabelMatcher | Problem {
  const tokens = (expression.match(tokenPattern) ?? []).filter((token) => token.trim() !== '');
  const parser = new SelectorParser(tokens);
  try {
    const requirements = parser.parse();
    return (labels) => requirements.every(({ key, matches }) => matches(lookUp(labels, key)));
  } catch (error) {
    if (error instanceof SelectorSyntaxError) {
      return {
        what: `Cannot read the selector '${expression}': ${error.message}`,
        fix: 'write it like app=web,tier in (front,back),!legacy',
      };
    }
    throw error;
  }
}

function lookUp(labels: Readonly<Record<string, unknown>> | undefined, key: string): string | undefined {
  return labels !== undefined && Object.hasOwn(labels, key) ? labelText(labels, key) : undefined;
}

class SelectorSyntaxError extends Error {}

class SelectorParser {
  private position = 0;

  public constructor(private readonly tokens: readonly string[]) {}

  public parse(): Requirement[] {
    const requirements: Requirement[] = [];
    while (this.position < this.tokens.length) {
      requirements.push(this.requirement());
      if (this.position < this.tokens.length) {
        this.expect(',');
        if (this.position === this.tokens.length) {
          throw new SelectorSyntaxError('it ends with a comma');
        }
      }
    }
    return requirements;
  }

  private requirement(): Requirement {
    const negated = this.skip('!');
    const key = this.word('a label key');
    demandKey(key);
    const next = this.peek();
    if (next === undefined || next === ',') {
      return { key, matches: (value) => (value === undefined) === negated };
    }
    if (negated) {
      throw new SelectorSyntaxError(`${next} cannot follow !${key}`);
    }
    return { key, matches: this.restriction() };
  }

  private restriction(): Requirement['matches'] {
    const operator = this.tokens[this.position++]!;
    switch (operator) {
      case '=':
      case '==':
        return equals([this.exactValue()]);
      case '!=':
        return not(equals([this.exactValue()]));
      case 'in':
        return equals(this.valueSet());
      case 'notin':
        return not(equals(this.valueSet()));
      case '<':
      case '>':
        return compare(operator, this.exactValue());
      default:
        throw new SelectorSyntaxError(`found ${operator}, expected one of =, ==, !=, in, notin, <, >`);
    }
  }

  private exactValue(): string {
    const next = this.peek();
    return next === undefined || next === ',' ? '' : demandValue(this.word('a value'));
  }

  private valueSet(): string[] {
    this.expect('(');
    const values = [''];
    while (!this.skip(')')) {
      if (this.skip(',')) {
        values.push('');
      } else {
        values[values.length - 1] = demandValue(this.word('a value or )'));
        if (this.peek() !== ',' && this.peek() !== ')') {
          throw new SelectorSyntaxError(`found ${this.peek() ?? 'the end'}, expected , or )`);
        }
      }
    }
    return values;
  }

  private word(wanted: string): string {
    const token = this.tokens[this.position++];
    if (token === undefined || /^[=!,()<>]/.test(token)) {
      throw new SelectorSyntaxError(`found ${token ?? 'the end'}, expected ${wanted}`);
    }
    return token;
  }

  private expect(token: string): void {
    if (!this.skip(token)) {
      throw new SelectorSyntaxError(`found ${this.peek() ?? 'the end'}, expected ${token}`);
    }
  }

  private skip(token: string): boolean {
    const found = this.peek() === token;
    this.position += found ? 1 : 0;
    return found;
  }

  private peek(): string | undefined {
    return this.tokens[this.position];
  }
}

const equals =
  (values: readonly string[]) =>
  (value: string | undefined): boolean =>
    value !== undefined && values.includes(value);

const not =
  (matches: Requirement['matches']) =>
  (value: string | undefined): boolean =>
    !matches(value);

function compare(operator: '<' | '>', text: string): Requirement['matches'] {
  if (!isInteger(text)) {
    throw new SelectorSyntaxError(`${operator} needs an integer, not '${text}'`);
  }
  const bound = BigInt(text.replace(/^\+/, ''));
  return (value) => {
    if (value === undefined || !isInteger(value)) {
      return false;
    }
    const number = BigInt(value.replace(/^\+/, ''));
    return operator === '>' ? number > bound : number < bound;
  };
}

const isInteger = (text: string): boolean => /^[+-]?\d{1,19}$/.test(text);

function demandKey(key: string): void {
  const slash = key.indexOf('/');
  const prefix = slash < 0 ? undefined : key.slice(0, slash);
  const prefixFine = prefix === undefined || (prefixPattern.test(prefix) && prefix.length <= 253);
  if (!prefixFine || !namePattern.test(key.slice(slash + 1))) {
    throw new SelectorSyntaxError(`'${key}' is not a label key`);
  }
}

function demandValue(value: string): string {
  if (value !== '' && !namePattern.test(value)) {
    throw new SelectorSyntaxError(`'${value}' is not a label value`);
  }
  return value;
}
