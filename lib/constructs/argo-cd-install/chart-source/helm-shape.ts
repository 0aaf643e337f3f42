import { anything, map, matching, object, text } from '../../../core/check/shapes';
import { checkData } from '../../../core/check/check-data';
import { at, type Fault, fault, faultIf } from '../../../core/fault';
import { isPlainMap, type PlainMap } from '../../../core/plain';
import { exactVersion, chartRepository } from '../../../engines/helm/fetch/source-rules';
import { isRemote } from '../../../engines/helm/locate-chart';
import { type ArgoCdHelm } from './argo-cd-helm';

/** The chart of an install. */
export const helmShape = object<ArgoCdHelm>(
  {
    chart: text,
    repo: matching(chartRepository),
    version: matching({ ...exactVersion, example: '10.1.1' }),
    values: map(anything, { secret: true }),
  },
  { also: checkHelm, example: "{ version: '10.1.1' }" },
);

/** Whether a chart is a folder or an archive on the disk. */
export function isOnDisk({ chart, repo }: ArgoCdHelm): boolean {
  return chart !== undefined && !isRemote({ chart, repo });
}

function checkHelm(helm: PlainMap): readonly Fault[] {
  const { values, repo, chart } = helm;
  return [
    ...checkSource(helm),
    ...faultIf(
      repo !== undefined && typeof chart === 'string' && chart.startsWith('oci://'),
      'exclusive',
      ['repo'],
      (name) => `Cannot use ${name} with a chart of a registry`,
      'leave it out',
    ),
    ...at('values', [...checkData(values), ...checkNamespace(values)]),
  ];
}

function checkSource(helm: ArgoCdHelm): readonly Fault[] {
  if (!isOnDisk(helm)) {
    return faultIf(
      helm.version === undefined,
      'required',
      ['version'],
      (name) => `Cannot leave out ${name}: the newest version would be another one each day`,
      "add it, such as version: '10.1.1'",
    );
  }
  return faultIf(
    helm.version !== undefined,
    'no-effect',
    ['version'],
    (name) => `Cannot use ${name}: the chart ${String(helm.chart)} is on the disk, and has its own`,
    "leave it out, or add repo: 'https://…'",
  );
}

/** All objects must be in the namespace that the install knows. */
function checkNamespace(values: unknown): readonly Fault[] {
  return isPlainMap(values) && values.namespaceOverride !== undefined
    ? [
        fault(
          'exclusive',
          ['namespaceOverride'],
          (name) => `Cannot use ${name}: the install would not know its namespace`,
          'use the prop namespace',
        ),
      ]
    : [];
}
