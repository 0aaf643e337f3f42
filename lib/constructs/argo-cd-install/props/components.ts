import { type Duration } from 'cdk8s';
import { type ArgoCdClusterComponentProps, type ArgoCdComponentProps, type ArgoCdScalableProps } from './component';
import { type ArgoCdIngress } from './access';
import { type ArgoCdSecretSource } from './logins';

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
   * Ports on every node, each from 30000 to 32767 and used only once in a cluster. Needs type NodePort or LoadBalancer.
   * The cluster chooses a port that is left out.
   * @default - chosen by the cluster
   */
  readonly nodePorts?: { readonly http?: number; readonly https?: number };
  /** Annotations, mostly for the load balancers of clouds. @default - none */
  readonly annotations?: Readonly<Record<string, string>>;
  /** Further labels. @default - none */
  readonly labels?: Readonly<Record<string, string>>;
  /** Address ranges that may connect through a load balancer, such as `10.0.0.0/8`. @default - all */
  readonly loadBalancerSourceRanges?: readonly string[];
  /** The class of load balancer. @default - the cluster's */
  readonly loadBalancerClass?: string;
  /** `Local` keeps the client's address. @default - the cluster's: Cluster */
  readonly externalTrafficPolicy?: 'Cluster' | 'Local';
  /** The protocol on port 443, for ingresses that read it from the Service. @default - not set */
  readonly httpsAppProtocol?: string;
}

/** The repo server: fetches repositories and renders manifests. */
export interface ArgoCdRepoServerProps extends ArgoCdComponentProps, ArgoCdScalableProps {}

/** The application controller: compares the cluster with the manifests, and syncs. */
export interface ArgoCdControllerProps extends ArgoCdComponentProps, ArgoCdClusterComponentProps {
  /**
   * Distributes the clusters again whenever `replicas` changes. The controller is then a Deployment instead of a
   * StatefulSet. This feature of Argo CD is alpha.
   * @default false
   * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/dynamic-cluster-distribution/
   */
  readonly dynamicClusterDistribution?: boolean;
  /** How often a controller reports that it is alive, in whole seconds, for dynamic distribution. @default 10 seconds */
  readonly heartbeat?: Duration;
}

/** Redis, the cache of Argo CD. With high availability: three Redis with Sentinel, reached through HAProxy. */
export interface ArgoCdRedisProps extends ArgoCdComponentProps {
  /** A Redis that runs elsewhere; no objects of Redis are written. @default - Argo CD's own */
  readonly external?: ArgoCdExternalRedis;
  /** The HAProxy of a highly available Redis. @default - upstream's */
  readonly proxy?: ArgoCdComponentProps;
}

/** A Redis that this install does not make. */
export interface ArgoCdExternalRedis {
  /** Host name or IP address. */
  readonly host: string;
  /** @default 6379 */
  readonly port?: number;
  /** The Secret with the password; make it before Argo CD starts. @default - argocd-redis, key auth */
  readonly passwordSecret?: { readonly name: string; readonly key: string };
}

/** The ApplicationSet controller: makes Applications from templates. */
export interface ArgoCdApplicationSetProps extends ArgoCdComponentProps, ArgoCdClusterComponentProps {
  /**
   * Further namespaces in which ApplicationSets work. `*` and `/regular expressions/` are allowed.
   * Needs `allowedScmProviders`, or `params['applicationsetcontroller.enable.scm.providers']: false`.
   * @default - Argo CD's own only
   */
  readonly namespaces?: readonly string[];
  /** API addresses of Git hosts that generators may connect to. @default - all */
  readonly allowedScmProviders?: readonly string[];
  /** An Ingress for `/api/webhook` to port 7000. @default - none */
  readonly ingress?: ArgoCdIngress;
}

/** The notifications controller: sends messages about Applications. */
export interface ArgoCdNotificationsProps extends ArgoCdComponentProps {
  /** Adds keys to argocd-notifications-secret, as `secrets` of the install does to argocd-secret. @default - none */
  readonly secrets?: ArgoCdSecretSource;
  /** Services by name, without `service.`: `{ slack: { token: '$slack-token' } }`. @default - none */
  readonly notifiers?: Readonly<Record<string, object | string>>;
  /** Templates by name, without `template.`: `{ 'app-synced': { message: '…' } }`. @default - none */
  readonly templates?: Readonly<Record<string, object | string>>;
  /** Triggers by name, without `trigger.`: a list of conditions. @default - none */
  readonly triggers?: Readonly<Record<string, readonly object[] | string>>;
  /** Subscriptions for all Applications. @default - none */
  readonly subscriptions?: readonly object[];
  /** Values for templates. `argocdUrl` comes from `url`. @default - none */
  readonly context?: Readonly<Record<string, string>>;
}

/** Dex: logins through GitHub, LDAP, SAML and other systems without OpenID Connect. */
export interface ArgoCdDexProps extends ArgoCdComponentProps {
  /**
   * Dex's configuration (`connectors: […]`). Write secrets as references: `$dex.github.clientSecret` is a key of the
   * Secret argocd-secret; `$name:key` is a key of another Secret, with the label `app.kubernetes.io/part-of: argocd`.
   * Needs `url`.
   * @default - no logins through Dex
   */
  readonly config?: object | string;
}
