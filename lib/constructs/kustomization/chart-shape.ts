import { boolean, matching, object, oneOf, required, text, textOf } from '../../core/check/shapes';
import { type TextRule } from '../../core/check/shape';
import { chartValuesShape, texts } from '../../engines/kustomize/file/kustomization-shape';
import { dnsLabel } from '../../kubernetes/name-rule';
import { notEmpty } from '../../kubernetes/path-rule';
import { type KustomizationHelmChart, type KustomizationHelmGlobals } from './chart-props';

/** helm 3 and helm 4 read a version of two numbers differently. */
const threeNumbers: TextRule = {
  wanted: 'be a version of three numbers',
  example: '1.36.0',
  accepts: (value) => /^v?\d+\.\d+\.\d+$/.test(value),
  nearest: (value) => (/^v?\d+\.\d+$/.test(value) ? `${value}.0` : undefined),
};

/** An entry of `helmCharts`. */
export const helmChart = object<KustomizationHelmChart>(
  {
    name: required(textOf({ example: 'web' })),
    releaseName: required(textOf({ example: 'web' })),
    namespace: matching(dnsLabel),
    version: text,
    repo: text,
    valuesFile: text,
    additionalValuesFiles: texts,
    valuesInline: chartValuesShape,
    valuesMerge: oneOf(['override', 'merge', 'replace']),
    includeCRDs: boolean,
    skipHooks: boolean,
    skipTests: boolean,
    apiVersions: texts,
    kubeVersion: matching(threeNumbers),
  },
  {
    example: "{ name: 'web', releaseName: 'web' }",
    instead: {
      chart: 'name',
      values: 'valuesInline',
      valueFiles: 'additionalValuesFiles',
      includeCrds: 'includeCRDs',
      nameTemplate: 'releaseName',
    },
  },
);

/** `helmGlobals`. */
export const helmGlobals = object<KustomizationHelmGlobals>(
  { chartHome: matching({ ...notEmpty, example: 'charts' }) },
  { example: "{ chartHome: 'charts' }" },
);
