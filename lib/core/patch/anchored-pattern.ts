import { RE2JS, RE2JSSyntaxException } from 're2js';
import { type Problem } from '../error';

/** Whether a text matches. */
export type TextMatcher = (text: string) => boolean;

const literalPattern = /^[A-Za-z0-9_-]+$/;

/**
 * Compiles a Go regular expression that has to match the whole text. Go uses RE2, and no input can make RE2 hang.
 *
 * @returns the matcher, or the problem with the expression.
 * @see https://github.com/google/re2/wiki/Syntax
 */
export function compileAnchored(pattern: string): TextMatcher | Problem {
  if (literalPattern.test(pattern)) {
    return (text) => text === pattern;
  }
  return compilePattern(`^(?:${pattern})$`, pattern);
}

/** Compiles a Go regular expression that may match any part of a text. */
export function compileUnanchored(pattern: string): TextMatcher | Problem {
  return compilePattern(pattern, pattern);
}

function compilePattern(source: string, pattern: string): TextMatcher | Problem {
  let compiled: RE2JS;
  try {
    compiled = RE2JS.compile(source);
  } catch (error) {
    return {
      what: `Cannot read the regular expression '${pattern}': ${reasonOf(error)}`,
      fix: 'use the syntax of Go, without lookaround and backreferences; put a backslash before a special character',
    };
  }
  return (text) => compiled.matcher(text).find();
}

/** Why an expression cannot be read, with the part that is wrong. */
function reasonOf(error: unknown): string {
  if (!(error instanceof RE2JSSyntaxException)) {
    return String(error);
  }
  const part = error.getPattern();
  return part === null || part === '' ? error.getDescription() : `${error.getDescription()}: \`${part}\``;
}
