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
import { type Fault, faultIf } from '../../../core/fault';
import { type PlainMap } from '../../../core/plain';
import { metadataShape } from '../../../kubernetes/metadata-shape';
import { dnsSubdomain } from '../../../kubernetes/name-rule';
import { checkGroups, checkSecretPlace } from './check-place';
import { checkRepository, checkTemplate } from './check-repository';
import { externalSecretShape } from './external-secret-shape';
import { repositoryProxy } from './proxy-shape';
import { type RepositoryAccess, type RepositoryAddress, type RepositoryConnection } from './repository-address';
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
    unsafePlaintext: onlyTrue,
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
  proxy: repositoryProxy,
  noProxy: text,
  githubAppEnterpriseBaseUrl: text,
  useAzureWorkloadIdentity: boolean,
  azureActiveDirectoryEndpoint: text,
};

const common = {
  metadata: metadataShape(),
  url: required(textOf({ example: 'https://github.com/acme/shop.git' })),
  type: oneOf(['git', 'helm', 'oci']),
  access: oneOf(['read', 'push']),
  ...connection,
};

/** Credentials are not beside the address, but in a map of their own, so that they can come from a store. */
const instead = {
  repoURL: 'url',
  ...Object.fromEntries(secretFields.map((name) => [name, 'credentials: { externalSecret: { store, key } }'])),
};

interface Common {
  readonly metadata?: object;
  readonly access?: RepositoryAccess;
  readonly credentials?: RepositoryCredentialsSource;
}

/** The props of a `Repository`. */
export const repositoryShape = object<RepositoryAddress & Common>(
  {
    ...common,
    name: text,
    project: matching(dnsSubdomain),
    enableLfs: boolean,
    depth: whole(0, largestLong),
    webhookManifestCacheWarmDisabled: boolean,
    credentials,
  },
  { also: checkRepository, instead },
);

/** The props of `RepositoryCredentials`. */
export const repositoryCredentialsShape = object<
  RepositoryConnection & Common & Pick<RepositoryAddress, 'url' | 'type'>
>({ ...common, credentials }, { also: checkTemplate, instead });

function checkCredentials(given: PlainMap): readonly Fault[] {
  const misplaced = checkSecretPlace(given, secretFields);
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
    ...checkGroups(given, given.username === undefined ? signInFields.slice(1) : signInFields),
  ];
}
