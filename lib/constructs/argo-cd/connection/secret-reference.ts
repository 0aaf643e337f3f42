import { type AtMostOne } from '../../../core/at-most-one';

/** A key of a Secret in Argo CD's namespace. */
export interface SecretReference {
  readonly secretName: string;
  readonly key: string;
}

/** A key of a ConfigMap in Argo CD's namespace. */
export interface ConfigMapReference {
  readonly configMapName: string;
  readonly key: string;
}

/** How Argo CD signs in: with a password, with a token, or not at all. */
export type BasicOrBearer = AtMostOne<{
  basicAuth: { readonly username: string; readonly passwordRef: SecretReference };
  bearerToken: { readonly tokenRef: SecretReference };
}>;

/** How Argo CD signs in to GitHub: with a token, as an app, or not at all. */
export type GitHubSignIn = AtMostOne<{
  /** A token. */
  tokenRef: SecretReference;
  /** Name of a Secret of type `repo-creds` with the credentials of a GitHub app. */
  appSecretName: string;
}>;
