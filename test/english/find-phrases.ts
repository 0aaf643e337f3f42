import { proseOf } from './prose';
import { type WordRule } from './word-rules';

/** A phrase of a file that a rule finds. */
export interface FoundPhrase {
  readonly line: number;
  /** With single blanks, as it is written in an exception. */
  readonly phrase: string;
  readonly rule: WordRule;
}

/** The phrases of a file that the rules find, in the order of the rules. */
export function findPhrases(path: string, text: string, rules: readonly WordRule[]): FoundPhrase[] {
  const prose = proseOf(path, text);
  return rules.flatMap((rule) =>
    [...prose.matchAll(patternOf(rule))].map((match) => ({
      line: prose.slice(0, match.index + match[0].search(/\S/)).split('\n').length,
      phrase: match[0].trim().replace(/\s+/g, ' '),
      rule,
    })),
  );
}

function patternOf({ banned }: WordRule): RegExp {
  return new RegExp(banned.source.replaceAll(' ', '\\s+'), `g${banned.flags}`);
}
