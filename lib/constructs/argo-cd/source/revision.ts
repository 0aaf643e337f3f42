import { type TextRule } from '../../../core/check/shape';
import { choice, compilePattern, exactly, one, optional, repeated, sequence } from '../../../core/text/linear-pattern';
import { orFilledIn } from './template-text';

const refusedByGit = /[\s~^:?*[\\]|\.\.|@\{|\/\/|\.lock$|\/$|^\//;

/** A branch, a tag, a commit or a range of versions. The empty text is the default branch. */
export const revision: TextRule = orFilledIn({
  rule: 'revision',
  wanted: 'be a branch, a tag, a commit or a range of versions',
  example: 'main',
  accepts: (value) =>
    value === value.trim() && !value.startsWith('-') && (!refusedByGit.test(value) || looksLikeRange(value)),
});

/** The version of a chart. */
export const chartVersion: TextRule = orFilledIn({
  rule: 'revision',
  wanted: 'be a version or a range of versions: a chart has no branches',
  example: '1.2.3',
  accepts: (value) => looksLikeRange(value),
});

/** A version of an OCI artifact. */
export const artifactVersion: TextRule = orFilledIn({
  rule: 'revision',
  wanted: 'be a tag, a digest or a range of versions: an OCI artifact has no branches',
  example: '1.2.3',
  accepts: (value) => /^\w[\w.-]{0,127}$/.test(value) || isDigest(value) || looksLikeRange(value),
});

/** A digest, as registries write it: `sha256:2c26b46b…`. */
function isDigest(value: string): boolean {
  return /^sha256:[0-9a-f]{64}$|^sha512:[0-9a-f]{128}$/.test(value);
}

const space = one((character) => /\s/.test(character));
const spaces = repeated(space);
const digit = one((character) => character >= '0' && character <= '9');
const part = choice(sequence(digit, repeated(digit)), ...['x', 'X', '*'].map(exactly));
const letter = one((character) => /[0-9A-Za-z.-]/.test(character));
const label = sequence(letter, repeated(letter));
const version = sequence(
  optional(exactly('v')),
  part,
  optional(exactly('.'), part, optional(exactly('.'), part)),
  optional(exactly('-'), label),
  optional(exactly('+'), label),
);
const operator = choice(...['=', '!=', '>', '<', '>=', '=>', '<=', '=<', '~', '~>', '^'].map(exactly));
const term = sequence(optional(operator), spaces, version);
const separator = choice(sequence(spaces, exactly(','), spaces), sequence(space, spaces));
const hyphen = sequence(spaces, exactly('-'), spaces);
const range = sequence(term, repeated(choice(sequence(hyphen, version), sequence(separator, term))));

/** A version or a range of them, as Masterminds' semver reads it: `1.2.3`, `~1.2`, `>=1.0.0 <2.0.0`, `*`. */
const looksLikeRange = compilePattern(sequence(spaces, range, repeated(spaces, exactly('||'), spaces, range), spaces));
