import { Duration } from 'cdk8s';
import { type ProbedContainer, type ProbeTimeline, type SecondsRange } from 'cdk8s-gitops';

/** A moment of a timeline that can be measured in a cluster. */
export type Moment =
  'first startup' | 'first liveness' | 'first readiness' | 'budget out' | 'kill' | 'restart' | 'traffic cut';

/** Probes with an application that shows when the kubelet acts on them. */
export interface Setting {
  readonly name: string;
  readonly container: Omit<ProbedContainer, 'name' | 'image'>;
  readonly terminationGracePeriodSeconds: number;
  /** The moments to measure. */
  readonly moments: readonly Moment[];
}

/** The range that a timeline gives for a moment. */
export function rangeOf(timeline: ProbeTimeline, moment: Moment): SecondsRange {
  const ranges: Record<Moment, SecondsRange | undefined> = {
    'first startup': timeline.startup?.firstCheck,
    'first liveness': timeline.liveness?.firstCheck,
    'first readiness': timeline.readiness?.firstCheck,
    'budget out': timeline.startup?.budgetOut,
    kill: timeline.liveness?.kill,
    restart: timeline.liveness?.restart ?? timeline.startup?.restart,
    'traffic cut': timeline.readiness?.trafficCut,
  };
  const range = ranges[moment];
  if (range === undefined) {
    throw new Error(`The timeline says nothing of ${moment}`);
  }
  return range;
}

interface Times {
  /** Initial delay. */
  readonly d?: number;
  /** Period. */
  readonly p: number;
  /** Timeout. */
  readonly t?: number;
  /** Failure threshold. */
  readonly f?: number;
}

const times = ({ d = 0, p, t = 1, f = 3 }: Times) => ({
  initialDelay: Duration.seconds(d),
  period: Duration.seconds(p),
  timeout: Duration.seconds(t),
  failureThreshold: f,
});
/** `netexec` writes each of these to its log. */
const echo = (msg: string, code = 200) => ({ httpGet: { path: `/echo?msg=${msg}&code=${code}`, port: 8080 } });
const healthz = { httpGet: { path: '/healthz', port: 8080 } };
const netexec = ['netexec', '--http-port=8080'];
const label = ({ d = 0, p, t = 1, f = 3 }: Times): string => `delay ${d}, period ${p}, timeout ${t}, threshold ${f}`;

/** Always answers: shows when the first check comes. */
function firstChecks(given: { startup?: Times; liveness?: Times; readiness?: Times }): Setting {
  const kinds = Object.entries(given) as ['startup' | 'liveness' | 'readiness', Times][];
  return {
    name: kinds.map(([kind, probe]) => `${kind} ${label(probe)}`).join('; '),
    container: {
      args: netexec,
      ...Object.fromEntries(kinds.map(([kind, probe]) => [kind, { ...echo(kind), ...times(probe) }])),
    },
    terminationGracePeriodSeconds: 1,
    moments: kinds.map(([kind]) => `first ${kind}` as const),
  };
}

/** Answers for ten seconds, and fails after that. */
function failing(kind: 'liveness' | 'readiness', probe: Times): Setting {
  return {
    name: `${kind} ${label(probe)}`,
    container: { args: ['liveness'], [kind]: { ...healthz, ...times(probe) } },
    terminationGracePeriodSeconds: 5,
    moments: kind === 'liveness' ? ['kill', 'restart'] : ['traffic cut'],
  };
}

/** Never succeeds, and needs some time to end. */
function neverStarting(probe: Times, grace: number, handler: object = echo('startup', 500)): Setting {
  const hangs = 'exec' in handler;
  return {
    name: `startup ${label(probe)}${hangs ? ', hanging' : ''}, grace period ${grace}`,
    container: {
      args: [...netexec, '--delay-shutdown=60'],
      startup: { ...(handler as typeof healthz), ...times(probe) },
    },
    terminationGracePeriodSeconds: grace,
    moments: ['budget out', 'restart'],
  };
}

/** Enough different settings to show each rule of the timeline. */
export const settings: readonly Setting[] = [
  firstChecks({ liveness: { p: 1 }, readiness: { p: 5 } }),
  firstChecks({ liveness: { d: 3, p: 3 }, readiness: { d: 5, p: 2 } }),
  firstChecks({ liveness: { d: 2, p: 10 } }),
  firstChecks({ startup: { d: 4, p: 3 }, liveness: { p: 4 }, readiness: { d: 9, p: 2 } }),
  failing('liveness', { p: 1, f: 1 }),
  failing('liveness', { d: 3, p: 3 }),
  failing('liveness', { d: 1, p: 4, f: 2, t: 3 }),
  failing('readiness', { p: 1, f: 1 }),
  failing('readiness', { d: 3, p: 3 }),
  failing('readiness', { p: 5, f: 1 }),
  neverStarting({ p: 2, f: 3 }, 1),
  neverStarting({ d: 3, p: 4, f: 2 }, 5),
  neverStarting({ p: 1, t: 3, f: 2 }, 3, { exec: { command: ['/agnhost', 'pause'] } }),
];
