import { quote } from '../../../core/check/quote';
import { type Problem } from '../../../core/error';

/**
 * Finds out whether a text can be the name of a branch.
 *
 * @see https://git-scm.com/docs/git-check-ref-format
 */
export function checkBranch(branch: string): readonly Problem[] {
  const reason = rules.find(({ broken }) => broken.test(branch))?.reason ?? findLongName(branch);
  return reason === undefined
    ? []
    : [{ what: `Cannot use ${quote(branch)} as branch: ${reason}`, fix: 'use a name such as main or env/prod' }];
}

/** A file has the name of the branch, and a lock has `.lock` after it. Systems allow 255 bytes. */
function findLongName(branch: string): string | undefined {
  return Buffer.byteLength(branch) > 244 ? 'it is too long for a file system' : undefined;
}

const rules: readonly { readonly broken: RegExp; readonly reason: string }[] = [
  { broken: /^$/, reason: 'it is empty' },
  { broken: /^-/, reason: 'it looks like an option' },
  { broken: /^refs\//, reason: 'a name starts after refs/heads/' },
  { broken: /^(?:HEAD|@)$/, reason: 'Git has another use for that name' },
  { broken: /[\p{Cc}\ufffd ~^:?*[\\]|@\{/u, reason: 'Git does not allow spaces and ~ ^ : ? * [ \\ @{ in it' },
  { broken: /\p{Cs}/u, reason: 'it has half of a character' },
  {
    broken: /\.\.|(?:^|\/)\.|\.(?:$|\/)/,
    reason: 'Git does not allow .. in it, and a dot at the start or end of a part',
  },
  { broken: /\.lock(?:$|\/)/, reason: 'Git does not allow .lock at the end of a part' },
  { broken: /^\/|\/\/|\/$/, reason: 'a part of it is empty' },
];
