import { resolve } from 'node:path';
import { quote } from '../../../core/check/quote';
import { GitOpsError } from '../../../core/error';
import { hasSecret, maskSecrets } from '../../../core/secret-text';

/** Where a repository is. */
export interface RepositoryAddress {
  /** What git gets. */
  readonly url: string;
  /** What people see. */
  readonly shown: string;
}

const schemes = ['https', 'http', 'ssh', 'git', 'file'];
const fix = 'use https://host/path, ssh://user@host/path, user@host:path, file:///path or the path of a folder';
const credentialsFix =
  "leave them out, and let git's configuration have them: credential.helper, or http.<url>.extraHeader";

/**
 * Reads the address of a repository. The path of a folder is relative to the working folder.
 *
 * @throws if git could take it for anything but an address, or if it has credentials, which lists of processes show
 */
export function repositoryAddress(text: string): RepositoryAddress {
  const reason = findReason(text);
  if (reason !== undefined) {
    const shown = maskSecrets(quote(text));
    throw new GitOpsError({ where: 'publish', what: `Cannot use ${shown} as repository: ${reason}`, fix });
  }
  if (hasCredentials(text)) {
    const what = `Cannot use ${shownAddress(text)} as repository: it has credentials, which lists of processes show`;
    throw new GitOpsError({ where: 'publish', what, fix: credentialsFix });
  }
  const url = isFolder(text) ? resolve(text) : text;
  return { url, shown: text };
}

/** An address without the credentials in it. The name of a user stays, unless it may be a token. */
export function shownAddress(url: string): string {
  const [, scheme, info] = /^([a-z][a-z0-9+.-]*):\/\/([^/]*)@/i.exec(url) ?? [];
  if (scheme === undefined) {
    return url;
  }
  const user = /^https?$/i.test(scheme) ? '' : `${info.split(':')[0]}@`;
  return `${scheme}://${user}${url.slice(`${scheme}://${info}@`.length)}`;
}

function hasCredentials(url: string): boolean {
  const [, info = ''] = /^[a-z][a-z0-9+.-]*:\/\/([^/]*)@/i.exec(url) ?? [];
  return info.includes(':') || hasSecret(url);
}

function findReason(text: string): string | undefined {
  if (text === '') {
    return 'it is empty';
  }
  if (/\p{Cc}/u.test(text) || !text.isWellFormed()) {
    return 'it has a control character';
  }
  const [, helper] = /^([\w+.-]*)::/.exec(text) ?? [];
  if (helper !== undefined) {
    return `git would run the program git-remote-${helper}`;
  }
  const [, scheme, rest] = /^([a-z][a-z0-9+.-]*):\/\/(.*)$/i.exec(text) ?? [];
  if (scheme !== undefined) {
    return reasonOfScheme(scheme, rest);
  }
  return text.startsWith('-') || /^[^/]*:-/.test(text) || /^[^/]*@-/.test(text) ? looksLikeOption : undefined;
}

const looksLikeOption = 'a part of it looks like an option of a program';

function reasonOfScheme(scheme: string, rest: string): string | undefined {
  if (!schemes.includes(scheme)) {
    return `${scheme} is not one of the protocols ${schemes.join(', ')}`;
  }
  return /^-|^[^/]*@-/.test(rest) ? looksLikeOption : undefined;
}

/** Whether git reads this as the path of a folder: neither `scheme://…` nor `host:path`. */
function isFolder(text: string): boolean {
  return !text.includes('://') && (!/^[^/]*:/.test(text) || /^[A-Za-z]:[\\/]/.test(text));
}
