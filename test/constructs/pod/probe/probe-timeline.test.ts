import { Duration } from 'cdk8s';
import { type LivenessProbe, probeTimeline } from 'cdk8s-gitops';

const seconds = (amount: number): Duration => Duration.seconds(amount);

test('the first check comes within one period after the delay', () => {
  const liveness = { initialDelay: seconds(3), period: seconds(3) };

  expect(probeTimeline({ liveness }).liveness?.firstCheck).toEqual({ earliest: 3, latest: 6 });
});

test('without a delay, the kubelet still needs time to notice that the container runs', () => {
  expect(probeTimeline({ readiness: { period: seconds(5) } }).readiness?.firstCheck).toEqual({
    earliest: 0,
    latest: 7,
  });
});

test("times that are not given are Kubernetes' defaults", () => {
  const given = {
    initialDelay: seconds(0),
    period: seconds(10),
    timeout: seconds(1),
    failureThreshold: 3,
    terminationGracePeriod: seconds(30),
  };

  expect(probeTimeline({ liveness: {} })).toEqual(probeTimeline({ liveness: given }));
});

test('a dead application is restarted after its failures, at the latest after a full grace period', () => {
  const liveness = { period: seconds(3), failureThreshold: 2, terminationGracePeriod: seconds(20) };

  // Earliest: checks fail at 0 and 3.
  // Latest: checks start at 3 and 6, the second fails after its timeout at 7; then 1 to act, 20 to end, 2 to start.
  expect(probeTimeline({ liveness }).liveness).toMatchObject({
    kill: { earliest: 3, latest: 8 },
    restart: { earliest: 3, latest: 30 },
  });
});

test('the figures of the documentation are right', () => {
  const liveness = { initialDelay: seconds(3), period: seconds(3) };

  expect(probeTimeline({ liveness, terminationGracePeriodSeconds: 5 })).toEqual({
    liveness: {
      firstCheck: { earliest: 3, latest: 6 },
      kill: { earliest: 6, latest: 11 },
      restart: { earliest: 6, latest: 18 },
    },
  });
});

test('a check that hangs for longer than a period delays the next', () => {
  const readiness = { period: seconds(2), timeout: seconds(5), failureThreshold: 3 };

  expect(probeTimeline({ readiness }).readiness?.trafficCut).toEqual({ earliest: 4, latest: 2 + 2 * 5 + 5 + 1 });
});

test("the Pod's grace period is used if the probe has none, and it is at least two seconds", () => {
  const liveness = { period: seconds(1), failureThreshold: 1 };
  const restart = (terminationGracePeriodSeconds: number): number | undefined =>
    probeTimeline({ liveness, terminationGracePeriodSeconds }).liveness?.restart.latest;

  expect([restart(0), restart(2), restart(3), restart(60)]).toEqual([7, 7, 8, 65]);
});

test('the start-up budget runs out after the failures', () => {
  const startup = { initialDelay: seconds(5), period: seconds(10), failureThreshold: 30 };

  expect(probeTimeline({ startup }).startup).toEqual({
    firstCheck: { earliest: 5, latest: 15 },
    budgetOut: { earliest: 295, latest: 307 },
    restart: { earliest: 295, latest: 339 },
  });
});

test('liveness and readiness wait for the startup probe', () => {
  const startup = { period: seconds(2), failureThreshold: 5 };
  const timeline = probeTimeline({
    startup,
    liveness: { period: seconds(3) },
    readiness: { initialDelay: seconds(60), period: seconds(3) },
  });

  // The latest success that counts: the first check is at 4 (2 to notice the start, one period of 2), the fifth is four
  // periods later; then 1 until the answer, and 1 to act.
  expect(timeline.liveness?.firstCheck).toEqual({ earliest: 0, latest: 4 + 4 * 2 + 1 + 1 + 3 });
  expect(timeline.readiness?.firstCheck).toEqual({ earliest: 60, latest: 63 });
});

test('whole probes are accepted', () => {
  const liveness: LivenessProbe = { httpGet: { path: '/healthz', port: 8080 }, period: seconds(3) };

  expect(probeTimeline({ liveness })).toEqual(probeTimeline({ liveness: { period: seconds(3) } }));
});

test('all times that Kubernetes does not accept are reported at once', () => {
  const options = { liveness: { timeout: seconds(0), failureThreshold: 0 }, startup: { period: Duration.millis(500) } };

  expect(() => probeTimeline(options)).toThrow(
    new Error(
      [
        '[probeTimeline] Cannot use 0 seconds as liveness.timeout: it must be a whole number of seconds, 1 or more',
        '  Fix: use Duration.seconds(1), or leave it out',
        '[probeTimeline] Cannot use 0 as liveness.failureThreshold: it must be a whole number, 1 or more',
        '  Fix: use 1',
        '[probeTimeline] Cannot use 0.5 seconds as startup.period: it must be a whole number of seconds, 1 or more',
        '  Fix: use Duration.seconds(1), or leave it out',
      ].join('\n'),
    ),
  );
  expect(() => probeTimeline({})).toThrow(
    new Error(
      '[probeTimeline] Cannot compute the times of probes: no probe is given\n  Fix: add startup, liveness or readiness',
    ),
  );
});

test('a value that is not a probe is an error in plain JavaScript', () => {
  expect(() => probeTimeline({ liveness: null as unknown as LivenessProbe })).toThrow(
    new Error(
      '[probeTimeline] Cannot use null as liveness: it must be a map\n' + '  Fix: use { period: Duration.seconds(10) }',
    ),
  );
});
