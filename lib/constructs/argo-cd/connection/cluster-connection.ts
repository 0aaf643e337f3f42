import { type ExactlyOne } from '../../../core/at-most-one';
import { type Schema } from '../../../kubernetes/schema/schema';
import { type ExternalSecretSource } from './external-secret';
import { type UnsafePlaintext } from './repository-credentials-source';

/** How the API server's certificate is checked; nothing of it is secret. */
export interface ClusterTls {
  /** Certificate authority: PEM, or PEM in Base64 as a kubeconfig has it. @default - the system's */
  readonly caData?: string;
  /** Name that the certificate must have. @default - the host of the address */
  readonly serverName?: string;
  /** Takes any certificate; not together with caData. @default false */
  readonly insecure?: boolean;
}

/** Signing in with an identity of AWS. */
export interface ClusterAwsAuth {
  /** Name of the cluster at EKS. */
  readonly clusterName: string;
  /** ARN of a role to take. @default - Argo CD's own */
  readonly roleARN?: string;
  /** Profile of AWS's configuration. @default - none */
  readonly profile?: string;
}

/** Signing in with a program, such as `argocd-k8s-auth`. */
export interface ClusterExecProvider {
  readonly command: string;
  /** @default - none */
  readonly args?: readonly string[];
  /** Its environment. It stands in the manifest: a secret in it needs `unsafePlaintext`. @default - none */
  readonly env?: Readonly<Record<string, string>>;
  /** As in `client.authentication.k8s.io/v1beta1`. */
  readonly apiVersion: string;
  /** What is said where the program is not there. @default - none */
  readonly installHint?: string;
  /** Passes the cluster's address and certificates on. @default false */
  readonly provideClusterInfo?: boolean;
  /** Passed on as it is. @default - none */
  readonly config?: Readonly<Record<string, unknown>>;
}

/** Fields of a sign-in that are secret, or belong to one. */
export const CLUSTER_SECRET_FIELDS = ['bearerToken', 'username', 'password', 'certData', 'keyData'] as const;

/** A field of a sign-in that is secret, or belongs to one. */
export type ClusterSecretField = (typeof CLUSTER_SECRET_FIELDS)[number];

/** How one signs in with a secret. */
export type ClusterSignIn =
  | { readonly bearerToken: string }
  | { readonly username: string; readonly password: string }
  | { readonly certData: string; readonly keyData: string };

/** Where a cluster's secret is, in a store of the External Secrets operator. */
export interface ClusterExternalSecret extends Omit<ExternalSecretSource, 'properties'> {
  /** Which property of it is which field of the sign-in. @default - { bearerToken: 'bearerToken' } */
  readonly properties?: Readonly<Partial<Record<ClusterSecretField, string>>>;
}

/** How Argo CD signs in at a cluster. */
export type ClusterCredentials =
  | ExactlyOne<{
      /** The External Secrets operator makes the Secret, address and all. */
      externalSecret: ClusterExternalSecret;
      /** The Secret is made by hand: nothing is written. */
      existing: true;
      /** With an identity of AWS. */
      awsAuth: ClusterAwsAuth;
    }>
  | {
      readonly execProvider: ClusterExecProvider;
      /** Needed where its `env` holds a secret. @default - not said */
      readonly unsafePlaintext?: true;
    }
  | (ClusterSignIn & UnsafePlaintext);

/** A cluster, beside how one signs in. */
export interface ClusterAddress {
  /** Address of the API server. */
  readonly server: string;
  /** Name, for `destination.name` of Applications. @default - the Secret's */
  readonly name?: string;
  /** Namespaces that Argo CD looks after. @default - all */
  readonly namespaces?: readonly string[];
  /** Also objects without a namespace, where namespaces are said. @default false */
  readonly clusterResources?: boolean;
  /** The one project that may use it. @default - all projects */
  readonly project?: string;
  /** Which of the controller's replicas looks after it, 0 or more. @default - chosen by Argo CD */
  readonly shard?: number;
  /** How the API server's certificate is checked. @default - by the system's authorities */
  readonly tls?: ClusterTls;
  /** @default false */
  readonly disableCompression?: boolean;
  /** Proxy on the way to the API server. @default - Argo CD's own environment */
  readonly proxyUrl?: string;
}

const text: Schema = { type: 'string' };
const flag: Schema = { type: 'boolean' };
const texts: Schema = { type: 'array', items: text };

/** The fields of a cluster, for the check of what plain JavaScript gives. */
export const CLUSTER_SCHEMA: Schema = {
  type: 'object',
  required: ['server'],
  properties: {
    server: text,
    name: text,
    namespaces: texts,
    clusterResources: flag,
    project: text,
    shard: { type: 'integer' },
    tls: { type: 'object', properties: { caData: text, serverName: text, insecure: flag } },
    disableCompression: flag,
    proxyUrl: text,
  },
};

const awsAuth: Schema = {
  type: 'object',
  required: ['clusterName'],
  properties: { clusterName: text, roleARN: text, profile: text },
};
const execProvider: Schema = {
  type: 'object',
  required: ['command', 'apiVersion'],
  properties: {
    command: text,
    args: texts,
    env: { type: 'object', additionalProperties: text },
    apiVersion: text,
    installHint: text,
    provideClusterInfo: flag,
    config: { type: 'object' },
  },
};

/** The fields of a sign-in, of every kind. */
export const CLUSTER_CREDENTIALS_SCHEMA: Schema = {
  type: 'object',
  properties: {
    externalSecret: {},
    existing: flag,
    awsAuth,
    execProvider,
    unsafePlaintext: flag,
    ...Object.fromEntries(CLUSTER_SECRET_FIELDS.map((field) => [field, text])),
  },
};
