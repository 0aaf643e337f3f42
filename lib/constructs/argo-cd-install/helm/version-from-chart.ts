import { type Fault, faultIf } from '../../../core/fault';
import { type ArgoCdVersion, argoCdVersions, minorOf, tableVersionOf } from '../../argo-cd/release/release';

/** The version of Argo CD that a chart installs. */
export interface ChartVersion {
  /** The version whose keys and fields the props are checked against: the nearest one that this library knows. */
  readonly version: ArgoCdVersion;
  /** The tag of the image, if it is not the chart's. */
  readonly tag?: string;
}

/** The version of Argo CD that a chart installs, and what the user's version changes. */
export function versionFromChart(appVersion: unknown, given: ArgoCdVersion | undefined): ChartVersion {
  const own = versionOf(appVersion);
  if (given !== undefined) {
    return { version: given, ...(given === own ? {} : { tag: given }) };
  }
  return { version: tableVersionOf(own) === undefined ? nearestVersion(own) : (own as ArgoCdVersion) };
}

/** A chart fits one minor version of Argo CD: its objects and CRDs are those of that version. */
export function checkChartVersion(
  appVersion: unknown,
  given: ArgoCdVersion | undefined,
  shown: string,
): readonly Fault[] {
  const own = versionOf(appVersion);
  return faultIf(
    given !== undefined && own !== '' && minorOf(given) !== minorOf(own),
    'contradiction',
    ['version'],
    (name) => `Cannot use ${given} as ${name}: the chart ${shown} installs ${own}`,
    'leave it out, or use a version of the chart for that version of Argo CD',
  );
}

function versionOf(appVersion: unknown): string {
  const text = typeof appVersion === 'string' ? appVersion : '';
  return text === '' || text.startsWith('v') ? text : `v${text}`;
}

function nearestVersion(version: string): ArgoCdVersion {
  const [oldest] = argoCdVersions;
  const number = (text: string): number => Number(minorOf(text).replace(/^v\d+\./, ''));
  return number(version) < number(oldest) ? oldest : (argoCdVersions.at(-1) ?? oldest);
}
