import { Duration } from 'cdk8s';
import { check, type Check, type CheckedValue, container, ourPod, podManifest } from './check';

const tcpSocket = { port: 80 };
const ports = [{ name: 'http', containerPort: 80 }];
const seconds = (amount: number): Duration => Duration.seconds(amount);

type Kind = 'liveness' | 'readiness' | 'startup';

/** One probe, in our form and in Kubernetes' form. */
function probed(kind: Kind, ours: object, kubernetes: object = ours): Omit<CheckedValue, 'value'> {
  return {
    ours: ourPod({ containers: [container({ ports, [kind]: ours })] }),
    manifest: podManifest({ containers: [container({ ports, [`${kind}Probe`]: kubernetes })] }),
  };
}

/** A time of a liveness probe. */
function timed(ours: string, kubernetes: string): (amount: number) => Omit<CheckedValue, 'value'> {
  return (amount) => probed('liveness', { tcpSocket, [ours]: seconds(amount) }, { tcpSocket, [kubernetes]: amount });
}

function header(name: string, value: string): Omit<CheckedValue, 'value'> {
  return probed('liveness', { httpGet: { port: 80, httpHeaders: [{ name, value }] } });
}

const zero = 'the server turns a 0 into its default without a word';
const most = 2 ** 31 - 1;

/** Handlers, ports, times and thresholds. */
export const probeChecks: readonly Check[] = [
  check<object>(
    'handlers of a probe',
    'kubernetes',
    [{ tcpSocket }, { exec: { command: ['true'] } }, { grpc: { port: 80 } }, {}, { tcpSocket, grpc: { port: 80 } }],
    (handlers) => probed('startup', handlers),
  ),
  check('command of exec', 'kubernetes', [['true'], [], undefined, 'true'], (command) =>
    probed('liveness', { exec: { command } }),
  ),
  check('port of a probe', 'kubernetes', [1, 65535, 'http', 0, 65536, -1, 1.5, '80', 'HTTP', 'a--b'], (port) =>
    probed('liveness', { httpGet: { port } }),
  ),
  check('port of a grpc probe', 'kubernetes', [1, 65535, 0, 65536, 'http'], (port) =>
    probed('liveness', { grpc: { port } }),
  ),
  check('scheme of httpGet', 'kubernetes', ['HTTP', 'HTTPS', 'http', 'FTP'], (scheme) =>
    probed('liveness', { httpGet: { port: 80, scheme } }),
  ),
  check('name of a header', 'kubernetes', ['A', 'X-A', '1', '', 'X_A', 'X A', 'X:', 'Ä'], (name) => header(name, 'a')),
  check('initialDelay', 'kubernetes', [0, 1, most, most + 1, 0.5], timed('initialDelay', 'initialDelaySeconds')),
  check('period', 'kubernetes', [1, most, most + 1, 1.5], timed('period', 'periodSeconds')),
  check('timeout', 'kubernetes', [1, most, most + 1, 1.5], timed('timeout', 'timeoutSeconds')),
  check(
    'terminationGracePeriod',
    'kubernetes',
    [1, most + 1, 0, 1.5],
    timed('terminationGracePeriod', 'terminationGracePeriodSeconds'),
  ),
  check('failureThreshold', 'kubernetes', [1, most, -1, most + 1, 1.5, '3'], (failureThreshold) =>
    probed('liveness', { tcpSocket, failureThreshold }),
  ),
  check('successThreshold of readiness', 'kubernetes', [1, 2, most, -1, most + 1], (successThreshold) =>
    probed('readiness', { tcpSocket, successThreshold }),
  ),
  check('successThreshold of liveness', 'kubernetes', [undefined, 2], (successThreshold) =>
    probed('liveness', { tcpSocket, successThreshold }),
  ),
  check('terminationGracePeriod of readiness', 'kubernetes', [undefined, 1], (amount) =>
    probed(
      'readiness',
      { tcpSocket, terminationGracePeriod: amount === undefined ? undefined : seconds(amount) },
      { tcpSocket, terminationGracePeriodSeconds: amount },
    ),
  ),
  check('restartPolicy of an init container with a probe', 'kubernetes', ['Always', undefined], (restartPolicy) => {
    const init = container({ name: 'init', restartPolicy });
    return {
      ours: ourPod({ initContainers: [{ ...init, startup: { tcpSocket } }] }),
      manifest: podManifest({ initContainers: [{ ...init, startupProbe: { tcpSocket } }] }),
    };
  }),
  check('period', { ours: zero }, [0], timed('period', 'periodSeconds')),
  check('timeout', { ours: zero }, [0], timed('timeout', 'timeoutSeconds')),
  check('failureThreshold', { ours: zero }, [0], (failureThreshold) =>
    probed('liveness', { tcpSocket, failureThreshold }),
  ),
  check('successThreshold of readiness', { ours: zero }, [0], (successThreshold) =>
    probed('readiness', { tcpSocket, successThreshold }),
  ),
  check('successThreshold of startup', { ours: 'the server takes a 1, which says nothing' }, [1], (successThreshold) =>
    probed('startup', { tcpSocket, successThreshold }),
  ),
  check(
    'path of httpGet',
    { ours: 'the kubelet puts the "/" in front; an empty path is taken for "/"' },
    ['healthz', ''],
    (path) => probed('liveness', { httpGet: { port: 80, path } }),
  ),
  check(
    'value of a header',
    { ours: 'HTTP has no such value: every check fails, or another value arrives' },
    ['a\r\nB: c', 'a\u0000', ' a', 'a '],
    (value) => header('X-A', value),
  ),
  check(
    'port of a probe',
    { ours: 'the kubelet throws each result away: liveness never restarts, readiness never lets traffic through' },
    ['htpp'],
    (port) => probed('liveness', { tcpSocket: { port } }),
  ),
];
