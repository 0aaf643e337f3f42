import { type ExactlyOne } from '../../../core/at-most-one';

/** How people reach Argo CD. */
export interface ArgoCdAccessProps {
  /**
   * The address under which people open Argo CD, such as `https://argocd.example.com`. Logins by SSO need it.
   * The ingress uses its host, and notifications use it as `argocdUrl`.
   * @default - none
   */
  readonly url?: string;
  /**
   * Use HTTP on port 8080, for a proxy that ends TLS. Sets `server.insecure`, and the ingress leads to port 80.
   * @default false
   */
  readonly insecure?: boolean;
  /** An Ingress to the API server. @default - none */
  readonly ingress?: ArgoCdIngress;
  /** Routes of the Gateway API to the API server; needs `insecure` or `backendTls`. @default - none */
  readonly gateway?: ArgoCdGateway;
  /** A certificate of cert-manager for the API server, in the Secret argocd-server-tls. @default - self-signed */
  readonly certificate?: ArgoCdCertificate;
}

/**
 * An Ingress.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/ingress/
 */
export interface ArgoCdIngress {
  /** Name of the IngressClass. @default - the cluster's default class */
  readonly className?: string;
  /** @default - the host of `url` */
  readonly host?: string;
  /** Further hosts. @default - none */
  readonly extraHosts?: readonly string[];
  /** A separate host for the `argocd` command line, if the ingress can't tell gRPC from HTTP. @default - none */
  readonly grpcHost?: string;
  /** @default - `rootPath` of the server, or `/` */
  readonly path?: string;
  /** How the path is compared; `ImplementationSpecific` leaves it to the controller. @default Prefix */
  readonly pathType?: 'Prefix' | 'Exact' | 'ImplementationSpecific';
  /** TLS: `true` for the Secret `argocd-server-tls`, or the name of another Secret. @default - none */
  readonly tls?: boolean | string;
  /**
   * Annotations for the ingress controller.
   * @default - none; for class nginx `backend-protocol: HTTPS`, unless `insecure` is set
   */
  readonly annotations?: Readonly<Record<string, string>>;
  /** Further labels. @default - none */
  readonly labels?: Readonly<Record<string, string>>;
}

/**
 * Routes of the Gateway API.
 *
 * @see https://gateway-api.sigs.k8s.io/
 */
export interface ArgoCdGateway {
  /** The Gateways that the routes are attached to. */
  readonly parentRefs: readonly {
    readonly name: string;
    readonly namespace?: string;
    readonly sectionName?: string;
  }[];
  /** @default - the host of `url` */
  readonly hostnames?: readonly string[];
  /** Hosts of a GRPCRoute for the `argocd` command line, such as `grpc.argocd.example.com`. @default - no GRPCRoute */
  readonly grpcHostnames?: readonly string[];
  /** Annotations of the routes. @default - none */
  readonly annotations?: Readonly<Record<string, string>>;
  /**
   * Uses HTTPS to the API server, and checks its certificate: adds a BackendTLSPolicy, and the routes lead to port 443.
   * @default - HTTP, which needs `insecure`
   */
  readonly backendTls?: ArgoCdBackendTls;
}

/** How a Gateway checks the certificate of the API server: by exactly one of `caCertificates` and `systemCa`. */
export type ArgoCdBackendTls = ExactlyOne<{
  /** Names of ConfigMaps with the authority of the certificate, under the key `ca.crt`. */
  caCertificates: readonly string[];
  /** The authorities that the Gateway trusts anyway. */
  systemCa: true;
}> & {
  /** Name that the certificate must have. @default - the first of `hostnames`, else the host of `url` */
  readonly hostname?: string;
};

/** A certificate that cert-manager makes. */
export interface ArgoCdCertificate {
  /** The issuer that signs the certificate. */
  readonly issuer: {
    readonly name: string;
    /** `Issuer`, `ClusterIssuer`, or a kind of another group. @default Issuer */
    readonly kind?: string;
    /** @default cert-manager.io */
    readonly group?: string;
  };
  /** @default - the host of `url` */
  readonly dnsNames?: readonly string[];
}
