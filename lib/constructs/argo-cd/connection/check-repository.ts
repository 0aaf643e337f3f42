import { type ApiObjectMetadata } from 'cdk8s';
import { checkMetadata } from '../../../kubernetes/check-metadata';
import { type Problem } from '../../../core/error';
import { checkName, dnsSubdomain } from '../../../kubernetes/name-rule';
import { isPlainMap, type PlainMap } from '../../../core/plain';
import { quote } from '../../../core/check/quote';
import { checkRepoUrl } from '../source/check-repo-url';
import { checkSchema, unknownField } from '../../../kubernetes/schema/check-schema';
import { type Schema } from '../../../kubernetes/schema/schema';
import { checkExternalSecret, checkPlace } from './check-place';

/** Fields by which one signs in, and how they belong together. */
const signInFields = [
  ['username', 'password'],
  ['bearerToken'],
  ['sshPrivateKey'],
  ['tlsClientCertData', 'tlsClientCertKey'],
  ['githubAppID', 'githubAppPrivateKey'],
  ['gcpServiceAccountKey'],
  ['azureServicePrincipalClientId', 'azureServicePrincipalClientSecret', 'azureServicePrincipalTenantId'],
];
const knownFields = [...signInFields.flat(), 'githubAppInstallationID'];

/** Everything that is wrong with a repository or a template of credentials by itself, all at once. */
export function checkRepository(
  metadata: ApiObjectMetadata,
  address: PlainMap,
  credentials: unknown,
  schema: Schema,
): Problem[] {
  return [
    ...checkMetadata(metadata),
    ...checkSchema(withoutUndefined(address), schema, ''),
    ...checkRepoUrl(address.url, 'url', { chart: address.type === 'helm' || address.type === 'oci' }),
    ...checkRepoUrl(address.proxy, 'proxy'),
    ...(typeof address.project === 'string' ? checkName(address.project, 'project', dnsSubdomain) : []),
    ...checkDepth(address.depth),
    ...checkCredentials(credentials, String(address.url)),
  ];
}

function withoutUndefined(map: PlainMap): PlainMap {
  return Object.fromEntries(Object.entries(map).filter(([, value]) => value !== undefined));
}

function checkDepth(depth: unknown): Problem[] {
  return typeof depth === 'number' && depth < 0
    ? [{ what: `Cannot use ${depth} as depth: it must be 0 or more`, fix: 'use 1 for the last commit only' }]
    : [];
}

function checkCredentials(credentials: unknown, url: string): Problem[] {
  if (credentials === undefined) {
    return [];
  }
  if (!isPlainMap(credentials)) {
    const what = `Cannot use a ${typeof credentials} as credentials: it must be an object`;
    return [{ what, fix: 'use { existing: true }' }];
  }
  const place = checkPlace(credentials, knownFields);
  if (place !== undefined) {
    return place;
  }
  if (credentials.externalSecret !== undefined) {
    return checkExternalSecret(credentials.externalSecret, knownFields);
  }
  return credentials.existing === true ? [] : checkSignIn(credentials, url);
}

function checkSignIn(credentials: PlainMap, url: string): Problem[] {
  const given = Object.keys(credentials).filter((key) => key !== 'unsafePlaintext' && credentials[key] !== undefined);
  const kinds = signInFields.filter((fields) => fields.some((field) => given.includes(field)));
  const lacking = kinds.flatMap((fields) => fields.filter((field) => !given.includes(field)));
  return [
    ...given
      .filter((key) => !knownFields.includes(key))
      .map((key) => unknownField(`credentials.${key}`, key, knownFields)),
    ...(kinds.length === 0
      ? [
          {
            what: 'Cannot use credentials without any: there is nothing to sign in with',
            fix: 'give username and password, for example',
          },
        ]
      : []),
    ...lacking.map((field) => ({
      what: `Cannot leave credentials.${field} out: it belongs to the others`,
      fix: `give credentials.${field}`,
    })),
    ...checkProtocol(given, url),
  ];
}

/** A key does nothing for https, and a password nothing for ssh. */
function checkProtocol(given: readonly string[], url: string): Problem[] {
  const isSsh = /^(ssh:\/\/|[^/:]+@)/.test(url);
  if (given.includes('sshPrivateKey') && !isSsh) {
    const what = `Cannot use credentials.sshPrivateKey for ${quote(url)}: it is not reached by SSH`;
    return [{ what, fix: 'use an address such as "git@github.com:acme/apps.git", or a password' }];
  }
  return given.includes('password') && isSsh
    ? [
        {
          what: `Cannot use credentials.password for ${quote(url)}: SSH takes no password here`,
          fix: 'use sshPrivateKey, or an address with https',
        },
      ]
    : [];
}
