import { GitOpsError } from '../../../core/error';
import { describeChart } from './fetch-problem';
import { type FetchContext } from './fetched-archive';
import { type RemoteChart } from './remote-chart';

/** The first helm with the flag. */
const since = { major: 3, minor: 13 };

/**
 * The flags for a registry that is asked over HTTP. Older versions of helm have none, and ask the own machine over HTTP
 * anyway.
 *
 * @throws if the version of helm can't ask the registry over HTTP
 */
export function plainHttpFlags(chart: RemoteChart, { where, home }: FetchContext): string[] {
  if (!chart.plainHttp) {
    return [];
  }
  const version = home.program.version();
  const [major, minor] = version.replace(/^v/, '').split('.').map(Number);
  if (major > since.major || (major === since.major && minor >= since.minor)) {
    return ['--plain-http'];
  }
  if (['localhost', '127.0.0.1', '[::1]'].includes(new URL(chart.source).hostname)) {
    return [];
  }
  const what = `Cannot fetch ${describeChart(chart)}: helm ${version} can't ask a registry over HTTP`;
  throw new GitOpsError({ where, what, fix: `use helm ${since.major}.${since.minor} or later, or HTTPS` });
}
