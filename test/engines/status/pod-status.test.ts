import { podStatus } from '../../../lib/engines/status/pods/pod-status';
import { type Manifest } from '../../../lib/core/manifest';
import { podEvent, podPicture } from './pictures';

/** The problems of a Pod, as text. */
function problemsOf(pod: Manifest, events: readonly Manifest[] = []): string[] {
  return podStatus(pod, events).problems.map(({ container = '-', reason, message }) =>
    [container, reason, message].join(' | '),
  );
}

test('a Pod that runs has no problems', () => {
  const pod = podPicture(`
phase: Running
containerStatuses: [{ name: web, ready: true, restartCount: 2, state: { running: {} } }]`);

  expect(podStatus(pod, [])).toEqual({
    namespace: 'shop',
    name: 'web-1',
    phase: 'Running',
    ready: 1,
    containers: 1,
    restarts: 2,
    problems: [],
  });
});

describe('a container that ends again and again', () => {
  const status = (last: string): string => `
phase: Running
containerStatuses:
  - name: web
    ready: false
    restartCount: 5
    state: { waiting: { reason: CrashLoopBackOff, message: back-off 2m40s restarting failed container } }
    lastState: { terminated: { ${last}, startedAt: '2026-11-30T10:00:00Z' } }`;

  test.each([
    ['exitCode: 1, reason: Error', 'exit code 1, 5 restarts'],
    ['exitCode: 137, reason: OOMKilled', 'exit code 137 (OOMKilled), 5 restarts'],
    ['exitCode: 2, reason: Error, message: "no database\\n"', 'exit code 2: no database, 5 restarts'],
    ['exitCode: 0, reason: Completed', 'exit code 0, 5 restarts'],
    ['exitCode: 137, signal: 9, reason: Error', 'ended by signal 9, 5 restarts'],
  ])('has its last ending: %s', (last, message) => {
    expect(problemsOf(podPicture(status(last)))).toEqual([`web | CrashLoopBackOff | ${message}`]);
  });

  test('has the last words of the probe that ends it', () => {
    const events = [
      podEvent('Unhealthy', 'Liveness probe failed: HTTP probe failed with statuscode: 500'),
      podEvent('Unhealthy', 'Liveness probe failed: timeout', { time: '2026-11-30T10:04:00Z' }),
      podEvent('BackOff', 'Back-off restarting failed container web', { time: '2026-11-30T10:09:00Z' }),
    ];

    expect(problemsOf(podPicture(status('exitCode: 137, reason: Error')), events)).toEqual([
      'web | CrashLoopBackOff | exit code 137, 5 restarts',
      'web | Unhealthy | Liveness probe failed: HTTP probe failed with statuscode: 500',
    ]);
  });

  test('has no words of a probe from before its last start', () => {
    const event = podEvent('Unhealthy', 'Liveness probe failed', { time: '2026-11-30T09:59:59Z' });

    expect(problemsOf(podPicture(status('exitCode: 1, reason: Error')), [event])).toHaveLength(1);
  });
});

test('an init container that ends again and again is named', () => {
  const pod = podPicture(`
phase: Pending
initContainerStatuses:
  - name: migrate
    ready: false
    restartCount: 1
    state: { waiting: { reason: CrashLoopBackOff, message: back-off } }
    lastState: { terminated: { exitCode: 3, reason: Error } }
containerStatuses:
  - { name: web, ready: false, restartCount: 0, state: { waiting: { reason: PodInitializing } } }`);

  expect(problemsOf(pod)).toEqual(['migrate | CrashLoopBackOff | exit code 3, 1 restart']);
});

