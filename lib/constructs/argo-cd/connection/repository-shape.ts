import { type Fields, type Shape } from '../../../core/check/shape';
import {
  boolean,
  largestLong,
  matching,
  object,
  oneOf,
  onlyTrue,
  required,
  text,
  textOf,
  whole,
} from '../../../core/check/shapes';
import { at, type Fault, fault, faultIf } from '../../../core/fault';
import { isPlainMap, type PlainMap } from '../../../core/plain';
import { metadataShape } from '../../../kubernetes/metadata-shape';
import { dnsSubdomain } from '../../../kubernetes/name-rule';
import { checkRepoUrl, repoUrl } from '../source/repo-url';
import { checkGroups, checkPlace } from './check-place';
import { externalSecretShape } from './external-secret-shape';
import { type RepositoryAddress, type RepositoryConnection } from './repository-address';
import { type RepositoryCredentialsSource } from './repository-credentials-source';

/** Fields of a sign-in, each with those that it needs. */
const signInFields = [
  ['username', 'password'],
  ['bearerToken'],
  ['sshPrivateKey'],
  ['tlsClientCertData', 'tlsClientCertKey'],
  ['githubAppID', 'githubAppPrivateKey'],
  ['gcpServiceAccountKey'],
  ['azureServicePrincipalClientId', 'azureServicePrincipalClientSecret', 'azureServicePrincipalTenantId'],
] as const;
const secretFields = [...signInFields.flat(), 'githubAppInstallationID'] as const;

const secret = textOf({ secret: true });
const id: Shape<number> = { node: { kind: 'number', whole: true, least: 0, most: largestLong, secret: true } };

const credentials = object<RepositoryCredentialsSource>(
  {
    externalSecret: externalSecretShape(secretFields),
    existing: onlyTrue,
    unsafePlaintext: boolean as Shape<true>,
    username: secret,
    password: secret,
    bearerToken: secret,
    sshPrivateKey: secret,
    tlsClientCertData: secret,
    tlsClientCertKey: secret,
    githubAppID: id,
    githubAppInstallationID: id,
    githubAppPrivateKey: secret,
    gcpServiceAccountKey: secret,
    azureServicePrincipalClientId: secret,
    azureServicePrincipalClientSecret: secret,
    azureServicePrincipalTenantId: secret,
  },
  { secret: true, example: "{ externalSecret: { store: 'vault', key: 'git' } }", also: checkCredentials },
);

const connection: Fields<RepositoryConnection> = {
  insecure: boolean,
  insecureOCIForceHttp: boolean,
  forceHttpBasicAuth: boolean,
  enableOCI: boolean,
  proxy: repoUrl,
  noProxy: text,
  githubAppEnterpriseBaseUrl: text,
  useAzureWorkloadIdentity: boolean,
  azureActiveDirectoryEndpoint: text,
};

const common = {
  metadata: metadataShape(),
  url: required(textOf({ example: 'https://github.com/acme/shop.git' })),
  type: oneOf(['git', 'helm', 'oci']),
  ...connection,
};

interface WithMetadata {
  readonly metadata?: object;
}

/** The props of a `Repository`. */
export const repositoryShape = object<
  RepositoryAddress & WithMetadata & { readonly credentials?: RepositoryCredentialsSource }
>(
  {
    ...common,
    name: text,
    project: matching(dnsSubdomain),
    enableLfs: boolean,
    depth: whole(0, largestLong),
    webhookManifestCacheWarmDisabled: boolean,
    credentials,
  },
  { also: checkUrl },
);

/** The props of `RepositoryCredentials`. */
export const repositoryCredentialsShape = object<
  RepositoryConnection &
    WithMetadata &
    Pick<RepositoryAddress, 'url' | 'type'> & { readonly credentials: RepositoryCredentialsSource }
>({ ...common, credentials: required(credentials) }, { also: checkUrl });

function checkCredentials(given: PlainMap): readonly Fault[] {
  const misplaced = checkPlace(given, secretFields);
  if (misplaced.length > 0 || given.externalSecret !== undefined || given.existing !== undefined) {
    return misplaced;
  }
  return [
    ...faultIf(
      !signInFields.flat().some((field) => given[field] !== undefined),
      'required',
      [],
      (at) => `Cannot use ${at} without any: there is nothing to sign in with`,
      'add username and password, for example',
    ),
    ...checkGroups(given, signInFields),
  ];
}

/** An address, and whether the credentials are for it: https needs no key, and SSH no password. */
function checkUrl({ url, type, credentials: given }: PlainMap): readonly Fault[] {
  const isSsh = /^(ssh:\/\/|[^/:]+@)/.test(String(url));
  const { sshPrivateKey, password } = isPlainMap(given) ? given : {};
  return [
    ...at('url', checkRepoUrl(url, { isChart: type === 'helm' || type === 'oci' })),
    ...faultIf(
      sshPrivateKey !== undefined && !isSsh,
      'no-effect',
      ['credentials', 'sshPrivateKey'],
      (at) => `Cannot use ${at} for this url: it is not an address for SSH`,
      'use an address such as "git@github.com:acme/apps.git", or a password',
    ),
    ...(password !== undefined && isSsh ? [passwordForSsh] : []),
  ];
}

const passwordForSsh = fault(
  'no-effect',
  ['credentials', 'password'],
  (at) => `Cannot use ${at} for this url: SSH takes no password here`,
  'use sshPrivateKey, or an address with https',
);
