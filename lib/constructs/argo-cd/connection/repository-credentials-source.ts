import { type ExactlyOne } from '../../../core/at-most-one';
import { type ExternalSecretSource } from './external-secret';

/** The ways to sign in to a repository. The fields have Argo CD's names. */
export type RepositorySignIn =
  | {
      /** @default - none: a Git server reads the password as a token */
      readonly username?: string;
      readonly password: string;
      /** Client certificate, PEM. @default - none */
      readonly tlsClientCertData?: string;
      /** Key of the client certificate, PEM. @default - none */
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

/** Allows a secret in the manifests, and so in Git. */
export interface UnsafePlaintext {
  /** Confirms that you know: everybody who can read the repository can read the secret. */
  readonly unsafePlaintext: true;
}

/** A place for secrets outside the manifests. */
export type SecretPlace = ExactlyOne<{
  /** The External Secrets operator makes the Secret, with the address in it. */
  externalSecret: ExternalSecretSource;
  /** The Secret is made by hand, so no manifest is written; `createCommand` has the commands. */
  existing: true;
}>;

/** Where a repository's credentials come from. */
export type RepositoryCredentialsSource = SecretPlace | (RepositorySignIn & UnsafePlaintext);
