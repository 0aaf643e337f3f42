import { type ExactlyOne } from '../../../core/at-most-one';
import { type ExternalSecretSource } from './external-secret';
import { type UnsafePlaintext } from './repository-credentials-source';

/** How the API server's certificate is checked. No field here is secret. */
export interface ClusterTls {
  /** Certificate authority: PEM, or PEM in Base64 as in a kubeconfig. @default - the system's */
  readonly caData?: string;
  /** Name that the certificate must have. @default - the host of the address */
  readonly serverName?: string;
  /** Accepts any certificate; can't be combined with caData. @default false */
  readonly insecure?: boolean;
}

/** Signs in with an AWS identity. */
export interface ClusterAwsAuth {
  /** Name of the cluster in EKS. */
  readonly clusterName: string;
  /** ARN of the role to assume. @default - Argo CD's own */
  readonly roleARN?: string;
  /** Profile of the AWS configuration. @default - none */
  readonly profile?: string;
}

/** Signs in with a program, such as `argocd-k8s-auth`. */
export interface ClusterExecProvider {
  readonly command: string;
  /** @default - none */
  readonly args?: readonly string[];
  /** Environment of the program. It is in the manifest, so a secret in it needs `unsafePlaintext`. @default - none */
  readonly env?: Readonly<Record<string, string>>;
  /** Such as `client.authentication.k8s.io/v1beta1`. */
  readonly apiVersion: string;
  /** The message if the program is not installed. @default - none */
  readonly installHint?: string;
  /** Passes the cluster's address and certificates to the program. @default false */
  readonly provideClusterInfo?: boolean;
  /** Passed to the program as it is. @default - none */
  readonly config?: Readonly<Record<string, unknown>>;
}

/** Fields of a sign-in that are secret, or belong to one. */
export const clusterSecretFields = ['bearerToken', 'username', 'password', 'certData', 'keyData'] as const;

/** A field of a sign-in that is secret, or belongs to one. */
export type ClusterSecretField = (typeof clusterSecretFields)[number];

/** The ways to sign in with a secret. */
export type ClusterSignIn =
  | { readonly bearerToken: string }
  | { readonly username: string; readonly password: string }
  | { readonly certData: string; readonly keyData: string };

/** Where a store of the External Secrets operator has the secret of a cluster. */
export interface ClusterExternalSecret extends Omit<ExternalSecretSource, 'properties'> {
  /** For each field of the sign-in, the property of the stored secret. @default - { bearerToken: 'bearerToken' } */
  readonly properties?: Readonly<Partial<Record<ClusterSecretField, string>>>;
}

/** How Argo CD signs in to a cluster. */
export type ClusterCredentials =
  | ExactlyOne<{
      /** The External Secrets operator makes the Secret, with the address in it. */
      externalSecret: ClusterExternalSecret;
      /** The Secret is made by hand, so no manifest is written. */
      existing: true;
      /** Argo CD signs in with an AWS identity. */
      awsAuth: ClusterAwsAuth;
    }>
  | {
      readonly execProvider: ClusterExecProvider;
      /** Required if the program's `env` has a secret. @default - not set */
      readonly unsafePlaintext?: true;
    }
  | (ClusterSignIn & UnsafePlaintext);

/** A cluster without the way to sign in: its address and how Argo CD uses it. */
export interface ClusterAddress {
  /** Address of the API server. */
  readonly server: string;
  /** Name of the cluster, for `destination.name` of Applications. @default - the Secret's */
  readonly name?: string;
  /** Namespaces that Argo CD manages. @default - all */
  readonly namespaces?: readonly string[];
  /** Whether Argo CD also manages objects without a namespace, if `namespaces` is given. @default false */
  readonly clusterResources?: boolean;
  /** The only project that may use the cluster. @default - all projects */
  readonly project?: string;
  /** Number of the controller replica that manages the cluster, 0 or more. @default - chosen by Argo CD */
  readonly shard?: number;
  /** How the API server's certificate is checked. @default - against the system's authorities */
  readonly tls?: ClusterTls;
  /** @default false */
  readonly disableCompression?: boolean;
  /** Address of a proxy on the way to the API server, such as `socks5://proxy:1080`, without a password. @default - Argo CD's own environment */
  readonly proxyUrl?: string;
}
