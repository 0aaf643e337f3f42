/** From the earliest to the latest second at which something happens. */
export interface SecondsRange {
  readonly earliest: number;
  readonly latest: number;
}

/** The times at which the kubelet acts, in whole seconds. */
export interface ProbeTimeline {
  readonly startup?: {
    /** After the container's start. */
    readonly firstCheck: SecondsRange;
    /**
     * The container gets the signal to end, after its start: it has never answered, and the failures have reached the
     * threshold.
     */
    readonly budgetOut: SecondsRange;
    /** The new container starts, after the start of the first. */
    readonly restart: SecondsRange;
  };
  readonly liveness?: {
    /** After the container's start. With a startup probe, it may be at any time in that probe's budget. */
    readonly firstCheck: SecondsRange;
    /** The container gets the signal to end, after the application has stopped answering. */
    readonly kill: SecondsRange;
    /** The new container starts, after the application has stopped answering. */
    readonly restart: SecondsRange;
  };
  readonly readiness?: {
    /** After the container's start. With a startup probe, it may be at any time in that probe's budget. */
    readonly firstCheck: SecondsRange;
    /** The Pod is reported as not ready, after the application has stopped answering. */
    readonly trafficCut: SecondsRange;
  };
}

/** The times of one probe in seconds, with Kubernetes' defaults filled in. */
export interface ProbeTimes {
  readonly delay: number;
  readonly period: number;
  readonly timeout: number;
  readonly failures: number;
  readonly grace: number;
}

/** The probes of one container. */
export interface ProbesTimes {
  readonly startup?: ProbeTimes;
  readonly liveness?: ProbeTimes;
  readonly readiness?: ProbeTimes;
}

/** The kubelet looks for started containers once a second, and start times are reported in whole seconds. */
const noticing = 2;
/** From the last failed check to the signal or the report. */
const acting = 1;
/** From the end of a container to the start of the next. */
const starting = 2;
/** The shortest grace period of a container. */
const leastGrace = 2;

/** The times at which the kubelet acts on probes with these settings. */
export function rangesOf({ startup, liveness, readiness }: ProbesTimes): ProbeTimeline {
  const started = startup === undefined ? { earliest: 0, latest: noticing } : startedIn(startup);
  return {
    ...(startup === undefined ? {} : { startup: startupRanges(startup) }),
    ...(liveness === undefined
      ? {}
      : { liveness: { firstCheck: firstCheck(liveness, started), ...restartOf(liveness, failing(liveness)) } }),
    ...(readiness === undefined
      ? {}
      : { readiness: { firstCheck: firstCheck(readiness, started), trafficCut: acted(failing(readiness)) } }),
  };
}

/** The first check is within one period after the delay has passed and the container counts as started. */
function firstCheck({ delay, period }: ProbeTimes, started: SecondsRange): SecondsRange {
  return {
    earliest: Math.max(delay, started.earliest),
    latest: Math.max(delay, started.latest) + period,
  };
}

/** The longest time between two checks: a check that hangs delays the next one. */
function slowest({ period, timeout }: ProbeTimes): number {
  return Math.max(period, timeout);
}

/** When the startup probe succeeds: at the first check, or at the last check that the budget allows. */
function startedIn(startup: ProbeTimes): SecondsRange {
  const first = firstCheck(startup, { earliest: 0, latest: noticing });
  return {
    earliest: first.earliest,
    latest: first.latest + (startup.failures - 1) * slowest(startup) + startup.timeout + acting,
  };
}

function startupRanges(startup: ProbeTimes): NonNullable<ProbeTimeline['startup']> {
  const first = firstCheck(startup, { earliest: 0, latest: noticing });
  const never = {
    earliest: first.earliest + (startup.failures - 1) * startup.period,
    latest: first.latest + (startup.failures - 1) * slowest(startup) + startup.timeout,
  };
  const { kill, restart } = restartOf(startup, never);
  return { firstCheck: first, budgetOut: kill, restart };
}

/**
 * When the last failing check ends, in seconds after the application has stopped answering. Earliest: the first check
 * comes right after that, and all checks fail at once. Latest: a check was just before that, and all checks hang.
 */
function failing(probe: ProbeTimes): SecondsRange {
  return {
    earliest: (probe.failures - 1) * probe.period,
    latest: probe.period + (probe.failures - 1) * slowest(probe) + probe.timeout,
  };
}

function acted({ earliest, latest }: SecondsRange): SecondsRange {
  return { earliest, latest: latest + acting };
}

function restartOf({ grace }: ProbeTimes, lastFailure: SecondsRange): { kill: SecondsRange; restart: SecondsRange } {
  const kill = acted(lastFailure);
  const end = Math.max(grace, leastGrace);
  return { kill, restart: { earliest: kill.earliest, latest: kill.latest + end + starting } };
}
