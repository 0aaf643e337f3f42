import { type ExactlyOne } from '../../../core/at-most-one';
import { type ExternalSecretSource } from './external-secret';

/** Fields by which one signs in at a repository; Argo CD's names. */
export type RepositorySignIn =
  | {
      readonly username: string;
      readonly password: string;
      /** Client certificate, PEM. @default - none */
      readonly tlsClientCertData?: string;
      /** Its key, PEM. @default - none */
      readonly tlsClientCertKey?: string;
    }
  | { readonly bearerToken: string }
  | { readonly sshPrivateKey: string }
  | { readonly tlsClientCertData: string; readonly tlsClientCertKey: string }
  | {
      readonly githubAppID: number;
      /** @default - Argo CD finds the installation by the owner of the repository */
      readonly githubAppInstallationID?: number;
      readonly githubAppPrivateKey: string;
    }
  | { readonly gcpServiceAccountKey: string }
  | {
      readonly azureServicePrincipalClientId: string;
      readonly azureServicePrincipalClientSecret: string;
      readonly azureServicePrincipalTenantId: string;
    };

/** A secret that stands in the manifests, and so in Git. */
export interface UnsafePlaintext {
  /** Says that one knows: whoever reads the repository reads the secret. */
  readonly unsafePlaintext: true;
}

/** A place for secrets outside the manifests. */
export type SecretPlace = ExactlyOne<{
  /** The External Secrets operator makes the Secret, address and all. */
  externalSecret: ExternalSecretSource;
  /** The Secret is made by hand: nothing is written, and `createCommand` says how. */
  existing: true;
}>;

/** Where a repository's credentials come from. */
export type RepositoryCredentialsSource = SecretPlace | (RepositorySignIn & UnsafePlaintext);
