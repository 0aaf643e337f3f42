import { readChartsLock, writeChartsLock } from '../../../../lib/engines/helm/pull/charts-lock';
import { messageOf } from '../../../message-of';

const digest = `sha256:${'a'.repeat(64)}`;
const redis = { name: 'redis', version: '1.2.3', source: 'https://charts.test', digest };
const nginx = { name: 'nginx', version: '0.1.0', source: 'oci://r.test/nginx', digest, manifestDigest: digest };

test('a lock is sorted, and has the same bytes for every order of the charts', () => {
  const text = writeChartsLock([redis, nginx]);

  expect(writeChartsLock([nginx, redis])).toBe(text);
  expect(text).toMatchInlineSnapshot(`
   "# Written by \`cdk8s-gitops helm pull\`. Commit it with the archives beside it, and do not edit it.
   charts:
     - name: nginx
       version: "0.1.0"
       source: oci://r.test/nginx
       digest: sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
       manifestDigest: sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
     - name: redis
       version: "1.2.3"
       source: https://charts.test
       digest: sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
   "
  `);
});

test('what is written is read', () => {
  expect(readChartsLock(writeChartsLock([redis, nginx]), 'charts/charts.lock')).toEqual([nginx, redis]);
});

test('a lock may be empty', () => {
  expect(readChartsLock(writeChartsLock([]), 'charts/charts.lock')).toEqual([]);
});

test.each([
  ['marks of a merge', `charts:\n<<<<<<< HEAD\n`],
  ['no charts', '{}'],
  ['a digest that is none', writeChartsLock([{ ...redis, digest: 'abc' }])],
  ['a name that leads elsewhere', writeChartsLock([{ ...redis, name: '../redis' }])],
])('a lock with %s is refused', (_, text) => {
  expect(
    messageOf(() => readChartsLock(text, 'charts/charts.lock'))
      .split('\n')
      .at(-1),
  ).toBe('  Fix: take the file from Git, or delete it and run: npx cdk8s-gitops helm pull');
});
