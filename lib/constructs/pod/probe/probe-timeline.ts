import { demandShape } from '../../../core/check/check-shape';
import { givenOf } from '../../../core/check/given-of';
import { largestLong, object, whole } from '../../../core/check/shapes';
import { type Fault, faultIf } from '../../../core/fault';
import { type PlainMap } from '../../../core/plain';
import { type ProbeKind, probeKinds, type TimedLiveness, type TimedReadiness } from './probe';
import { timesShapes } from './probe-shape';
import { type ProbeTimeline, type ProbeTimes, rangesOf } from '../../../kubernetes/probe-ranges';
import { secondsOf } from '../../../core/check/duration';

/** Options of `probeTimeline`: the probes of one container. */
export interface ProbeTimelineOptions {
  /** @default - none: liveness and readiness do not wait for a startup probe */
  readonly startup?: TimedLiveness;
  /** @default - none */
  readonly liveness?: TimedLiveness;
  /** @default - none */
  readonly readiness?: TimedReadiness;
  /** The grace period of the Pod, in seconds, for probes without their own. @default - Kubernetes' own: 30 */
  readonly terminationGracePeriodSeconds?: number;
}

/**
 * When the kubelet acts on probes: the earliest and the latest second of the first check, of a restart, of the moment
 * when traffic stops, and of the moment when the start-up budget runs out.
 *
 * The kubelet follows these rules, from `worker.go` of its prober:
 * - Each probe has its own clock. It ticks every `period` from the moment the Pod arrives on the node, not from the
 *   start of the container. After a restart of the kubelet the clock first waits a random part of a period. So the
 *   first check comes at any time within one period after `initialDelay` has passed.
 * - `initialDelay` is compared with the start of the container in whole seconds, as the API reports it. The kubelet
 *   sees a started container up to two seconds late.
 * - Liveness and readiness wait until the startup probe has succeeded. Their `initialDelay` still counts from the start
 *   of the container.
 * - The kubelet acts after `failureThreshold` failures in a row. A check without an answer fails after `timeout`. A
 *   check that takes longer than a period delays the next check.
 * - A container that must end gets the probe's `terminationGracePeriod`, else the Pod's, but at least 2 seconds. A
 *   `preStop` hook runs within this time.
 *
 * The figures are valid under these conditions: it is the first restart (later restarts wait for the back-off of
 * CrashLoopBackOff); there is one failure, which comes after the first check and lasts; the image is on the node; the
 * kubelet needs at most one second to act and two to start a container. The control plane and kube-proxy need about one
 * more second to remove the Pod from its Services.
 *
 * @throws if Kubernetes does not accept a time or threshold. The error lists all problems at once.
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
  demandShape('probeTimeline', { ...options }, optionsShape, 'the options');
  return rangesOf({
    startup: timesOf(options.startup, options),
    liveness: timesOf(options.liveness, options),
    readiness: timesOf(options.readiness, options),
  });
}

const optionsShape = object<ProbeTimelineOptions>(
  { ...timesShapes, terminationGracePeriodSeconds: whole(0, largestLong) },
  { also: checkGiven },
);

function checkGiven(probes: PlainMap): readonly Fault[] {
  const what = 'Cannot compute the times of probes: no probe is given';
  return faultIf(givenOf(probes, probeKinds).length === 0, 'required', [], what, 'add startup, liveness or readiness');
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
