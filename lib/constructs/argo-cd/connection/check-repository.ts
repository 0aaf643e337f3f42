import { quote } from '../../../core/check/quote';
import { at, type Fault, fault, faultIf } from '../../../core/fault';
import { isPlainMap, type PlainMap } from '../../../core/plain';
import { checkRepoUrl, isArtifactAddress, isSshAddress } from '../source/repo-url';
import { checkSecretType } from './argo-cd-secret';

/** What is wrong with a repository: its address, and whether type, access and credentials are for it. */
export function checkRepository(props: PlainMap): readonly Fault[] {
  const { metadata, access, type, url } = props;
  const isChart = type === 'helm' || type === 'oci';
  return [
    ...checkSecretType(metadata, access === 'push' ? 'repository-write' : 'repository', {
      'repository-write': "use access: 'push'",
      'repo-creds': 'use RepositoryCredentials',
      'repo-write-creds': "use RepositoryCredentials with access: 'push'",
      'scm-creds': 'use ScmCredentials',
    }),
    ...at('url', checkRepoUrl(url, { isChart })),
    ...checkUse(props),
  ];
}

/** What is wrong with credentials for many repositories. */
export function checkTemplate(props: PlainMap): readonly Fault[] {
  const { metadata, access, type, url, credentials: given, useAzureWorkloadIdentity } = props;
  const isChart = type === 'helm' || type === 'oci';
  return [
    ...checkSecretType(metadata, access === 'push' ? 'repo-write-creds' : 'repo-creds', {
      'repo-write-creds': "use access: 'push'",
      repository: 'use Repository',
      'repository-write': "use Repository with access: 'push'",
      'scm-creds': 'use ScmCredentials',
    }),
    ...(isSshHost(url) ? [] : at('url', checkRepoUrl(url, { isChart }))),
    ...faultIf(
      given === undefined && useAzureWorkloadIdentity !== true,
      'required',
      ['credentials'],
      (at) => `Cannot leave out ${at}: it is required, unless useAzureWorkloadIdentity is true`,
      "add credentials: { externalSecret: { store: 'vault', key: 'git' } }",
    ),
    ...checkUse(props),
  ];
}

/** A whole host, as in `git@github.com`. */
function isSshHost(url: unknown): boolean {
  return typeof url === 'string' && /^[^@/:\s]+@[^@/:\s]+:?$/.test(url);
}

function checkUse(props: PlainMap): readonly Fault[] {
  return [...checkType(props), ...checkPush(props), ...checkSignIn(props)];
}

/** Argo CD finds the Secret of an OCI artifact by an address with `oci://`, and no other by such an address. */
function checkType({ url, type }: PlainMap): readonly Fault[] {
  const isArtifact = isArtifactAddress(String(url));
  if (type === undefined || isArtifact === (type === 'oci')) {
    return [];
  }
  const what = (at: string): string =>
    `Cannot use ${quote(type)} as ${at} with this url: ${isArtifact ? 'oci:// is the address of' : 'it is not the address of'} an OCI artifact`;
  return [fault('type-of-url', ['type'], what, fixOfType(String(url), type))];
}

function fixOfType(url: string, type: unknown): string {
  if (isSshAddress(url)) {
    return 'leave type out';
  }
  const bare = url.replace(/^\w+:\/\//, '');
  return isArtifactAddress(url)
    ? `leave type out${type === 'helm' ? `, or use url: ${quote(bare)} with enableOCI: true` : ''}`
    : `use url: ${quote(`oci://${bare}`)}, or type: 'helm' with enableOCI: true`;
}

function checkPush({ url, type, access }: PlainMap): readonly Fault[] {
  return faultIf(
    access === 'push' && (type === 'helm' || type === 'oci' || isArtifactAddress(String(url))),
    'no-effect',
    ['access'],
    (at) => `Cannot use "push" as ${at} for this repository: Argo CD pushes to Git only`,
    'leave access out',
  );
}

/** Whether the credentials are for the address: https needs no key, SSH no password, and only Git a token alone. */
function checkSignIn({ url, type, credentials: given }: PlainMap): readonly Fault[] {
  const isSsh = isSshAddress(String(url));
  const isGit = type === undefined ? !isArtifactAddress(String(url)) : type === 'git';
  const { sshPrivateKey, username, password } = isPlainMap(given) ? given : {};
  return [
    ...faultIf(
      sshPrivateKey !== undefined && !isSsh,
      'no-effect',
      ['credentials', 'sshPrivateKey'],
      (at) => `Cannot use ${at} for this url: it is not an address for SSH`,
      'use an address such as "git@github.com:acme/apps.git", or a password',
    ),
    ...(password !== undefined && isSsh ? [passwordForSsh] : []),
    ...(password !== undefined && username === undefined && !isGit ? [passwordAlone] : []),
  ];
}

const passwordAlone = fault(
  'required',
  ['credentials', 'username'],
  (at) => `Cannot leave out ${at}: only Git reads a password alone, as a token`,
  'add username',
);

const passwordForSsh = fault(
  'no-effect',
  ['credentials', 'password'],
  (at) => `Cannot use ${at} for this url: SSH takes no password here`,
  'use sshPrivateKey, or an address with https',
);
