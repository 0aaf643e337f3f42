import { type Manifest } from '../../../core/manifest';
import { findMap, isPlainMap, type PlainMap } from '../../../core/plain';
import { findPodSpecPath } from '../../../kubernetes/pod-template';
import { type ProbesTimes, type ProbeTimes, rangesOf, type SecondsRange } from '../../../kubernetes/probe-ranges';
import { runningContainers } from '../../../kubernetes/running-containers';

/** When the kubelet does something because of a probe: a row of a timeline. */
export interface ProbeRow {
  readonly container: string;
  readonly probe: 'startup' | 'liveness' | 'readiness';
  readonly event: string;
  /** From when the seconds are counted. */
  readonly since: string;
  readonly earliest: number;
  readonly latest: number;
}

/** The timelines of all containers of an object that has probes. */
export function probeRows(manifest: Manifest): ProbeRow[] {
  const path = findPodSpecPath(manifest);
  const pod = path === undefined ? undefined : findMap(manifest, path);
  return pod === undefined
    ? []
    : runningContainers(pod).flatMap(({ container }) => rowsOf(container, pod.terminationGracePeriodSeconds));
}

function rowsOf(container: PlainMap, podGrace: unknown): ProbeRow[] {
  // Zero is a value here: the container is ended at once.
  const grace = podGrace === 0 ? 0 : numberOr(podGrace, 30);
  const times: ProbesTimes = {
    startup: timesOf(container.startupProbe, grace),
    liveness: timesOf(container.livenessProbe, grace),
    readiness: timesOf(container.readinessProbe, grace),
  };
  const { startup, liveness, readiness } = rangesOf(times);
  const row = (probe: ProbeRow['probe'], event: string, since: string, range: SecondsRange): ProbeRow => ({
    container: String(container.name ?? ''),
    probe,
    event,
    since,
    earliest: range.earliest,
    latest: range.latest,
  });
  return [
    ...(startup === undefined
      ? []
      : [
          row('startup', 'first check', started, startup.firstCheck),
          row('startup', 'ended, if it never answers', started, startup.budgetOut),
          row('startup', 'restarted, if it never answers', started, startup.restart),
        ]),
    ...(liveness === undefined
      ? []
      : [
          row('liveness', 'first check', started, liveness.firstCheck),
          row('liveness', 'ended', silent, liveness.kill),
          row('liveness', 'restarted', silent, liveness.restart),
        ]),
    ...(readiness === undefined
      ? []
      : [
          row('readiness', 'first check', started, readiness.firstCheck),
          row('readiness', 'gets no more traffic', silent, readiness.trafficCut),
        ]),
  ];
}

const started = 'after its start';
const silent = 'after it stops answering';

function timesOf(probe: unknown, podGrace: number): ProbeTimes | undefined {
  return isPlainMap(probe)
    ? {
        delay: numberOr(probe.initialDelaySeconds, 0),
        period: numberOr(probe.periodSeconds, 10),
        timeout: numberOr(probe.timeoutSeconds, 1),
        failures: numberOr(probe.failureThreshold, 3),
        grace: numberOr(probe.terminationGracePeriodSeconds, podGrace),
      }
    : undefined;
}

/** In a probe, Kubernetes uses its default for a zero as well. */
function numberOr(value: unknown, fallback: number): number {
  return typeof value === 'number' && value > 0 ? value : fallback;
}
