import { findRelease, parseRepositoryIndex } from '../../../../lib/engines/helm/fetch/repository-index';
import { messageOf } from '../../../message-of';

const index = parseRepositoryIndex(
  `
apiVersion: v1
entries:
  redis:
    - { name: redis, version: 1.10.0, urls: [redis-1.10.0.tgz], digest: ABC }
    - { name: redis, version: v1.2.0, urls: [https://files.test/redis.tgz], digest: sha256:def }
    - { name: redis, version: 1.1.0, urls: [redis-1.1.0.tgz] }
    - { name: redis, version: 1.0, urls: [redis-1.0.tgz] }
    - { name: redis, version: 0.1.0, urls: [] }
    - not a release
  nginx: []
`,
  'index.yaml',
);

test('a release is found by its version, with the algorithm of its digest', () => {
  expect(findRelease(index, 'redis', '1.10.0')).toEqual({
    version: '1.10.0',
    urls: ['redis-1.10.0.tgz'],
    digest: 'sha256:abc',
  });
});

test('a v before a version is passed over', () => {
  expect(findRelease(index, 'redis', '1.2.0')).toEqual({
    version: 'v1.2.0',
    urls: ['https://files.test/redis.tgz'],
    digest: 'sha256:def',
  });
});

test('a missing version is answered with the versions that there are, the nearest first', () => {
  expect(findRelease(index, 'redis', '1.1.1')).toEqual({
    what: 'the repository has no version 1.1.1 of redis',
    fix: 'use one of 1.1.0, 1.10.0, v1.2.0',
  });
});

test('a missing chart is answered with the name that is meant', () => {
  expect(findRelease(index, 'reddis', '1.1.1')).toEqual({
    what: 'the repository has no chart with this name',
    fix: 'use redis',
  });
});

test('a chart without versions is a missing one', () => {
  expect(findRelease(index, 'nginx', '1.0.0')).toEqual({
    what: 'the repository has no chart with this name',
    fix: 'use redis',
  });
});

test('the last of two equal keys counts, as for helm', () => {
  const releases = parseRepositoryIndex('entries: { a: [], a: [{ version: "1.0.0", urls: [x] }] }', 'index.yaml');

  expect(releases.get('a')).toEqual([{ version: '1.0.0', urls: ['x'] }]);
});

test('a text that is not YAML is refused', () => {
  expect(messageOf(() => parseRepositoryIndex('entries: [', 'https://charts.test/index.yaml'))).toMatch(
    /^\[https:\/\/charts\.test\/index\.yaml:1:\d+\] /,
  );
});
