import { anything, map, matching, object, text } from '../../../core/check/shapes';
import { checkData } from '../../../core/check/check-data';
import { at, type Fault, fault } from '../../../core/fault';
import { isPlainMap, type PlainMap } from '../../../core/plain';
import { checkChartRequest } from '../../../engines/helm/check-chart-request';
import { exactVersion, chartRepository } from '../../../engines/helm/fetch/source-rules';
import { type ArgoCdHelm } from './argo-cd-helm';
import { chartRequest } from './chart-request';

const exampleVersion = '10.1.1';

/** The chart of an install. */
export const helmShape = object<ArgoCdHelm>(
  {
    chart: text,
    repo: matching(chartRepository),
    version: matching({ ...exactVersion, example: exampleVersion }),
    values: map(anything, { secret: true }),
  },
  { also: checkHelm, example: `{ version: '${exampleVersion}' }` },
);

function checkHelm(helm: PlainMap): readonly Fault[] {
  return [
    ...checkChartRequest(chartRequest(helm), exampleVersion),
    ...at('values', [...checkData(helm.values), ...checkNamespace(helm.values)]),
  ];
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
