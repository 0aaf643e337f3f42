import { type Duration } from 'cdk8s';
import { type IntOrStringValue } from '../../../kubernetes/types/plain-type';

/** Asks by HTTP; any status from 200 to 399 is a yes. */
export interface HttpGetAction {
  /** A number from 1 to 65535, or the name of a port that the container declares. */
  readonly port: IntOrStringValue;
  /** Starts with `/`. @default - Kubernetes' own: `/` */
  readonly path?: string;
  /** Headers by name, or Kubernetes' list where order or repetition counts. @default - none */
  readonly httpHeaders?:
    { readonly [name: string]: string } | readonly { readonly name: string; readonly value: string }[];
  /** With HTTPS the certificate is not verified. @default - Kubernetes' own: HTTP */
  readonly scheme?: 'HTTP' | 'HTTPS';
  /** Host to connect to; a `Host` header is mostly what is wanted instead. @default - the Pod's IP */
  readonly host?: string;
}

/** Opens a TCP connection; that it opens is a yes. */
export interface TcpSocketAction {
  /** A number from 1 to 65535, or the name of a port that the container declares. */
  readonly port: IntOrStringValue;
  /** @default - the Pod's IP */
  readonly host?: string;
}

/** Runs a program in the container; exit code 0 is a yes. There is no shell but the one that you start. */
export interface ExecAction {
  /** The program and its arguments; one at least. */
  readonly command: readonly string[];
}

/** Asks by the gRPC health checking protocol; `SERVING` is a yes. */
export interface GrpcAction {
  /** A number from 1 to 65535: Kubernetes takes no name here. */
  readonly port: number;
  /** The service that is asked about. @default - the server as a whole */
  readonly service?: string;
}

/** How a probe asks: exactly one of four ways. */
export type ProbeHandler =
  | { readonly httpGet: HttpGetAction; readonly tcpSocket?: never; readonly exec?: never; readonly grpc?: never }
  | { readonly tcpSocket: TcpSocketAction; readonly httpGet?: never; readonly exec?: never; readonly grpc?: never }
  | { readonly exec: ExecAction; readonly httpGet?: never; readonly tcpSocket?: never; readonly grpc?: never }
  | { readonly grpc: GrpcAction; readonly httpGet?: never; readonly tcpSocket?: never; readonly exec?: never };

/** When a probe asks. All times are whole seconds. */
export interface ProbeTimings {
  /** From the start of the container to the first question; 0 or more. @default - Kubernetes' own: none */
  readonly initialDelay?: Duration;
  /** From one question to the next; 1 second or more. @default - Kubernetes' own: 10 seconds */
  readonly period?: Duration;
  /** How long an answer may take; 1 second or more. @default - Kubernetes' own: 1 second */
  readonly timeout?: Duration;
  /** Noes in a row before the kubelet acts; 1 or more. @default - Kubernetes' own: 3 */
  readonly failureThreshold?: number;
}

/**
 * Restarts a container that no longer works.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/#liveness-probe
 */
export type LivenessProbe = ProbeHandler &
  ProbeTimings & {
    /** How long the container has to end after a failure; 1 second or more. @default - the Pod's own grace period */
    readonly terminationGracePeriod?: Duration;
    readonly successThreshold?: never;
  };

/**
 * Keeps traffic from a container that can't serve it now. It restarts nothing.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/#readiness-probe
 */
export type ReadinessProbe = ProbeHandler &
  ProbeTimings & {
    /** Yeses in a row before traffic comes back; 1 or more. @default - Kubernetes' own: 1 */
    readonly successThreshold?: number;
    readonly terminationGracePeriod?: never;
  };

/**
 * Gives a slow container time to start: the other two probes wait until this one has had its yes. Where the noes
 * reach `failureThreshold` first, the container is restarted.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/#startup-probe
 */
export type StartupProbe = LivenessProbe;

/** The probes of one container. */
export interface Probes {
  /** @default - none */
  readonly liveness?: LivenessProbe;
  /** @default - none: ready as soon as it has started */
  readonly readiness?: ReadinessProbe;
  /** @default - none */
  readonly startup?: StartupProbe;
}

/** Which of the three probes. */
export type ProbeKind = keyof Probes;

/** The three, in the order in which messages list them. */
export const probeKinds: readonly ProbeKind[] = ['liveness', 'readiness', 'startup'];
