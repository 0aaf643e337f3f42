import { type Manifest } from '../../../lib/core/manifest';
import { probeRows } from '../../../lib/engines/graph/page/probe-rows';

/** When a Pod restarts a container whose liveness probe fails, for fields of its PodSpec and of the probe. */
function restartOf(spec: object, probe: object = {}): string {
  const containers = [{ name: 'web', livenessProbe: { periodSeconds: 5, failureThreshold: 1, ...probe } }];
  const pod: Manifest = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' }, spec: { containers, ...spec } };
  const { earliest, latest } = probeRows(pod).find(({ event }) => event === 'restarted') ?? {};
  return `${earliest}–${latest}`;
}

test('a restart comes at most the grace period after the end', () => {
  expect(restartOf({})).toBe('0–39');
  expect(restartOf({ terminationGracePeriodSeconds: 5 })).toBe('0–14');
  expect(restartOf({}, { terminationGracePeriodSeconds: 5 })).toBe('0–14');
});

test('a grace period of zero is not that of the default, and kubelet makes two seconds of it', () => {
  expect(restartOf({ terminationGracePeriodSeconds: 0 })).toBe('0–11');
});

test('zero is the default of what a probe sets', () => {
  expect(restartOf({}, { periodSeconds: 0, timeoutSeconds: 0 })).toBe(restartOf({}, { periodSeconds: 10 }));
});
