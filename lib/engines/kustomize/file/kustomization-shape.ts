import { type Shape } from './shape';

const TEXTS: Shape = { list: 'text' };
const TEXT_MAP: Shape = { map: 'text' };

const GVK = { group: 'text', version: 'text', kind: 'text' } as const;

/** A field spec. */
export const FIELD_SPEC: Shape = { fields: { ...GVK, path: 'text', create: 'boolean' } };

/** The fields of a target selector. */
export const SELECTOR: Shape = {
  fields: { ...GVK, name: 'text', namespace: 'text', labelSelector: 'text', annotationSelector: 'text' },
};

/** The options of a patch. */
export const PATCH_OPTIONS: Shape = { fields: { allowNameChange: 'boolean', allowKindChange: 'boolean' } };

const PATCH: Shape = { fields: { path: 'text', patch: 'text', target: SELECTOR, options: PATCH_OPTIONS } };

/** An entry of `images`. */
export const IMAGE: Shape = {
  fields: { name: 'text', newName: 'text', newTag: 'text', digest: 'text', tagSuffix: 'text' },
};

const GENERATOR_OPTIONS: Shape = {
  fields: { labels: TEXT_MAP, annotations: TEXT_MAP, disableNameSuffixHash: 'boolean', immutable: 'boolean' },
};

/** The fields of a generator of ConfigMaps. */
export const GENERATOR_FIELDS = {
  name: 'text',
  namespace: 'text',
  behavior: 'text',
  literals: TEXTS,
  files: TEXTS,
  envs: TEXTS,
  env: 'text',
  options: GENERATOR_OPTIONS,
} as const;

const VAR: Shape = {
  fields: {
    name: 'text',
    objref: { fields: { apiVersion: 'text', ...GVK, name: 'text', namespace: 'text' } },
    fieldref: { fields: { fieldPath: 'text' } },
  },
};

const REPLACEMENT_OPTIONS: Shape = {
  fields: { delimiter: 'text', index: 'integer', encoding: 'text', create: 'boolean' },
};

const REPLACEMENT = {
  source: {
    fields: { ...GVK, name: 'text', namespace: 'text', fieldPath: 'text', options: REPLACEMENT_OPTIONS },
  },
  sourceValue: 'text',
  targets: {
    list: {
      fields: { select: SELECTOR, reject: { list: SELECTOR }, fieldPaths: TEXTS, options: REPLACEMENT_OPTIONS },
    },
  },
} as const;

/** An entry of `replacements`. */
export const REPLACEMENT_ENTRY: Shape = { fields: { path: 'text', ...REPLACEMENT } };

/** One replacement in a file of replacements. */
export const REPLACEMENT_SHAPE: Shape = { fields: REPLACEMENT };

/** Every field of a kustomization file, at all levels. */
export const KUSTOMIZATION_SHAPE: Shape = {
  fields: {
    apiVersion: 'text',
    kind: 'text',
    metadata: { fields: { name: 'text', namespace: 'text', labels: TEXT_MAP, annotations: TEXT_MAP } },
    openapi: TEXT_MAP,
    namePrefix: 'text',
    nameSuffix: 'text',
    namespace: 'text',
    commonLabels: TEXT_MAP,
    labels: {
      list: {
        fields: {
          pairs: TEXT_MAP,
          includeSelectors: 'boolean',
          includeTemplates: 'boolean',
          fields: { list: FIELD_SPEC },
        },
      },
    },
    commonAnnotations: TEXT_MAP,
    patchesStrategicMerge: TEXTS,
    patchesJson6902: { list: PATCH },
    patches: { list: PATCH },
    images: { list: IMAGE },
    imageTags: { list: IMAGE },
    replacements: { list: REPLACEMENT_ENTRY },
    replicas: { list: { fields: { name: 'text', count: 'integer' } } },
    vars: { list: VAR },
    sortOptions: {
      fields: { order: 'text', legacySortOptions: { fields: { orderFirst: TEXTS, orderLast: TEXTS } } },
    },
    resources: TEXTS,
    components: TEXTS,
    crds: TEXTS,
    bases: TEXTS,
    configMapGenerator: { list: { fields: GENERATOR_FIELDS } },
    secretGenerator: { list: { fields: { ...GENERATOR_FIELDS, type: 'text' } } },
    helmGlobals: { fields: { chartHome: 'text', configHome: 'text' } },
    helmCharts: { list: 'anything' },
    helmChartInflationGenerator: { list: 'anything' },
    generatorOptions: GENERATOR_OPTIONS,
    configurations: TEXTS,
    generators: TEXTS,
    transformers: TEXTS,
    validators: TEXTS,
    buildMetadata: TEXTS,
  },
};

/** A file under `configurations`. */
export const CONFIGURATION_SHAPE: Shape = {
  fields: {
    namePrefix: { list: FIELD_SPEC },
    nameSuffix: { list: FIELD_SPEC },
    namespace: { list: FIELD_SPEC },
    commonLabels: { list: FIELD_SPEC },
    labels: { list: FIELD_SPEC },
    templateLabels: { list: FIELD_SPEC },
    commonAnnotations: { list: FIELD_SPEC },
    nameReference: { list: { fields: { ...GVK, fieldSpecs: { list: FIELD_SPEC } } } },
    varReference: { list: FIELD_SPEC },
    images: { list: FIELD_SPEC },
    replicas: { list: FIELD_SPEC },
  },
};
