import { messagesOf } from '../../../lib/core/fault';
import { checkChartRequest } from '../../../lib/engines/helm/check-chart-request';
import { type ChartRequest } from '../../../lib/engines/helm/fetch/remote-chart';

const repo = 'https://charts.example.com';

test.each<ChartRequest>([
  { chart: './web' },
  { chart: 'redis', repo, version: '1.2.3' },
  { chart: 'oci://example.com/redis', version: '1.2.3', plainHttp: true },
])('the fields of %j fit each other', (request) => {
  expect(checkChartRequest(request)).toEqual([]);
});

const newest =
  'Cannot leave out version: a repository or a registry has several versions of a chart\n' +
  '  Fix: add one version, such as 1.2.3, not a range';
const wrong: readonly (readonly [ChartRequest, string])[] = [
  [{ chart: 'redis', repo }, newest],
  [{ chart: 'oci://example.com/redis' }, newest],
  [
    { chart: './web', version: '1.2.3' },
    'Cannot use version: a chart on the disk has one version\n  Fix: leave it out, or add the URL of a repository',
  ],
  [
    { chart: 'redis', repo, version: '1.2.3', plainHttp: false },
    'Cannot use plainHttp: it is for charts of a registry, oci://…\n  Fix: leave it out',
  ],
  [
    { chart: 'oci://example.com/redis', repo, version: '1.2.3' },
    'Cannot use repo: the chart has the address of a registry\n  Fix: leave it out',
  ],
  [{ chart: '' }, 'Cannot use "" as chart: it is empty\n  Fix: use a path, such as ./mychart'],
];

test.each(wrong)('the fields of %j do not', (request, message) => {
  expect(messagesOf(checkChartRequest(request))).toEqual([message]);
});
