import { isRemote, locateChart } from '../../../lib/engines/helm/locate-chart';

test('a chart on the disk is where its path says', () => {
  expect(locateChart({ chart: './mychart' }, 'app/web')).toBe('./mychart');
});

test('a chart with a repository or an address of a registry is remote', () => {
  const remote = [{ chart: 'web', repo: 'https://example.com' }, { chart: 'oci://example.com/web' }];

  expect(remote.map(isRemote)).toEqual([true, true]);
  expect(isRemote({ chart: './oci' })).toBe(false);
});
