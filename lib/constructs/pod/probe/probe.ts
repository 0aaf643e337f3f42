import { type Duration } from 'cdk8s';
import { type IntOrStringValue } from '../../../kubernetes/types/plain-type';

/** Sends an HTTP GET request. Any status from 200 to 399 is a success. */
export interface HttpGetAction {
  /** A number from 1 to 65535, or the name of a port that the container declares. */
  readonly port: IntOrStringValue;
  /** Starts with `/`. @default - Kubernetes' own: `/` */
  readonly path?: string;
  /** Headers by name, or Kubernetes' list if order or repetition matters. @default - none */
  readonly httpHeaders?:
    { readonly [name: string]: string } | readonly { readonly name: string; readonly value: string }[];
  /** Protocol. With HTTPS the certificate is not verified. @default - Kubernetes' own: HTTP */
  readonly scheme?: 'HTTP' | 'HTTPS';
  /** Host to connect to. To set the virtual host, use a `Host` header instead. @default - the Pod's IP */
  readonly host?: string;
}

/** Opens a TCP connection. An open connection is a success. */
export interface TcpSocketAction {
  /** A number from 1 to 65535, or the name of a port that the container declares. */
  readonly port: IntOrStringValue;
  /** Host to connect to. @default - the Pod's IP */
  readonly host?: string;
}

/** Runs a program in the container. Exit code 0 is a success. There is no shell, unless you start one. */
export interface ExecAction {
  /** The program and its arguments; at least one item. */
  readonly command: readonly string[];
}

/** Uses the gRPC health checking protocol. `SERVING` is a success. */
export interface GrpcAction {
  /** A number from 1 to 65535. Kubernetes does not accept a name here. */
  readonly port: number;
  /** The service whose health is checked. @default - the server as a whole */
  readonly service?: string;
}

/** Not a value: the compiler prints this text if a probe has two handlers. Of `never` it would print `undefined`. */
type OneHandler = 'only one handler';

interface Handlers {
  readonly httpGet: HttpGetAction;
  readonly tcpSocket: TcpSocketAction;
  readonly exec: ExecAction;
  readonly grpc: GrpcAction;
}

type Only<Name extends keyof Handlers> = Pick<Handlers, Name> & {
  readonly [Other in Exclude<keyof Handlers, Name>]?: OneHandler;
};

/** How a probe checks: exactly one of four ways. */
export type ProbeHandler = Only<'httpGet'> | Only<'tcpSocket'> | Only<'exec'> | Only<'grpc'>;

/** When a probe checks. All times are whole seconds. */
export interface ProbeTimings {
  /** Time from the start of the container to the first check; 0 or more. @default - Kubernetes' own: none */
  readonly initialDelay?: Duration;
  /** Time from one check to the next; 1 second or more. @default - Kubernetes' own: 10 seconds */
  readonly period?: Duration;
  /** How long an answer may take; 1 second or more. @default - Kubernetes' own: 1 second */
  readonly timeout?: Duration;
  /** How many failures in a row make the kubelet act; 1 or more. @default - Kubernetes' own: 3 */
  readonly failureThreshold?: number;
}

/**
 * Restarts a container that no longer works.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/#liveness-probe
 */
export type LivenessProbe = ProbeHandler &
  ProbeTimings & {
    /** How much time the container gets to end; 1 second or more. @default - the Pod's own grace period */
    readonly terminationGracePeriod?: Duration;
    readonly successThreshold?: never;
  };

/**
 * Stops traffic to a container that can't serve it now. It restarts nothing.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/#readiness-probe
 */
export type ReadinessProbe = ProbeHandler &
  ProbeTimings & {
    /** How many successes in a row bring traffic back; 1 or more. @default - Kubernetes' own: 1 */
    readonly successThreshold?: number;
    readonly terminationGracePeriod?: never;
  };

/**
 * Gives a slow container time to start: the other two probes wait until this one has succeeded. If it fails
 * `failureThreshold` times in a row first, the container is restarted.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/#startup-probe
 */
export type StartupProbe = LivenessProbe;

/** The probes of one container. */
export interface Probes {
  /** @default - none */
  readonly liveness?: LivenessProbe;
  /** @default - none: the container is ready as soon as it has started */
  readonly readiness?: ReadinessProbe;
  /** @default - none */
  readonly startup?: StartupProbe;
}

/** The times of a probe. You can pass a whole probe: its handler does not matter here. */
export type TimedProbe = ProbeTimings & {
  readonly [handler in 'httpGet' | 'tcpSocket' | 'exec' | 'grpc']?: object | OneHandler;
};

/** The times of a liveness or startup probe. */
export type TimedLiveness = TimedProbe & {
  /** How much time the container gets to end; 1 second or more. @default - the Pod's own grace period */
  readonly terminationGracePeriod?: Duration;
  readonly successThreshold?: never;
};

/** The times of a readiness probe. */
export type TimedReadiness = TimedProbe & {
  /** How many successes in a row bring traffic back; 1 or more. @default - Kubernetes' own: 1 */
  readonly successThreshold?: number;
  readonly terminationGracePeriod?: never;
};

/** The name of one of the three probes. */
export type ProbeKind = keyof Probes;

/** The three probes, in the order in which messages list them. */
export const probeKinds: readonly ProbeKind[] = ['liveness', 'readiness', 'startup'];