test('an init container that has just ended again waits to be started', () => {
  // As kubelet 1.35 writes it.
  const pod = podPicture(`
phase: Pending
initContainerStatuses:
  - name: migrate
    ready: false
    restartCount: 3
    state: { terminated: { exitCode: 1, reason: Error, startedAt: '2026-11-30T10:05:00Z' } }
    lastState: { terminated: { exitCode: 1, reason: Error, startedAt: '2026-11-30T10:04:00Z' } }`);
  const event = podEvent('BackOff', 'Back-off restarting failed container', {
    fieldPath: 'spec.initContainers{migrate}',
  });

  expect(problemsOf(pod, [event])).toEqual(['migrate | CrashLoopBackOff | exit code 1, 3 restarts']);
  expect(problemsOf(pod)).toEqual(['migrate | Error | exit code 1, 3 restarts']);
});

describe('an image that can not be pulled', () => {
  const status = (reason: string, message: string): string => `
phase: Pending
containerStatuses:
  - name: web
    image: example.com/web:1
    ready: false
    restartCount: 0
    state: { waiting: { reason: ${reason}, message: '${message}' } }`;

  test('has the image', () => {
    const pod = podPicture(status('ErrImagePull', 'rpc error: code = NotFound desc = not found'));

    expect(problemsOf(pod)).toEqual([
      'web | ErrImagePull | example.com/web:1: rpc error: code = NotFound desc = not found',
    ]);
  });

  test('has the reason of the last failure, and not only that kubelet waits', () => {
    const pod = podPicture(status('ImagePullBackOff', 'Back-off pulling image "example.com/web:1"'));
    const event = podEvent('Failed', 'Failed to pull image "example.com/web:1": unauthorized');

    expect(problemsOf(pod, [event])).toEqual([
      'web | ImagePullBackOff | Failed to pull image "example.com/web:1": unauthorized',
    ]);
    expect(problemsOf(pod)).toEqual(['web | ImagePullBackOff | Back-off pulling image "example.com/web:1"']);
  });
});

describe('a container that runs and is not ready', () => {
  const status = (extra: string): string => `
phase: Running
containerStatuses:
  - name: web
    restartCount: 0
    state: { running: { startedAt: '2026-11-30T10:00:00Z' } }
    ${extra}`;

  test('has the last words of its probe', () => {
    const event = podEvent('Unhealthy', 'Readiness probe failed: dial tcp 10.0.0.1:80: connect: connection refused\n');

    expect(problemsOf(podPicture(status('ready: false')), [event])).toEqual([
      'web | Unhealthy | Readiness probe failed: dial tcp 10.0.0.1:80: connect: connection refused',
    ]);
  });

  test('only waits if no probe has failed yet', () => {
    expect(problemsOf(podPicture(status('ready: false')))).toEqual(['web | NotReady | it is not ready yet']);
    expect(problemsOf(podPicture(status('ready: false\n    started: false')))).toEqual([
      'web | NotReady | its startup probe has not succeeded yet',
    ]);
  });

  test('has no old words once it is ready', () => {
    const event = podEvent('Unhealthy', 'Readiness probe failed: too early');

    expect(problemsOf(podPicture(status('ready: true')), [event])).toEqual([]);
  });

  test('has the words of a liveness probe also if it is ready, because it will be ended', () => {
    const event = podEvent('Unhealthy', 'Liveness probe failed: timeout');

    expect(problemsOf(podPicture(status('ready: true')), [event])).toEqual([
      'web | Unhealthy | Liveness probe failed: timeout',
    ]);
  });
});

test('events of another Pod with the same name are not taken', () => {
  const pod = podPicture('phase: Running\ncontainerStatuses: [{ name: web, ready: false, state: { running: {} } }]');
  const event = podEvent('Unhealthy', 'Readiness probe failed');
  const other = { ...event, involvedObject: { ...(event.involvedObject as object), uid: 'pod-0' } };

  expect(problemsOf(pod, [other])).toEqual(['web | NotReady | it is not ready yet']);
});

test('an event that comes again has the time of its last time', () => {
  const pod = podPicture(`
phase: Running
containerStatuses: [{ name: web, ready: false, state: { running: { startedAt: '2026-11-30T10:00:00Z' } } }]`);
  const series = { lastObservedTime: '2026-11-30T10:00:01.000000Z' };
  const event = { ...podEvent('Unhealthy', 'Readiness probe failed', { time: null }), series };

  expect(problemsOf(pod, [event])).toEqual(['web | Unhealthy | Readiness probe failed']);
});

