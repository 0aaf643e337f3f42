import { type Duration } from 'cdk8s';
import { type ArgoCdClusterComponentProps, type ArgoCdComponentProps, type ArgoCdScalableProps } from './component';
import { type ArgoCdIngress } from './access';

/** The API server: web UI, API and logins. */
export interface ArgoCdServerProps extends ArgoCdComponentProps, ArgoCdScalableProps, ArgoCdClusterComponentProps {
  /** How the server is reached. @default - ClusterIP, ports 80 and 443 */
  readonly service?: ArgoCdServerService;
  /**
   * Path under which a reverse proxy publishes Argo CD, such as `/argo-cd`.
   * Sets the parameters `server.rootpath` and `server.basehref`, and the ingress's path.
   * @default /
   */
  readonly rootPath?: string;
}

/** The Service `argocd-server`. */
export interface ArgoCdServerService {
  /** @default ClusterIP */
  readonly type?: 'ClusterIP' | 'NodePort' | 'LoadBalancer';
  /**
   * Ports on every node, each within 30000–32767 and used once in a cluster. Needs type NodePort or LoadBalancer.
   * One that is left out is chosen by the cluster.
   * @default - chosen by the cluster
   */
  readonly nodePorts?: { readonly http?: number; readonly https?: number };
  /** Annotations, for cloud load balancers mostly. @default - none */
  readonly annotations?: Readonly<Record<string, string>>;
  /** Labels beside upstream's. @default - none */
  readonly labels?: Readonly<Record<string, string>>;
  /** Address ranges that a load balancer lets in, such as `10.0.0.0/8`. @default - all */
  readonly loadBalancerSourceRanges?: readonly string[];
  /** Which load balancer serves it. @default - the cluster's */
  readonly loadBalancerClass?: string;
  /** `Local` keeps the client's address. @default - the cluster's: Cluster */
  readonly externalTrafficPolicy?: 'Cluster' | 'Local';
  /** What speaks on port 443, for ingresses that ask the Service. @default - not said */
  readonly httpsAppProtocol?: string;
}

/** The repo server: fetches repositories and renders manifests. */
export interface ArgoCdRepoServerProps extends ArgoCdComponentProps, ArgoCdScalableProps {}

/** The application controller: compares what runs with what is wanted, and syncs. */
export interface ArgoCdControllerProps extends ArgoCdComponentProps, ArgoCdClusterComponentProps {
  /**
   * Deals clusters out again whenever `replicas` change: a Deployment in place of the StatefulSet. Alpha upstream.
   * @default false
   * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/dynamic-cluster-distribution/
   */
  readonly dynamicClusterDistribution?: boolean;
  /** How often a controller reports that it lives, in whole seconds; with dynamic distribution. @default - 10 seconds */
  readonly heartbeat?: Duration;
}

/** Redis, Argo CD's cache. With high availability: three Redis with Sentinel behind HAProxy. */
export interface ArgoCdRedisProps extends ArgoCdComponentProps {
  /** A Redis that runs elsewhere: no object of Redis is written. @default - Argo CD's own */
  readonly external?: ArgoCdExternalRedis;
  /** The HAProxy in front of a highly available Redis. @default - upstream's */
  readonly proxy?: ArgoCdComponentProps;
}

/** A Redis that Argo CD is given. */
export interface ArgoCdExternalRedis {
  /** Name or address. */
  readonly host: string;
  /** @default 6379 */
  readonly port?: number;
  /** The Secret with the password; make it before Argo CD starts. @default - argocd-redis, key auth */
  readonly passwordSecret?: { readonly name: string; readonly key: string };
}

/** The ApplicationSet controller: makes Applications from templates. */
export interface ArgoCdApplicationSetProps extends ArgoCdComponentProps, ArgoCdClusterComponentProps {
  /**
   * Namespaces in which ApplicationSets are obeyed too; `*` and `/regular expressions/` are taken.
   * Needs `allowedScmProviders`, or `params['applicationsetcontroller.enable.scm.providers']: false`.
   * @default - Argo CD's own only
   */
  readonly namespaces?: readonly string[];
  /** API addresses of Git hosts that generators may ask with their own address. @default - all */
  readonly allowedScmProviders?: readonly string[];
  /** An Ingress for `/api/webhook` to port 7000. @default - none */
  readonly ingress?: ArgoCdIngress;
}

/** The notifications controller: tells people about what happens to Applications. */
export interface ArgoCdNotificationsProps extends ArgoCdComponentProps {
  /** Services by name: `{ slack: { token: '$slack-token' } }`. @default - none */
  readonly notifiers?: Readonly<Record<string, object | string>>;
  /** Templates by name: `{ 'app-synced': { message: '…' } }`. @default - none */
  readonly templates?: Readonly<Record<string, object | string>>;
  /** Triggers by name: a list of conditions. @default - none */
  readonly triggers?: Readonly<Record<string, readonly object[] | string>>;
  /** Subscriptions for all Applications. @default - none */
  readonly subscriptions?: readonly object[];
  /** Values for templates. `argocdUrl` comes from `url`. @default - none */
  readonly context?: Readonly<Record<string, string>>;
}

/** Dex: logins through GitHub, LDAP, SAML and others that speak no OpenID Connect. */
export interface ArgoCdDexProps extends ArgoCdComponentProps {
  /**
   * Dex's configuration (`connectors: […]`). Secrets are referred to: `$dex.github.clientSecret` is a key of
   * the Secret argocd-secret, `$name:key` of another Secret labelled `app.kubernetes.io/part-of: argocd`.
   * Needs `url`.
   * @default - no logins through Dex
   */
  readonly config?: object | string;
}
