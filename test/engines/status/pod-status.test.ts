import { podStatus } from '../../../lib/engines/status/pods/pod-status';
import { podEvent, podPicture, problemsOf } from './pictures';

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

test('a sidecar that is not ready is a problem also if the Pod still waits for it', () => {
  const pod = podPicture(
    `
phase: Pending
initContainerStatuses: [{ name: proxy, ready: false, started: false, state: { running: {} } }]
containerStatuses: [{ name: web, ready: false, state: { waiting: { reason: PodInitializing } } }]`,
    'initContainers: [{ name: proxy, restartPolicy: Always }], containers: [{ name: web }]',
  );

  expect(problemsOf(pod)).toEqual(['proxy | NotReady | its startup probe has not succeeded yet']);
});

test('an init container that the others wait for is named', () => {
  const pod = podPicture(`
phase: Pending
initContainerStatuses:
  - { name: done, ready: true, state: { terminated: { exitCode: 0, reason: Completed } } }
  - { name: migrate, ready: false, state: { running: {} } }
containerStatuses: [{ name: web, ready: false, state: { waiting: { reason: PodInitializing } } }]`);

  expect(problemsOf(pod)).toEqual([
    'migrate | PodInitializing | it has not ended yet, and the other containers wait for that',
  ]);
});

test('a sidecar that was ended after a Pod has run to its end is no problem', () => {
  const pod = podPicture(
    `
phase: Succeeded
initContainerStatuses: [{ name: proxy, ready: false, state: { terminated: { exitCode: 137, reason: Error } } }]
containerStatuses: [{ name: web, ready: false, state: { terminated: { exitCode: 0, reason: Completed } } }]`,
    'restartPolicy: Never, initContainers: [{ name: proxy, restartPolicy: Always }], containers: [{ name: web }]',
  );

  expect(problemsOf(pod)).toEqual([]);
});

test('a Pod on a node that does not answer is not ready, although its containers were', () => {
  const pod = podPicture(`
phase: Running
containerStatuses: [{ name: web, ready: true, state: { running: {} } }]
conditions: [{ type: Ready, status: 'False' }]`);
  const event = podEvent('NodeNotReady', 'Node is not ready', { fieldPath: '' });

  expect(problemsOf(pod, [event])).toEqual(['- | NotReady | Node is not ready']);
  expect(problemsOf(pod)).toEqual(['- | NotReady | its node may not answer']);
});

test('a Pod whose node is lost has the reason of that', () => {
  const pod = podPicture(
    'phase: Unknown\nreason: NodeLost\nmessage: Node node-1 which was running pod web-1 is unresponsive',
  );

  expect(problemsOf(pod)).toEqual(['- | NodeLost | Node node-1 which was running pod web-1 is unresponsive']);
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

test('a Pod that is being deleted has the finalizers that it waits for', () => {
  const pod = podPicture('phase: Running');
  const metadata = { deletionTimestamp: '2026-11-30T10:00:00Z', finalizers: ['example.com/backup', 'example.com/log'] };

  expect(problemsOf({ ...pod, metadata: { ...pod.metadata, ...metadata } })).toEqual([
    '- | Terminating | it waits for the finalizers example.com/backup, example.com/log',
  ]);
});
