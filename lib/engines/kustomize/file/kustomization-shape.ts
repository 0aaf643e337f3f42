import { boolean, list, map, object, objectOf, required, text, textOf, whole } from '../../../core/check/shapes';
import { type Shape } from '../../../core/check/shape';
import { type Fault, fault } from '../../../core/fault';
import { patchOptionsShape, patchTargetShape } from '../../../core/patch/patch-shape';
import { isPlainMap, type PlainMap } from '../../../core/plain';
import { isInt64 } from '../../../core/yaml/scalar/go-number';
import { type FieldSpec } from '../field/field-spec';
import { specLists, type SpecList } from '../field/transformer-config';
import { type ReplacementOptions, type ReplacementSource, type ReplacementTarget } from './replacement';

/** Any whole number. */
export const integer = whole(-Infinity, Infinity);

/** A whole number of 64 bits, as Go reads it. */
const longInteger: Shape<number | bigint> = {
  node: { kind: 'special', wanted: 'a whole number', example: '1', isOne: isLongInteger, check: () => [] },
};

function isLongInteger(value: unknown): boolean {
  return typeof value === 'bigint' ? isInt64(value) : Number.isInteger(value) && Math.abs(Number(value)) < 2 ** 63;
}

/** Paths, names and other lists of text. */
export const texts = list(text);

/** Labels, annotations and other maps of text. */
export const textMap = map(text);

/** A text that may contain a secret. */
export const secretText = textOf({ secret: true });

const gvk = { group: text, version: text, kind: text };

/** Field specs. */
export const fieldSpecs = list<FieldSpec>(object<FieldSpec>({ ...gvk, path: text, create: boolean }));

const patch = objectOf({ path: text, patch: secretText, target: patchTargetShape, options: patchOptionsShape });

/** An entry of `images`. */
export const image = objectOf({ name: text, newName: text, newTag: text, digest: text, tagSuffix: text });

/** An entry of `replicas`. */
export const replica = objectOf({ name: text, count: longInteger });

/** `generatorOptions`, and `options` of one generator. */
export const generatorOptions = objectOf({
  labels: textMap,
  annotations: textMap,
  disableNameSuffixHash: boolean,
  immutable: boolean,
});

/** The fields of a generator. */
export const generatorFields = {
  name: text,
  namespace: text,
  behavior: text,
  literals: list(secretText),
  files: texts,
  envs: texts,
  env: text,
  options: generatorOptions,
};

const objref = objectOf({ apiVersion: text, ...gvk, name: text, namespace: text });
const variable = objectOf({ name: text, objref, fieldref: objectOf({ fieldPath: text }) });

const replacementOptions = object<ReplacementOptions>({
  delimiter: text,
  index: integer,
  encoding: text,
  create: boolean,
});

/** The fields of a replacement. */
export const replacementFields = {
  source: object<ReplacementSource>({
    ...gvk,
    name: text,
    namespace: text,
    fieldPath: text,
    options: replacementOptions,
  }),
  sourceValue: text,
  targets: list(
    object<ReplacementTarget>({
      select: required(patchTargetShape),
      reject: list(patchTargetShape),
      fieldPaths: texts,
      options: replacementOptions,
    }),
  ),
};

/** One replacement in a file of replacements. */
export const replacement = objectOf(replacementFields);

/** An entry of `replacements`: inline, or a file with one replacement or a list of them. */
export const replacementEntry = objectOf({ path: text, ...replacementFields });

const labelRule = objectOf({
  pairs: textMap,
  includeSelectors: boolean,
  includeTemplates: boolean,
  fields: fieldSpecs,
});

/** Values for a chart. */
export const chartValuesShape: Shape<PlainMap> = {
  node: { kind: 'special', wanted: 'a map', example: '{ replicas: 2 }', isOne: isPlainMap, check: () => [] },
};

/** The fields of `helmGlobals`. */
export const helmGlobalsFields = { chartHome: text, configHome: text };

/** The fields of an entry of `helmCharts`. */
export const helmChartFields = {
  name: text,
  version: text,
  repo: text,
  releaseName: text,
  namespace: text,
  additionalValuesFiles: texts,
  valuesFile: text,
  valuesInline: chartValuesShape,
  valuesMerge: text,
  includeCRDs: boolean,
  skipHooks: boolean,
  apiVersions: texts,
  kubeVersion: text,
  nameTemplate: text,
  skipTests: boolean,
  debug: boolean,
  devel: boolean,
};

/** An entry of `helmChartInflationGenerator`, the deprecated form of `helmCharts`. Most of its fields have no effect. */
const oldHelmChart = objectOf({
  chartName: text,
  chartVersion: text,
  chartRepoUrl: text,
  chartHome: text,
  chartRepoName: text,
  helmBin: text,
  helmHome: text,
  values: text,
  valuesLocal: chartValuesShape,
  valuesMerge: text,
  releaseName: text,
  releaseNamespace: text,
  extraArgs: texts,
});

/** Every field of a kustomization file, at all levels. */
export const kustomization = objectOf(
  {
    apiVersion: text,
    kind: text,
    metadata: objectOf({ name: text, namespace: text, labels: textMap, annotations: textMap }),
    openapi: textMap,
    namePrefix: text,
    nameSuffix: text,
    namespace: text,
    commonLabels: textMap,
    labels: list(labelRule),
    commonAnnotations: textMap,
    patchesStrategicMerge: list(secretText),
    patchesJson6902: list(patch),
    patches: list(patch),
    images: list(image),
    imageTags: list(image),
    replacements: list(replacementEntry),
    replicas: list(replica),
    vars: list(variable),
    sortOptions: objectOf({
      order: text,
      legacySortOptions: objectOf({ orderFirst: texts, orderLast: texts }),
    }),
    resources: texts,
    components: texts,
    crds: texts,
    bases: texts,
    configMapGenerator: list(objectOf(generatorFields)),
    secretGenerator: list(objectOf({ ...generatorFields, type: text }, { secret: true })),
    helmGlobals: objectOf(helmGlobalsFields),
    helmCharts: list(objectOf(helmChartFields)),
    helmChartInflationGenerator: list(oldHelmChart),
    generatorOptions,
    configurations: texts,
    generators: texts,
    transformers: texts,
    validators: texts,
    buildMetadata: texts,
  },
  { also: checkType },
);

/** A file under `configurations`. */
export const transformerConfiguration = objectOf({
  ...(Object.fromEntries(specLists.map((name) => [name, fieldSpecs])) as Record<SpecList, typeof fieldSpecs>),
  nameReference: list(objectOf({ ...gvk, fieldSpecs })),
});

function checkType({ kind, apiVersion }: PlainMap): readonly Fault[] {
  const type = kind || 'Kustomization';
  if (type !== 'Kustomization' && type !== 'Component') {
    const what = `Cannot use ${String(type)} as kind: it must be Kustomization or Component`;
    return [fault('choice', ['kind'], what, 'write kind: Kustomization, or leave it out')];
  }
  const wanted = `kustomize.config.k8s.io/${type === 'Component' ? 'v1alpha1' : 'v1beta1'}`;
  if (apiVersion && apiVersion !== wanted) {
    const what = `Cannot use ${String(apiVersion)} as apiVersion: a ${type} has ${wanted}`;
    return [fault('choice', ['apiVersion'], what, `write apiVersion: ${wanted}, or leave it out`)];
  }
  return [];
}
