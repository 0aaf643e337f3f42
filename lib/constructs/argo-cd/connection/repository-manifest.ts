import { type ApiObjectMetadata } from 'cdk8s';
import { type Manifest } from '../../../core/manifest';
import { isSshAddress } from '../source/repo-url';
import { argoCdSecret, secretCommand, secretType } from './argo-cd-secret';
import { externalSecret, type ExternalSecretSource } from './external-secret';
import { secretFields } from './repository-address';
import { type RepositoryCredentialsSource, type SecretPlace } from './repository-credentials-source';

type RepositorySecretType = 'repository' | 'repository-write' | 'repo-creds' | 'repo-write-creds';

/** The object that declares a repository to Argo CD, or undefined if it is made by hand. */
export function repositoryManifest(
  type: RepositorySecretType,
  metadata: ApiObjectMetadata,
  address: object,
  credentials: RepositoryCredentialsSource | undefined,
): Manifest | undefined {
  const fields = secretFields(address);
  if (credentials === undefined) {
    return argoCdSecret(type, metadata, fields);
  }
  const place = credentials as Partial<Record<keyof SecretPlace, unknown>>;
  if (place.existing === true) {
    return undefined;
  }
  if (place.externalSecret !== undefined) {
    return externalSecret(inSecret(type, place.externalSecret as ExternalSecretSource), {
      metadata,
      labels: { ...metadata.labels, [secretType]: type },
      data: fields,
      keepsFields: true,
    });
  }
  const { unsafePlaintext: _confirmed, ...signIn } = credentials as Record<string, unknown>;
  return argoCdSecret(type, metadata, { ...fields, ...renameForTemplates(type, secretFields(signIn)) });
}

/** The commands that make the Secret by hand. */
export function repositoryCommand(
  type: RepositorySecretType,
  metadata: { readonly name: string; readonly namespace: string },
  address: { readonly url: string; readonly useAzureWorkloadIdentity?: boolean },
): string {
  const signIn = isSshAddress(address.url) ? ['sshPrivateKey'] : ['username', 'password'];
  return secretCommand(type, metadata, {
    plain: secretFields(address),
    secret: address.useAzureWorkloadIdentity === true ? [] : signIn,
  });
}

/** Argo CD 3.5 gives two fields other names in credential templates (`repo-creds`) than in repositories. */
const templateNames: Readonly<Record<string, string>> = {
  azureServicePrincipalClientId: 'azureServicePrincipalClientID',
  azureServicePrincipalTenantId: 'azureServicePrincipalTenantID',
};

/** A place in a store, with the names that the fields have in the Secret. */
function inSecret(type: RepositorySecretType, source: ExternalSecretSource): ExternalSecretSource {
  const { properties } = source;
  return properties === undefined ? source : { ...source, properties: renameForTemplates(type, properties) };
}

function renameForTemplates(
  type: RepositorySecretType,
  fields: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return type === 'repository' || type === 'repository-write'
    ? fields
    : Object.fromEntries(Object.entries(fields).map(([key, value]) => [templateNames[key] ?? key, value]));
}
