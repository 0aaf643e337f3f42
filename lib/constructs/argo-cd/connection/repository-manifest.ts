import { type ApiObjectMetadata } from 'cdk8s';
import { type Manifest } from '../../../core/manifest';
import { argoCdSecret, secretCommand, secretType } from './argo-cd-secret';
import { externalSecret, type ExternalSecretSource } from './external-secret';
import { secretFields } from './repository-address';
import { type RepositoryCredentialsSource, type SecretPlace } from './repository-credentials-source';

type RepositorySecretType = 'repository' | 'repo-creds';

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
    return externalSecret(place.externalSecret as ExternalSecretSource, {
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
  address: { readonly url: string },
): string {
  const isSsh = /^(ssh:\/\/|[^/:]+@)/.test(address.url);
  return secretCommand(type, metadata, {
    plain: secretFields(address),
    secret: isSsh ? ['sshPrivateKey'] : ['username', 'password'],
  });
}

/** Argo CD 3.5 gives two fields other names in credential templates (`repo-creds`) than in repositories. */
const templateNames: Readonly<Record<string, string>> = {
  azureServicePrincipalClientId: 'azureServicePrincipalClientID',
  azureServicePrincipalTenantId: 'azureServicePrincipalTenantID',
};

function renameForTemplates(type: RepositorySecretType, fields: Record<string, string>): Record<string, string> {
  return type === 'repository'
    ? fields
    : Object.fromEntries(Object.entries(fields).map(([key, value]) => [templateNames[key] ?? key, value]));
}