test('a Pod without a node has the words of the scheduler', () => {
  const pod = podPicture(`
phase: Pending
conditions:
  - { type: PodScheduled, status: 'False', reason: Unschedulable, message: '0/1 nodes are available: 1 Insufficient cpu.' }`);

  expect(problemsOf(pod)).toEqual(['- | Unschedulable | 0/1 nodes are available: 1 Insufficient cpu.']);
});

test('a container that can not be made has the reason', () => {
  const pod = podPicture(`
phase: Pending
containerStatuses:
  - name: web
    ready: false
    state: { waiting: { reason: CreateContainerConfigError, message: secret "password" not found } }`);

  expect(problemsOf(pod)).toEqual(['web | CreateContainerConfigError | secret "password" not found']);
});

test('a volume that can not be mounted has the last event', () => {
  const pod = podPicture(`
phase: Pending
containerStatuses: [{ name: web, ready: false, state: { waiting: { reason: ContainerCreating } } }]`);
  const event = podEvent('FailedMount', 'MountVolume.SetUp failed: configmap "settings" not found', { fieldPath: '' });

  expect(problemsOf(pod, [event])).toEqual([
    '- | FailedMount | MountVolume.SetUp failed: configmap "settings" not found',
  ]);
  expect(problemsOf(pod)).toEqual([]);
});

test('a Pod that failed has the exit code, or the reason of the node', () => {
  const ended = podPicture(`
phase: Failed
containerStatuses: [{ name: web, ready: false, state: { terminated: { exitCode: 4, reason: Error } } }]`);
  const evicted = podPicture('phase: Failed\nreason: Evicted\nmessage: The node was low on resource memory.');

  expect(problemsOf(ended)).toEqual(['web | Error | exit code 4']);
  expect(problemsOf(evicted)).toEqual(['- | Evicted | The node was low on resource memory.']);
});

test('a container of a Pod that has run to its end is no problem', () => {
  const pod = podPicture(`
phase: Succeeded
containerStatuses: [{ name: web, ready: false, state: { terminated: { exitCode: 0, reason: Completed } } }]`);

  expect(problemsOf(pod)).toEqual([]);
});

test('a sidecar that is not ready is a problem, and another init container that runs is not', () => {
  const status = `
phase: Running
initContainerStatuses: [{ name: proxy, ready: false, state: { running: {} } }]
containerStatuses: [{ name: web, ready: true, state: { running: {} } }]`;
  const sidecar = 'initContainers: [{ name: proxy, restartPolicy: Always }], containers: [{ name: web }]';

  expect(problemsOf(podPicture(status, sidecar))).toEqual(['proxy | NotReady | it is not ready yet']);
  expect(problemsOf(podPicture(status, sidecar.replace(', restartPolicy: Always', '')))).toEqual([]);
});

test('a readiness gate that somebody else must set is named', () => {
  const pod = podPicture(
    `
phase: Running
containerStatuses: [{ name: web, ready: true, state: { running: {} } }]
conditions: [{ type: example.com/lb, status: 'False', message: no target }]`,
    'readinessGates: [{ conditionType: example.com/lb }], containers: [{ name: web }]',
  );

  expect(problemsOf(pod)).toEqual(['- | ReadinessGate | example.com/lb is not True: no target']);
});

test('a Pod that is being deleted has no problems', () => {
  const pod = podPicture('phase: Running\ncontainerStatuses: [{ name: web, ready: false, state: { running: {} } }]');
  const ending = { ...pod, metadata: { ...pod.metadata, deletionTimestamp: '2026-11-30T10:00:00Z' } };

  expect(podStatus(ending, [])).toMatchObject({ phase: 'Terminating', problems: [] });
});
