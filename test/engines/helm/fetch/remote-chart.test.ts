import { archiveName, getRemoteChart } from '../../../../lib/engines/helm/fetch/remote-chart';
import { messageOf } from '../../../message-of';

test('a chart of a repository is named by chart and repo', () => {
  expect(getRemoteChart('app/redis', { chart: 'redis', repo: 'https://charts.test/', version: '1.2.3' })).toEqual({
    from: 'repository',
    name: 'redis',
    version: '1.2.3',
    url: 'https://charts.test',
    source: 'https://charts.test',
    plainHttp: false,
  });
});

test('the last part of an address of a registry is the name of the chart', () => {
  expect(getRemoteChart('app/redis', { chart: 'oci://registry.test/a/redis', version: '1.2.3+b' })).toEqual({
    from: 'registry',
    name: 'redis',
    version: '1.2.3+b',
    url: 'oci://registry.test/a/redis',
    source: 'oci://registry.test/a/redis',
    plainHttp: false,
  });
});

test('the source has no name and no password', () => {
  const chart = getRemoteChart('app/redis', {
    chart: 'redis',
    repo: 'https://me:p@ss@charts.test/a@b',
    version: '1.2.3',
  });

  expect(chart.source).toBe('https://charts.test/a@b');
});

test('an archive is named as helm names it', () => {
  expect(archiveName({ name: 'redis', version: '1.2.3+b' })).toBe('redis-1.2.3+b.tgz');
});

test.each([
  ['../redis', '1.2.3', '"../redis" is not the name of a chart'],
  ['redis', '../../1', '"../../1" is not the version of a chart'],
  ['redis', '', '"" is not the version of a chart'],
  ['.redis', '1.2.3', '".redis" is not the name of a chart'],
])('chart %s in version %s is refused', (chart, version, problem) => {
  expect(messageOf(() => getRemoteChart('app/redis', { chart, version, repo: 'https://charts.test' }))).toBe(
    `[app/redis] Cannot fetch the chart: ${problem}\n` +
      '  Fix: use letters, digits, dots and dashes, such as redis and 1.2.3',
  );
});

test('what is not an address is refused, without its password', () => {
  const request = { chart: 'redis', version: '1.2.3', repo: 'ftp://me:secret@charts.test' };

  expect(messageOf(() => getRemoteChart('app/redis', request))).toBe(
    '[app/redis] Cannot fetch the chart from "ftp://charts.test": it is not an address\n' +
      '  Fix: use a repository such as https://charts.example.com, or a chart such as oci://registry.example.com/redis',
  );
});
