import { type Problem } from '../../../core/error';
import { quote } from '../../../core/check/quote';
import { isFilledIn } from './template-text';

const REFUSED_BY_GIT = /[\s~^:?*[\\]|\.\.|@\{|\/\/|\.lock$|\/$|^\//;

/** What is wrong with a branch, tag, commit or range of versions. */
export function checkRevision(value: unknown, path: string): Problem[] {
  if (typeof value !== 'string' || isFilledIn(value) || value === '') {
    return [];
  }
  if (value !== value.trim() || value.startsWith('-') || (REFUSED_BY_GIT.test(value) && !looksLikeRange(value))) {
    const what = `Cannot use ${quote(value)} as ${path}: it must be a branch, a tag, a commit or a range of versions`;
    return [{ what, fix: `use "main" or "v1.2.*", for example` }];
  }
  return [];
}

/** What is wrong with the version of a chart. */
export function checkChartVersion(value: unknown, path: string): Problem[] {
  if (typeof value !== 'string' || isFilledIn(value) || looksLikeRange(value)) {
    return [];
  }
  const what = `Cannot use ${quote(value)} as ${path}: a chart has versions, and no branches`;
  return [{ what, fix: 'use "1.2.3", or a range such as "1.2.*"' }];
}

/** A version or a range of them, as Masterminds' semver reads it: `1.2.3`, `~1.2`, `>=1.0.0 <2.0.0`, `*`. */
function looksLikeRange(value: string): boolean {
  const version = 'v?([0-9]+|[xX*])(\\.([0-9]+|[xX*])){0,2}(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?';
  const term = `(=|!=|>|<|>=|=>|<=|=<|~|~>|\\^)?\\s*${version}`;
  const range = `${term}(\\s*-\\s*${version}|(\\s*,\\s*|\\s+)${term})*`;
  return new RegExp(`^\\s*${range}(\\s*\\|\\|\\s*${range})*\\s*$`).test(value);
}
