import { SwitchMark, UnlessEmptyMark, ValueMark } from './marks';
import { referenceTo } from './value-action';

/** An entry of a map or an item of a list. */
export interface Entry {
  readonly key: string | number;
  /** It is there if this term of a template is true. Empty if it is always there. */
  readonly term: string;
  /** What is written. It is neither a switch nor an `UnlessEmptyMark`. */
  readonly content: unknown;
  /** Whether the content is a map or a list that is not empty if the term is true. */
  readonly isFilled: boolean;
}

/** The entries of a map, or the items of a list. Entries that are undefined are left out. */
export function entriesOf(collection: object): Entry[] {
  return Array.isArray(collection)
    ? collection.map((item, index) => entryOf(index, item))
    : Object.entries(collection)
        .filter(([, value]) => value !== undefined)
        .map(([key, value]) => entryOf(key, value));
}

/** The term that is true if all terms are true. */
export function allOf(terms: readonly string[]): string {
  const wanted = [...new Set(terms)].filter((term) => term !== '');
  return wanted.length < 2 ? wanted.join('') : `and ${wanted.map(asArgument).join(' ')}`;
}

/** The term that is true if one of the entries is there; empty if one is always there. */
export function anyOf(entries: readonly Entry[]): string {
  const terms = [...new Set(entries.map(({ term }) => term))];
  if (terms.includes('')) {
    return '';
  }
  return terms.length < 2 ? terms.join('') : `or ${terms.map(asArgument).join(' ')}`;
}

/** Switches inside each other are one entry with several conditions. */
function entryOf(key: string | number, value: unknown): Entry {
  const terms: string[] = [];
  let [content, isFilled] = [value, false];
  while (content instanceof SwitchMark || content instanceof UnlessEmptyMark) {
    terms.push(content instanceof SwitchMark ? referenceTo(content.condition) : notEmptyTerm(content.content));
    isFilled ||= content instanceof UnlessEmptyMark;
    ({ content } = content);
  }
  return { key, term: allOf(terms), content, isFilled };
}

/** The term that is true if a map or a list is not empty. */
function notEmptyTerm(content: unknown): string {
  if (content instanceof ValueMark) {
    return referenceTo(content.value);
  }
  return typeof content === 'object' && content !== null ? anyOf(entriesOf(content)) : '';
}

function asArgument(term: string): string {
  return term.includes(' ') ? `(${term})` : term;
}
