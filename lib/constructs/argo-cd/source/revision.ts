import { type TextRule } from '../../../core/check/shape';
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
  accepts: looksLikeRange,
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

/** A version or a range of them, as Masterminds' semver reads it: `1.2.3`, `~1.2`, `>=1.0.0 <2.0.0`, `*`. */
function looksLikeRange(value: string): boolean {
  const version = 'v?([0-9]+|[xX*])(\\.([0-9]+|[xX*])){0,2}(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?';
  const term = `(=|!=|>|<|>=|=>|<=|=<|~|~>|\\^)?\\s*${version}`;
  const range = `${term}(\\s*-\\s*${version}|(\\s*,\\s*|\\s+)${term})*`;
  return new RegExp(`^\\s*${range}(\\s*\\|\\|\\s*${range})*\\s*$`).test(value);
}
