import { SecretMask } from '../../../lib/system/process/secret-mask';

const maskOf = (args: readonly string[], secrets: readonly string[] = [], env = {}) =>
  new SecretMask({ program: 'helm', args, secrets, env });

test.each([
  [
    ['--password', 'x1'],
    ['--password', '***'],
  ],
  [['--password=x1'], ['--password=***']],
  [['--docker-password=x=1'], ['--docker-password=***']],
  [
    ['--token', 'x1', '--tokens=x2'],
    ['--token', '***', '--tokens=***'],
  ],
  [
    ['-c', 'http.extraHeader=Authorization: Basic eDpw'],
    ['-c', 'http.extraHeader=Authorization: Basic ***'],
  ],
  [['--from-literal=api-key=x1'], ['--from-literal=api-key=***']],
  [
    ['--pass', 'x1', 'AWS_SECRET_ACCESS_KEY=x2'],
    ['--pass', '***', 'AWS_SECRET_ACCESS_KEY=***'],
  ],
  [['https://me:x1@host/a'], ['https://***@host/a']],
  [
    ['https://x1@host/a', 'oci://me:x2@host'],
    ['https://***@host/a', 'oci://***@host'],
  ],
  [['https://host/a?token=x1&b=2'], ['https://host/a?token=***']],
])('of the arguments %j, messages show %j', (args, shown) => {
  expect(maskOf(args).args).toEqual(shown);
});

test.each([
  [['--password-stdin', 'registry.example.com']],
  [['--token-file', 'token.txt', '--token-file=token.txt']],
  [['--kubeconfig', '/tmp/Kube0Config1Random/kubeconfig', '--kubeconfig=/tmp/Kube0Config1Random/kubeconfig']],
  [['--set', 'secretName=web-tls']],
  [['ssh://git@host/a', 'git@host:a', 'https://host/a@v1', 'nginx@sha256:0']],
  [['get', 'secret', 'web']],
])('the arguments %j hold no secret', (args) => {
  expect(maskOf(args).args).toEqual(args);
});

test('a secret of an argument is masked wherever a text has it, also as it was before it was put into a URL', () => {
  const mask = maskOf(['--token', 'abc', 'https://me:p%40ss@host', 'Authorization: Bearer xyz']);

  const text = mask.mask('abcabc, p%40ss, p@ss, xyz, https://you:other@host, authorization: bearer new');

  expect(text).toBe('******, ***, ***, ***, https://***@host, authorization: bearer ***');
});

test('each secret of an argument with several values is masked', () => {
  const mask = maskOf(['--set', 'db.password=one1,cache.password=two2,replicas=3']);

  expect(mask.mask('one1, two2 and 3')).toBe('***, *** and 3');
});

test('an argument that is too long for every system is not shown', () => {
  expect(maskOf(['a', 'x'.repeat(2 ** 20 + 1)]).args).toEqual(['a', '***']);
});

test('the texts that the caller names are masked, line by line, the longest first', () => {
  const mask = maskOf(['deploy', 'key-1'], ['key', 'key-1', 'first line\nsecond line\n', '']);

  const text = mask.mask('key-1 and key, second line');

  expect([mask.args, text]).toEqual([['deploy', '***'], '*** and ***, ***']);
});

test('the values of variables that hold secrets by their names are masked', () => {
  const mask = maskOf([], [], {
    GIT_TOKEN: 'token-1',
    HELM_PASSWORD: 'pass-1',
    API_KEY: 'key-01',
    AWS_SECRET_ACCESS_KEY: 'key-02',
    GIT_PAT: 'token-3',
    AWS_ACCESS_KEY_ID: 'id-03',
    USE_TOKEN: 'false',
    HOME: '/home/me',
    EMPTY_TOKEN: undefined,
  });

  expect(mask.mask('token-1 pass-1 key-01 key-02 token-3 id-03 /home/me false')).toBe(
    '*** *** *** *** *** id-03 /home/me false',
  );
});
