import { probeTimeline, type SecondsRange } from 'cdk8s-gitops';
import { ApiServer } from './harness/api-server';
import { createNamespace, deleteNamespace } from './harness/namespace';
import { Report } from './harness/report';
import { inPool } from './probes/pool';
import { type Moment, rangeOf, type Setting, settings } from './probes/settings';
import { type Measured, Trial } from './probes/trial';

/** How often each setting runs, and how many Pods run at once. */
const repetitions = Number(process.env.CLUSTER_REPETITIONS ?? 4);
const atOnce = Number(process.env.CLUSTER_PARALLEL ?? 8);

/** How far the earliest run may be from the start of its range: a few runs do not see every part of a period. */
const slackAtStart = 2;

/**
 * How far the latest run may be from the end of its range, for the same reason. Also, all failures come at once, no
 * check lasts until the timeout, and a good node needs less than one second to act and two to start a container.
 */
const slack: Readonly<Record<Moment, number>> = {
  'first startup': 2,
  'first liveness': 2,
  'first readiness': 2,
  'budget out': 3,
  kill: 3,
  restart: 5,
  'traffic cut': 3,
};

const results = new Map<string, Measured[]>();
const key = (setting: Setting, moment: Moment): string => `${setting.name}: ${moment}`;
const report = new Report('timelines', 'When the kubelet acts, and what probeTimeline says', [
  'setting',
  'moment',
  'runs',
  'measured',
  'expected',
]);

let api: ApiServer;
let namespace: string;

beforeAll(async () => {
  api = await ApiServer.connect();
  namespace = createNamespace('timelines');
  const trials = settings.flatMap((setting, index) =>
    Array.from({ length: repetitions }, (_, run) => ({ setting, run, name: `s${index}-r${run}` })),
  );
  await inPool(trials, atOnce, async ({ setting, run, name }) => {
    const measured = await new Trial(api, namespace, name, setting).run((run * longestPeriod(setting)) / repetitions);
    measured.forEach((value, moment) => {
      const id = key(setting, moment);
      results.set(id, [...(results.get(id) ?? []), value]);
    });
  });
}, 900_000);

afterAll(() => {
  report.write();
  api.close();
  deleteNamespace(namespace);
});

function longestPeriod({ container: { liveness, readiness, startup } }: Setting): number {
  const probes = [liveness, readiness, startup].flatMap((probe) => (probe === undefined ? [] : [probe]));
  return Math.max(...probes.map(({ period }) => period?.toSeconds() ?? 10));
}

function isWithin({ earliest, latest }: Measured, range: SecondsRange): boolean {
  return latest >= range.earliest && earliest <= range.latest;
}

function rangeFor(
  { container: { liveness, readiness, startup }, terminationGracePeriodSeconds }: Setting,
  moment: Moment,
): SecondsRange {
  return rangeOf(probeTimeline({ liveness, readiness, startup, terminationGracePeriodSeconds }), moment);
}

const cases = settings.flatMap((setting) =>
  setting.moments.map((moment) => ({ name: key(setting, moment), setting, moment })),
);

test.each(cases)('$name', ({ name, setting, moment }) => {
  const range = rangeFor(setting, moment);
  const measured = results.get(name) ?? [];
  const text = measured.map(({ earliest }) => earliest.toFixed(1)).sort((one, other) => Number(one) - Number(other));
  report.add(setting.name, moment, measured.length, text.join(', '), `${range.earliest} to ${range.latest}`);

  expect(measured).toHaveLength(repetitions);
  expect(measured.filter((value) => !isWithin(value, range))).toEqual([]);
});

test.each(Object.keys(slack) as Moment[])('the range of %s is not wider than needed', (moment) => {
  const runs = cases
    .filter((entry) => entry.moment === moment)
    .flatMap(({ name, setting }) =>
      (results.get(name) ?? []).map((measured) => ({ measured, range: rangeFor(setting, moment) })),
    );

  const fromStart = Math.min(...runs.map(({ measured, range }) => measured.earliest - range.earliest));
  const toEnd = Math.min(...runs.map(({ measured, range }) => range.latest - measured.latest));
  expect(fromStart).toBeLessThanOrEqual(slackAtStart);
  expect(toEnd).toBeLessThanOrEqual(slack[moment]);
});
