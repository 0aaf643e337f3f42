import { type Shape } from './shape';

const textList: Shape = { list: 'text' };
const textMap: Shape = { map: 'text' };

const gvkShape = { group: 'text', version: 'text', kind: 'text' } as const;

/** A field spec. */
export const fieldSpecShape: Shape = { fields: { ...gvkShape, path: 'text', create: 'boolean' } };

/** The fields of a target selector. */
export const selectorShape: Shape = {
  fields: { ...gvkShape, name: 'text', namespace: 'text', labelSelector: 'text', annotationSelector: 'text' },
};

/** The options of a patch. */
export const patchOptionsShape: Shape = { fields: { allowNameChange: 'boolean', allowKindChange: 'boolean' } };

const patchShape: Shape = {
  fields: { path: 'text', patch: 'text', target: selectorShape, options: patchOptionsShape },
};

/** An entry of `images`. */
export const imageShape: Shape = {
  fields: { name: 'text', newName: 'text', newTag: 'text', digest: 'text', tagSuffix: 'text' },
};

const generatorOptionsShape: Shape = {
  fields: { labels: textMap, annotations: textMap, disableNameSuffixHash: 'boolean', immutable: 'boolean' },
};

/** The fields of a generator of ConfigMaps. */
export const generatorFields = {
  name: 'text',
  namespace: 'text',
  behavior: 'text',
  literals: textList,
  files: textList,
  envs: textList,
  env: 'text',
  options: generatorOptionsShape,
} as const;

const varShape: Shape = {
  fields: {
    name: 'text',
    objref: { fields: { apiVersion: 'text', ...gvkShape, name: 'text', namespace: 'text' } },
    fieldref: { fields: { fieldPath: 'text' } },
  },
};

const replacementOptionsShape: Shape = {
  fields: { delimiter: 'text', index: 'integer', encoding: 'text', create: 'boolean' },
};

const replacementFields = {
  source: {
    fields: { ...gvkShape, name: 'text', namespace: 'text', fieldPath: 'text', options: replacementOptionsShape },
  },
  sourceValue: 'text',
  targets: {
    list: {
      fields: {
        select: selectorShape,
        reject: { list: selectorShape },
        fieldPaths: textList,
        options: replacementOptionsShape,
      },
    },
  },
} as const;

/** An entry of `replacements`. */
export const replacementEntryFields: Shape = { fields: { path: 'text', ...replacementFields } };

/** One replacement in a file of replacements. */
export const replacementShape: Shape = { fields: replacementFields };

/** Every field of a kustomization file, at all levels. */
export const kustomizationShape: Shape = {
  fields: {
    apiVersion: 'text',
    kind: 'text',
    metadata: { fields: { name: 'text', namespace: 'text', labels: textMap, annotations: textMap } },
    openapi: textMap,
    namePrefix: 'text',
    nameSuffix: 'text',
    namespace: 'text',
    commonLabels: textMap,
    labels: {
      list: {
        fields: {
          pairs: textMap,
          includeSelectors: 'boolean',
          includeTemplates: 'boolean',
          fields: { list: fieldSpecShape },
        },
      },
    },
    commonAnnotations: textMap,
    patchesStrategicMerge: textList,
    patchesJson6902: { list: patchShape },
    patches: { list: patchShape },
    images: { list: imageShape },
    imageTags: { list: imageShape },
    replacements: { list: replacementEntryFields },
    replicas: { list: { fields: { name: 'text', count: 'integer' } } },
    vars: { list: varShape },
    sortOptions: {
      fields: { order: 'text', legacySortOptions: { fields: { orderFirst: textList, orderLast: textList } } },
    },
    resources: textList,
    components: textList,
    crds: textList,
    bases: textList,
    configMapGenerator: { list: { fields: generatorFields } },
    secretGenerator: { list: { fields: { ...generatorFields, type: 'text' } } },
    helmGlobals: { fields: { chartHome: 'text', configHome: 'text' } },
    helmCharts: { list: 'anything' },
    helmChartInflationGenerator: { list: 'anything' },
    generatorOptions: generatorOptionsShape,
    configurations: textList,
    generators: textList,
    transformers: textList,
    validators: textList,
    buildMetadata: textList,
  },
};

/** A file under `configurations`. */
export const configurationShape: Shape = {
  fields: {
    namePrefix: { list: fieldSpecShape },
    nameSuffix: { list: fieldSpecShape },
    namespace: { list: fieldSpecShape },
    commonLabels: { list: fieldSpecShape },
    labels: { list: fieldSpecShape },
    templateLabels: { list: fieldSpecShape },
    commonAnnotations: { list: fieldSpecShape },
    nameReference: { list: { fields: { ...gvkShape, fieldSpecs: { list: fieldSpecShape } } } },
    varReference: { list: fieldSpecShape },
    images: { list: fieldSpecShape },
    replicas: { list: fieldSpecShape },
  },
};
