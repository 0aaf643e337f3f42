import { type IConstruct } from 'constructs';
import { chosen } from '../../core/check/chosen';
import { objectNodeOf } from '../../core/check/refine';
import { type Shape } from '../../core/check/shape';
import {
  boolean,
  either,
  list,
  map,
  matching,
  object,
  oneOf,
  required,
  text,
  textOf,
  whole,
} from '../../core/check/shapes';
import { type Fault, faultIf } from '../../core/fault';
import { patchShape } from '../../core/patch/patch-shape';
import { type PlainMap } from '../../core/plain';
import { replacementFields, secretText, textMap, texts } from '../../engines/kustomize/file/kustomization-shape';
import { dnsLabel } from '../../kubernetes/name-rule';
import { notEmpty } from '../../kubernetes/path-rule';
import { helmChart, helmGlobals } from './chart-shape';
import { type KustomizationEmit } from './emit-props';
import { type ConfigMapGenerator, type GeneratorOptions, type SecretGenerator } from './generator-props';
import { type ImageOverride, type RegistryOverride } from './image-props';
import {
  type KustomizationFieldSpec,
  type KustomizationProps,
  type KustomizationSort,
  type LabelRule,
  type ReplacementRule,
  type ReplicaRule,
} from './kustomization-props';
import { isConstruct } from './to-spec';

const construct: Shape<IConstruct> = {
  node: { kind: 'special', wanted: 'a construct', example: "'./base'", isOne: isConstruct, check: () => [] },
};

const imageOverride = object<ImageOverride>(
  {
    name: required(textOf({ example: 'nginx' })),
    newName: text,
    newTag: textOf({ example: '1.29.1' }),
    digest: text,
    tagSuffix: text,
    ephemeralContainers: boolean,
    fields: texts,
    optional: boolean,
  },
  { instead: { tag: 'newTag' } },
);

const registryOverride = object<RegistryOverride>({
  registry: required(textOf({ example: 'quay.io' })),
  newRegistry: required(textOf({ example: 'mirror.example.com/quay' })),
  optional: boolean,
});

const imageRule = chosen<ImageOverride | RegistryOverride>(
  ({ registry }) => (registry === undefined ? imageOverride : registryOverride),
  "{ name: 'nginx', newTag: '1.29.1' }",
);

const fieldSpec = object<KustomizationFieldSpec>({
  group: text,
  version: text,
  kind: text,
  path: required(textOf({ example: 'spec/template/metadata/labels' })),
  create: boolean,
});

const labelRule = object<LabelRule>(
  {
    pairs: required(map(text, { example: "{ app: 'web' }" })),
    includeSelectors: boolean,
    includeTemplates: boolean,
    fields: list(fieldSpec),
  },
  { example: "{ pairs: { app: 'web' } }" },
);

const replicaRule = object<ReplicaRule>(
  { name: required(textOf({ example: 'web' })), count: required(whole(0)), optional: boolean },
  { example: "{ name: 'web', count: 3 }", instead: { replicas: 'count' } },
);

const replacementRule = object<ReplacementRule>({ ...replacementFields, path: text, optional: boolean });

const generatorOptions = object<GeneratorOptions>({
  labels: textMap,
  annotations: textMap,
  disableNameSuffixHash: boolean,
  immutable: boolean,
});

const generatorFields = {
  name: required(textOf({ example: 'settings' })),
  namespace: matching(dnsLabel),
  behavior: oneOf(['create', 'merge', 'replace']),
  literals: either(map(secretText), list(secretText)),
  files: either(textMap, texts),
  envs: texts,
  options: generatorOptions,
};

/** Where the parts of a ConfigMap and the fields of `options` belong in a generator. */
const insteadInGenerator = {
  data: 'literals',
  stringData: 'literals',
  ...Object.fromEntries(
    Object.keys(objectNodeOf(generatorOptions).fields).map((name) => [name, `options: { ${name}: … }`]),
  ),
};

const sortOptions = object<KustomizationSort>(
  {
    order: required(oneOf(['legacy', 'fifo'])),
    legacySortOptions: object<NonNullable<KustomizationSort['legacySortOptions']>>({
      orderFirst: texts,
      orderLast: texts,
    }),
  },
  { example: "{ order: 'fifo' }" },
);

/** The props of a `Kustomization`. */
export const kustomizationPropsShape: Shape<KustomizationProps> = object<KustomizationProps>(
  {
    resources: list(either(text, construct)),
    components: texts,
    namespace: matching(dnsLabel),
    namePrefix: text,
    nameSuffix: text,
    labels: list(labelRule),
    commonAnnotations: textMap,
    images: list(imageRule),
    replicas: list(replicaRule),
    patches: list(patchShape),
    configMapGenerator: list(object<ConfigMapGenerator>(generatorFields, { instead: insteadInGenerator })),
    secretGenerator: list(
      object<SecretGenerator>({ ...generatorFields, type: text }, { secret: true, instead: insteadInGenerator }),
    ),
    helmCharts: list(helmChart),
    helmGlobals,
    generatorOptions,
    replacements: list(replacementRule),
    configurations: texts,
    crds: texts,
    openapi: object<{ readonly path: string }>(
      { path: required(textOf({ example: './schema.json' })) },
      { example: "{ path: './schema.json' }" },
    ),
    generators: texts,
    transformers: texts,
    sortOptions,
    buildMetadata: list(oneOf(['managedByLabel', 'originAnnotations', 'transformerAnnotations'])),
    mergeKeys: oneOf(['kubectl', 'current']),
    strict: boolean,
    emit: object<KustomizationEmit>(
      { directory: required(matching({ ...notEmpty, example: 'overlays/production' })) },
      { example: "{ directory: 'overlays/production' }" },
    ),
  },
  {
    instead: {
      bases: 'resources',
      commonLabels: 'labels: [{ pairs, includeSelectors: true }]',
      imageTags: 'images',
      patchesJson6902: 'patches',
      patchesStrategicMerge: 'patches',
      vars: 'replacements',
    },
    refused: {
      commonLabels: 'kustomize has replaced it, and it sets the labels of selectors and templates as well',
    },
    also: checkEmit,
  },
);

function checkEmit({ emit, mergeKeys }: PlainMap): readonly Fault[] {
  return faultIf(
    emit !== undefined && mergeKeys === 'current',
    'exclusive',
    ['emit'],
    'Cannot emit a kustomization with mergeKeys: current, since kubectl has the keys of Kubernetes 1.21',
    'leave mergeKeys out, or leave emit out',
  );
}
