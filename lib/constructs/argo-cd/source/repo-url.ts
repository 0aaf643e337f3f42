import { quote } from '../../../core/check/quote';
import { type Shape, type TextRule } from '../../../core/check/shape';
import { brokenRule } from '../../../core/check/shape-faults';
import { textOf } from '../../../core/check/shapes';
import { type Fault, fault } from '../../../core/fault';
import { hasSecret } from '../../../core/secret-text';
import { isFilledIn } from './template-text';

const schemes = ['https://', 'http://', 'ssh://', 'git://', 'oci://', 'file://'];

/** The form of scp: `git@github.com:acme/apps.git`. */
const scpPattern = /^([^@/:\s]+@)?[^@/:\s]+:\S+$/;

const gitAddress: TextRule = {
  rule: 'repo-url',
  wanted: `start with ${schemes.join(', ')} or user@host:, and have no spaces`,
  example: 'https://github.com/argoproj/argocd-example-apps.git',
  accepts: (value) => hasKnownScheme(value) ?? (value.includes('@') && scpPattern.test(value)),
  nearest: (value) => /^(?:\w+:\/\/)?([\w-]+(?:\.[\w-]+)+\/\S*)$/.exec(value)?.[1]?.replace(/^/, 'https://'),
};

const gitOnly: TextRule = {
  ...gitAddress,
  wanted: gitAddress.wanted.replace('oci://, ', ''),
  accepts: (value) => !isArtifactAddress(value) && gitAddress.accepts(value),
};

/** A chart may be in a registry, which is written without a scheme. */
const chartAddress: TextRule = {
  ...gitAddress,
  wanted: `start with ${schemes.join(', ')} or the name of a registry, and have no spaces`,
  accepts: (value) => hasKnownScheme(value) ?? /^\S+$/.test(value),
};

/** The address of a Git repository, which can't be an OCI artifact. */
export const gitUrl: Shape<string> = textOf({ example: gitAddress.example, check: (url) => checkBy(gitOnly, url) });

/** Whether an address is of an OCI artifact. Argo CD then reads the artifact with any other settings. */
export function isArtifactAddress(url: string): boolean {
  return url.startsWith('oci://');
}

/** Whether an address is for SSH: `ssh://git@host/path`, or `git@host:path`. */
export function isSshAddress(url: string): boolean {
  return /^(ssh:\/\/|[^/:]+@)/.test(url);
}

/** What is wrong with the address of a repository. Messages never show a password. */
export function checkRepoUrl(
  value: unknown,
  { isChart = false }: { readonly isChart?: boolean } = {},
): readonly Fault[] {
  return typeof value === 'string' ? checkBy(isChart ? chartAddress : gitAddress, value) : [];
}

function checkBy(rule: TextRule, value: string): readonly Fault[] {
  if (isFilledIn(value)) {
    return [];
  }
  return rule.accepts(value) ? checkPassword(value) : [brokenRule(value, rule, [])];
}

/** A fault for the password of an address. The message does not show it. */
export function checkPassword(value: string): readonly Fault[] {
  if (!hasSecret(value) || !URL.canParse(value)) {
    return [];
  }
  const url = new URL(value);
  [url.username, url.password, url.search] = ['', '', ''];
  const what = (at: string): string =>
    `Cannot use a password in ${at}: everybody could read it in Git and in the user interface`;
  return [fault('plaintext-secret', [], what, `use ${quote(url.toString())} and a Repository with credentials`)];
}

/** Whether an address with a scheme can be used; undefined if it has no scheme. */
function hasKnownScheme(value: string): boolean | undefined {
  const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.exec(value)?.[0].toLowerCase();
  return scheme === undefined ? undefined : schemes.includes(scheme) && URL.canParse(value) && !/\s/.test(value);
}
