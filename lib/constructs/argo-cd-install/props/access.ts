/** How people get in. */
export interface ArgoCdAccessProps {
  /**
   * The address under which people open Argo CD, such as `https://argocd.example.com`; logins by SSO need it.
   * It also is the host of the ingress, and `argocdUrl` in notifications.
   * @default - none
   */
  readonly url?: string;
  /**
   * Speak HTTP on port 8080, for a proxy that ends TLS. Sets `server.insecure`, and the ingress leads to port 80.
   * @default false
   */
  readonly insecure?: boolean;
  /** An Ingress to the API server. @default - none */
  readonly ingress?: ArgoCdIngress;
  /** Routes of the Gateway API to the API server; needs `insecure`. @default - none */
  readonly gateway?: ArgoCdGateway;
  /** A certificate of cert-manager in the Secret argocd-server-tls, which the API server serves. @default - self-signed */
  readonly certificate?: ArgoCdCertificate;
}

/**
 * An Ingress.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/ingress/
 */
export interface ArgoCdIngress {
  /** @default - the cluster's default class */
  readonly className?: string;
  /** @default - the host of `url` */
  readonly host?: string;
  /** Further hosts. @default - none */
  readonly extraHosts?: readonly string[];
  /** A host of its own for the `argocd` command line, where the ingress can't tell gRPC from HTTP. @default - none */
  readonly grpcHost?: string;
  /** @default - `rootPath` of the server, `/` */
  readonly path?: string;
  /** TLS: `true` takes the Secret `argocd-server-tls`, a name another one. @default - none */
  readonly tls?: boolean | string;
  /**
   * Annotations for the ingress controller.
   * @default - none; for class nginx `backend-protocol: HTTPS`, unless `insecure`
   */
  readonly annotations?: Readonly<Record<string, string>>;
  /** Labels beside Argo CD's. @default - none */
  readonly labels?: Readonly<Record<string, string>>;
}

/**
 * Routes of the Gateway API.
 *
 * @see https://gateway-api.sigs.k8s.io/
 */
export interface ArgoCdGateway {
  /** The Gateways that take the routes. */
  readonly parentRefs: readonly {
    readonly name: string;
    readonly namespace?: string;
    readonly sectionName?: string;
  }[];
  /** @default - the host of `url` */
  readonly hostnames?: readonly string[];
  /** A GRPCRoute too, for the `argocd` command line; a host of its own, such as `grpc.argocd.example.com`. @default - none */
  readonly grpcHostnames?: readonly string[];
  /** Annotations of the routes. @default - none */
  readonly annotations?: Readonly<Record<string, string>>;
}

/** A certificate that cert-manager makes. */
export interface ArgoCdCertificate {
  /** Who signs it. */
  readonly issuer: { readonly name: string; readonly kind?: 'Issuer' | 'ClusterIssuer'; readonly group?: string };
  /** @default - the host of `url` */
  readonly dnsNames?: readonly string[];
}
