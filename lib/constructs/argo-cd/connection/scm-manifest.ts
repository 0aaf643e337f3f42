import { type ApiObjectMetadata } from 'cdk8s';
import { type ExactlyOne } from '../../../core/at-most-one';
import { type Manifest } from '../../../core/manifest';
import { argoCdSecret, secretType } from './argo-cd-secret';
import { externalSecret, type ExternalSecretSource } from './external-secret';
import { type UnsafePlaintext } from './repository-credentials-source';

/** Where a store of the External Secrets operator has a token or password. */
export interface ScmExternalSecret extends Omit<ExternalSecretSource, 'properties'> {
  /** Property of the stored secret. @default - the one with the name of the Secret's key */
  readonly property?: string;
}

/** Where the token or password for a Git host comes from. */
export type ScmCredentialsSource =
  | ExactlyOne<{
      /** The External Secrets operator makes the Secret. */
      externalSecret: ScmExternalSecret;
      /** The Secret is made by hand, so no manifest is written; `createCommand` has the commands. */
      existing: true;
    }>
  | ({
      /** A token or password. */
      readonly token: string;
    } & UnsafePlaintext);

/** The object with a token or password for a Git host, or undefined if it is made by hand. */
export function scmManifest(
  metadata: ApiObjectMetadata,
  key: string,
  credentials: ScmCredentialsSource,
): Manifest | undefined {
  if ('token' in credentials && credentials.token !== undefined) {
    return argoCdSecret('scm-creds', metadata, { [key]: credentials.token });
  }
  const { externalSecret: source } = credentials as { readonly externalSecret?: ScmExternalSecret };
  if (source === undefined) {
    return undefined;
  }
  const { property = key, ...place } = source;
  const { labels, ...unlabelled } = metadata;
  return externalSecret(
    { ...place, properties: { [key]: property } },
    { metadata: unlabelled, labels: { ...labels, [secretType]: 'scm-creds' }, data: {}, keepsFields: true },
  );
}
