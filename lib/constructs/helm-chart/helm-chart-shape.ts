import { type TextRule } from '../../core/check/shape';
import {
  anything,
  boolean,
  either,
  list,
  map,
  matching,
  object,
  oneOf,
  required,
  textOf,
} from '../../core/check/shapes';
import { type Fault, fault, joined } from '../../core/fault';
import { patchShape } from '../../core/patch/patch-shape';
import { quote } from '../../core/check/quote';
import { GitOpsError } from '../../core/error';
import { type PlainMap } from '../../core/plain';
import { trimCharacters } from '../../core/text/trim';
import { checkChartRequest } from '../../engines/helm/check-chart-request';
import { exactVersion, chartRepository } from '../../engines/helm/fetch/source-rules';
import { readFieldPath } from '../../engines/helm/stable/field-path';
import { type MovingFields } from '../../engines/helm/stable/moving-fields';
import { dnsLabel } from '../../kubernetes/name-rule';
import { type HelmChartProps } from './helm-chart-props';

/** Helm leaves room for what charts add to the name. */
const longestRelease = 53;

/** The name of a release, as helm accepts it. */
const releaseName: TextRule = {
  wanted: 'be 1 to 53 lower-case letters, digits, "-" and ".", with a letter or digit at both ends of each part',
  example: 'web',
  nearest: (value) => trimCharacters(dnsLabel.nearest?.(value)?.slice(0, longestRelease) ?? '', '-'),
  accepts: (value) =>
    value.length <= longestRelease && /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/.test(value),
};

const kubeVersion: TextRule = {
  wanted: 'be a version of two or three numbers',
  example: '1.36.0',
  accepts: (value) => /^v?\d{1,9}\.\d{1,9}(\.\d{1,9})?$/.test(value),
};

const apiVersion: TextRule = {
  wanted: 'be an API version, with a kind or without',
  example: 'monitoring.coreos.com/v1',
  accepts: (value) => /^[\w.-]+(\/[\w.-]+){0,2}$/.test(value) && !value.startsWith('-'),
};

const fieldPath: TextRule = {
  wanted: 'be a path, as messages show it',
  example: 'data.password',
  accepts: (value) => readFieldPath(value) !== undefined,
};

const movingFields = object<MovingFields>({
  kind: required(textOf({ example: 'Secret' })),
  name: required(textOf({ example: 'db' })),
  fields: required(list(matching(fieldPath), { least: 1 })),
});

/** The props of a `HelmChart`. */
export const helmChartShape = object<HelmChartProps>(
  {
    chart: required(textOf({ example: './mychart' })),
    repo: matching(chartRepository),
    version: matching(exactVersion),
    plainHttp: boolean,
    releaseName: matching(releaseName),
    namespace: matching(dnsLabel),
    values: map(anything, { example: '{ replicaCount: 2 }' }),
    valueFiles: list(textOf({ example: './values.yaml' })),
    kubeVersion: matching(kubeVersion),
    apiVersions: list(matching(apiVersion)),
    includeCrds: boolean,
    hooks: oneOf(['keep', 'drop', 'argo-cd']),
    stable: either(boolean, list(movingFields)),
    patches: list(patchShape),
  },
  {
    also: (props) =>
      // Without a chart, the shape has a fault already.
      props.chart === undefined
        ? []
        : joined(checkChartRequest(props as unknown as HelmChartProps), checkNumbers(props.values, ['values'])),
  },
);

/**
 * Demands an id that helm takes as the name of a release, for a chart that sets none.
 *
 * @throws if helm would refuse it
 */
export function demandReleaseId(where: string, id: string): void {
  if (!releaseName.accepts(id)) {
    const what = `Cannot use the id ${quote(id)} as the name of the release: it must ${releaseName.wanted}`;
    throw new GitOpsError({ where, what, fix: `set releaseName: ${quote(releaseName.nearest?.(id))}` });
  }
}

/** Numbers that helm would change silently: it reads all numbers as floats of 64 bits. */
function checkNumbers(value: unknown, path: readonly (string | number)[]): readonly Fault[] {
  if (typeof value === 'bigint') {
    const isExact = BigInt(Number(value)) === value;
    return isExact
      ? []
      : [fault('range', path, (at) => `Cannot use ${value} as ${at}: helm would round it`, `use text: '${value}'`)];
  }
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  const entries = Array.isArray(value) ? [...(value as unknown[]).entries()] : Object.entries(value as PlainMap);
  return entries.flatMap(([step, inner]) => checkNumbers(inner, [...path, step]));
}
