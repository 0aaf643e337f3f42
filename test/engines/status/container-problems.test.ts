import { type Manifest } from '../../../lib/core/manifest';
import { podEvent, podPicture, problemsOf } from './pictures';

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
    ['exitCode: 139, reason: Error', 'exit code 139 (SIGSEGV), 5 restarts'],
    ['exitCode: 137, signal: 9, reason: Error', 'ended by signal 9 (SIGKILL), 5 restarts'],
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
      'web | CrashLoopBackOff | exit code 137 (SIGKILL), 5 restarts',
      'web | Unhealthy | Liveness probe failed: HTTP probe failed with statuscode: 500',
    ]);
  });

  test('has no words of a probe from before its last start', () => {
    const event = podEvent('Unhealthy', 'Liveness probe failed', { time: '2026-11-30T09:59:59Z' });

    expect(problemsOf(podPicture(status('exitCode: 1, reason: Error')), [event])).toHaveLength(1);
  });
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

describe('a container that ended without a failure', () => {
  const pod = (spec: string): Manifest =>
    podPicture(
      `
phase: Running
containerStatuses:
  - { name: web, ready: false, restartCount: 2, state: { terminated: { exitCode: 0, reason: Completed } } }
  - { name: log, ready: true, restartCount: 0, state: { running: {} } }`,
      spec,
    );

  test('is a problem if it must go on running', () => {
    expect(problemsOf(pod('containers: [{ name: web }, { name: log }]'))).toEqual([
      'web | Completed | exit code 0, 2 restarts',
    ]);
  });

  test('is no problem if its own restart policy lets it end', () => {
    expect(problemsOf(pod('containers: [{ name: web, restartPolicy: OnFailure }, { name: log }]'))).toEqual([]);
  });

  test.each(['OnFailure', 'Never'])('is no problem with the restart policy %s', (policy) => {
    expect(problemsOf(pod(`restartPolicy: ${policy}, containers: [{ name: web }, { name: log }]`))).toEqual([]);
  });
});
