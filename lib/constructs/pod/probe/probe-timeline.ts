import { type Duration } from 'cdk8s';
import { GitOpsError, type Problem } from '../../../core/error';
import { checkTimings } from './check-probe';
import { checkFields, checkMap, checkWhole, largestLong } from '../../../core/check/check-value';
import { type ProbeKind, probeKinds, type ProbeTimings } from './probe';
import { type ProbeTimeline, type ProbeTimes, rangesOf } from '../../../kubernetes/probe-ranges';
import { secondsOf } from '../../../core/check/seconds';

/** The times of a probe; a whole probe is fine, its handler does not matter here. */
export type TimedProbe = ProbeTimings & {
  readonly [handler in 'httpGet' | 'tcpSocket' | 'exec' | 'grpc']?: object;
};

/** What `probeTimeline` works with. */
export interface ProbeTimelineOptions {
  /** @default - none: liveness and readiness do not wait for it */
  readonly startup?: TimedProbe & { readonly terminationGracePeriod?: Duration; readonly successThreshold?: never };
  /** @default - none */
  readonly liveness?: TimedProbe & { readonly terminationGracePeriod?: Duration; readonly successThreshold?: never };
  /** @default - none */
  readonly readiness?: TimedProbe & { readonly successThreshold?: number; readonly terminationGracePeriod?: never };
  /** The Pod's own, for probes that have none. @default - Kubernetes' own: 30 */
  readonly terminationGracePeriodSeconds?: number;
}

/**
 * When the kubelet acts on probes: the earliest and the latest second of the first check, of a restart, of traffic
 * being cut, of the start-up budget running out.
 *
 * The kubelet's rules, from its prober's `worker.go`:
 * - A probe has a clock of its own that ticks every `period` from the moment the Pod arrives on the node, not from
 *   the container's start; after a restart of the kubelet it waits a random part of a period first. So the first check
 *   comes at any time within one period after `initialDelay` has passed.
 * - `initialDelay` is compared with the container's start in whole seconds, as the API reports it, and the kubelet sees
 *   a started container up to two seconds late.
 * - Liveness and readiness wait until the startup probe has had its yes. `initialDelay` still counts from the start.
 * - `failureThreshold` noes in a row make the kubelet act. An answer that hangs is a no after `timeout`; a check that
 *   takes longer than a period delays the next one.
 * - A container that must end gets the probe's `terminationGracePeriod`, else the Pod's, at least 2 seconds; a
 *   `preStop` hook runs within it.
 *
 * The figures hold for the first restart (later ones wait for the back-off of CrashLoopBackOff), for one failure that
 * comes after the first check and lasts, for an image that is on the node, and for a kubelet that needs one second at
 * most to act and two to start a container. Control plane and kube-proxy need about one more to take the Pod out of
 * its Services.
 *
 * @throws where a time or threshold is one that Kubernetes does not take, with all the findings at once.
 * @example
 * ```ts
 * import { Duration } from 'cdk8s';
 * import { probeTimeline } from 'cdk8s-gitops';
 *
 * const { liveness } = probeTimeline({
 *   liveness: { initialDelay: Duration.seconds(3), period: Duration.seconds(3) },
 *   terminationGracePeriodSeconds: 5,
 * });
 * liveness?.restart; // => { earliest: 6, latest: 18 }
 * ```
 * @see https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
 * @see https://github.com/kubernetes/kubernetes/blob/v1.35.4/pkg/kubelet/prober/worker.go
 */
export function probeTimeline(options: ProbeTimelineOptions): ProbeTimeline {
  GitOpsError.throwIfAny('probeTimeline', checkOptions({ ...options }));
  return rangesOf({
    startup: timesOf(options.startup, options),
    liveness: timesOf(options.liveness, options),
    readiness: timesOf(options.readiness, options),
  });
}

function checkOptions(options: ProbeTimelineOptions): Problem[] {
  const given = probeKinds.filter((kind) => options[kind] !== undefined);
  const nothing = { what: 'Cannot tell when probes act: none is given', fix: 'add startup, liveness or readiness' };
  return [
    ...(given.length === 0 ? [nothing] : []),
    ...checkFields({ ...options }, 'the options', [...probeKinds, 'terminationGracePeriodSeconds']),
    ...given.flatMap((kind) => checkTimes(kind, options[kind])),
    ...checkWhole(options.terminationGracePeriodSeconds, 'terminationGracePeriodSeconds', 0, largestLong),
  ];
}

function checkTimes(kind: ProbeKind, probe: unknown): Problem[] {
  const of = `the ${kind} probe`;
  const { map, problems } = checkMap(probe, of, '{ period: Duration.seconds(10) }');
  return problems.length > 0 ? problems : checkTimings(kind, map, of);
}

function timesOf(
  probe: ProbeTimelineOptions[ProbeKind],
  { terminationGracePeriodSeconds = 30 }: ProbeTimelineOptions,
): ProbeTimes | undefined {
  return probe === undefined
    ? undefined
    : {
        delay: secondsOf(probe.initialDelay) ?? 0,
        period: secondsOf(probe.period) ?? 10,
        timeout: secondsOf(probe.timeout) ?? 1,
        failures: probe.failureThreshold ?? 3,
        grace: secondsOf(probe.terminationGracePeriod) ?? terminationGracePeriodSeconds,
      };
}
