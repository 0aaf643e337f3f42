import { Duration } from 'cdk8s';
import { app, messageFor } from '../synth-pod';

test('a probe without a handler is an error', () => {
  expect(messageFor({ containers: [{ ...app, liveness: {} }] })).toBe(
    '[shop/web] Cannot use containers[0].liveness without any of httpGet, tcpSocket, exec, grpc: one is required\n' +
      "  Fix: add httpGet: { path: '/healthz', port: 8080 }",
  );
});

/** Wrong values of a probe that is otherwise right: tcpSocket on port 80. */
const wrongValues: [object, string, string][] = [
  [{ period: Duration.seconds(0) }, '0 seconds as period', 'it must be a whole number of seconds, 1 or more'],
  [{ period: Duration.millis(1500) }, '1.5 seconds as period', 'it must be a whole number of seconds, 1 or more'],
  [{ period: 3 }, '3 as period', 'it must be a Duration'],
  [{ timeout: Duration.seconds(0) }, '0 seconds as timeout', 'it must be a whole number of seconds, 1 or more'],
  [
    { initialDelay: Duration.millis(1) },
    '0.001 seconds as initialDelay',
    'it must be a whole number of seconds, 0 or more',
  ],
  [
    { initialDelay: Duration.seconds(2 ** 31) },
    '2147483648 seconds as initialDelay',
    'it must be a whole number of seconds, from 0 to 2147483647',
  ],
  [{ failureThreshold: 0 }, '0 as failureThreshold', 'it must be a whole number, 1 or more'],
  [{ failureThreshold: 1.5 }, '1.5 as failureThreshold', 'it must be a whole number, 1 or more'],
  [{ failureThreshold: '3' }, '"3" as failureThreshold', 'it must be a whole number, 1 or more'],
  [{ failureThreshold: NaN }, 'NaN as failureThreshold', 'it must be a whole number, 1 or more'],
  [
    { terminationGracePeriod: Duration.seconds(0) },
    '0 seconds as terminationGracePeriod',
    'it must be a whole number of seconds, 1 or more',
  ],
  [{ tcpSocket: { port: 65536 } }, '65536 as tcpSocket.port', 'it must be a whole number from 1 to 65535'],
  [{ tcpSocket: { port: '80' } }, '"80" as tcpSocket.port', 'a port number must not be a string'],
  [{ tcpSocket: { port: 'http' } }, '"http" as tcpSocket.port', 'the container declares no port with that name'],
  [{ tcpSocket: { port: 80, host: 1 } }, '1 as tcpSocket.host', 'it must be a string'],
];

test.each(wrongValues.map(([value, given, wanted]) => [given, wanted, value] as const))(
  'a probe with %s is an error: %s',
  (given, wanted, value) => {
    const message = messageFor({ containers: [{ ...app, liveness: { tcpSocket: { port: 80 }, ...value } }] });

    expect(message.split('\n')[0]).toBe(
      `[shop/web] Cannot use ${given.replace(' as ', ' as containers[0].liveness.')}: ${wanted}`,
    );
    expect(message.split('\n')).toHaveLength(2);
  },
);

test.each([
  ['a line break', 'a\r\nX: y', '"a X: y"'],
  ['a zero byte', 'a\u0000', '"a"'],
  ['a blank at its end', 'a ', '"a"'],
])('a header with %s in its value is an error', (_, value, mended) => {
  const liveness = { httpGet: { port: 80, httpHeaders: { 'X-A': value } } };

  expect(messageFor({ containers: [{ ...app, liveness }] })).toBe(
    `[shop/web] Cannot use ${JSON.stringify(value)} as containers[0].liveness.httpGet.httpHeaders.X-A: ` +
      `it must have no control characters and no blanks at its ends\n  Fix: use ${mended}`,
  );
});

test.each([
  [{ tcpSocket: { port: 80 }, period: 3 }, 'Duration.seconds(3)'],
  [{ tcpSocket: { port: 80 }, period: '2m' }, 'Duration.minutes(2)'],
  [{ tcpSocket: { port: 80 }, period: 0 }, 'Duration.seconds(1)'],
  [{ tcpSocket: { port: 80 }, period: 'soon' }, 'Duration.seconds(1)'],
  [{ exec: { command: 'cat /tmp/healthy' } }, '["cat", "/tmp/healthy"]'],
  [{ exec: { command: 'test -e /a || exit 1' } }, '["sh", "-c", "test -e /a || exit 1"]'],
  [{ exec: { command: 1 } }, "['cat', '/tmp/healthy']"],
])('the fix for %j proposes %s', (liveness, proposed) => {
  expect(messageFor({ containers: [{ ...app, liveness }] }).split('\n')[1]).toBe(`  Fix: use ${proposed}`);
});
