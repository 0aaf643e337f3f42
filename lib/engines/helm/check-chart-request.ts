import { type Fault, fault, faultIf, joined } from '../../core/fault';
import { type ChartRequest } from './fetch/remote-chart';
import { isRemote } from './locate-chart';

/**
 * What is wrong about fields of a chart that do not fit each other. Without a version, helm would silently fetch the
 * newest.
 *
 * @param example a version of such a chart
 */
export function checkChartRequest(request: ChartRequest, example = '1.2.3'): readonly Fault[] {
  const { chart, repo, version, plainHttp } = request;
  const remote = isRemote(request);
  const inRegistry = remote && repo === undefined;
  return joined(
    faultIf(
      remote && version === undefined,
      'required',
      ['version'],
      (at) => `Cannot leave out ${at}: a repository or a registry has several versions of a chart`,
      `add one version, such as ${example}, not a range`,
    ),
    !remote && version !== undefined
      ? [withoutEffect('version', 'a chart on the disk has one version', ', or add the URL of a repository')]
      : [],
    !inRegistry && plainHttp !== undefined
      ? [withoutEffect('plainHttp', 'it is for charts of a registry, oci://…')]
      : [],
    inRegistry || !chart.startsWith('oci://') ? [] : [withoutEffect('repo', 'the chart has the address of a registry')],
    faultIf(
      chart === '',
      'required',
      ['chart'],
      (at) => `Cannot use "" as ${at}: it is empty`,
      'use a path, such as ./mychart',
    ),
  );
}

function withoutEffect(field: string, why: string, orElse = ''): Fault {
  return fault('no-effect', [field], (at) => `Cannot use ${at}: ${why}`, `leave it out${orElse}`);
}
