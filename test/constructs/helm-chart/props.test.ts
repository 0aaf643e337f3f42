import { Chart, Testing } from 'cdk8s';
import { HelmChart } from '../../../lib/public';
import { type HelmChartProps } from '../../../lib/public/helm';
import { messageOf } from '../../message-of';

function scope(): Chart {
  return new Chart(Testing.app(), 'app');
}

test.each<[string, unknown, string]>([
  ['a range as version', { chart: 'web', repo: 'https://example.com', version: '^1.2.0' }, 'version'],
  ['no version for a repository', { chart: 'web', repo: 'https://example.com' }, 'version'],
  ['a version for a folder', { chart: './web', version: '1.2.3' }, 'version'],
  ['plainHttp for a folder', { chart: './web', plainHttp: true }, 'plainHttp'],
  ['an address with a repository', { chart: 'oci://a/b', repo: 'https://example.com', version: '1.0.0' }, 'repo'],
  ['a Kubernetes version of one number', { chart: './web', kubeVersion: '1' }, 'kubeVersion'],
  ['a Kubernetes version with a suffix', { chart: './web', kubeVersion: '1.36.2-gke.1' }, 'kubeVersion'],
  ['an option in the place of an API version', { chart: './web', apiVersions: ['--debug'] }, 'apiVersions[0]'],
  ['an unknown choice for hooks', { chart: './web', hooks: 'argocd' }, 'hooks'],
  ['a name of a release that helm refuses', { chart: './web', releaseName: 'Web' }, 'releaseName'],
  ['an integer that helm would round', { chart: './web', values: { a: [9007199254740993n] } }, 'values.a[0]'],
  ['a function as a value', { chart: './web', values: { a: () => 1 } }, 'values.a'],
  [
    'a path that is not one',
    { chart: './web', stable: [{ kind: 'A', name: 'b', fields: ['/data'] }] },
    'stable[0].fields[0]',
  ],
])('in the props of HelmChart, %s is an error', (_, props, path) => {
  let findings: unknown;
  try {
    new HelmChart(scope(), 'web', props as HelmChartProps);
  } catch (error) {
    ({ findings } = error as { findings: unknown });
  }

  expect(findings).toEqual([expect.objectContaining({ where: 'app/web', path })]);
});

test('an id that is not a name of a release needs releaseName', () => {
  expect(messageOf(() => new HelmChart(scope(), 'My_App', { chart: './web' }))).toBe(
    '[app/My_App] Cannot use the id "My_App" as the name of the release: it must be 1 to 53 lower-case letters, ' +
      'digits, "-" and ".", with a letter or digit at both ends of each part\n  Fix: set releaseName: "my-app"',
  );
});

test.each([null, {}])('without a chart, as in JavaScript, the error says that it is missing: %p', (props) => {
  expect(messageOf(() => new HelmChart(scope(), 'web', props as unknown as HelmChartProps))).toBe(
    '[app/web] Cannot leave out chart: it is required\n  Fix: add chart: "./mychart"',
  );
});

test('a chart that is not there is an error at once', () => {
  expect(messageOf(() => new HelmChart(scope(), 'web', { chart: './nowhere' }))).toMatch(
    /^\[app\/web\] Cannot find the chart \.\/nowhere: nothing is there\n {2}Fix: /,
  );
});
