import { GitOpsError } from '../../../core/error';
import { type PlainMap } from '../../../core/plain';
import { type FileLoader } from '../file/file-loader';
import { type BuildContext } from '../rule/build-context';
import {
  fieldSpecShape,
  generatorFields,
  imageShape,
  patchOptionsShape,
  replacementEntryFields,
  selectorShape,
} from '../file/kustomization-shape';
import { type Rule } from '../rule/rule';
import { type KustomizeResource } from '../resource/resource';
import { conform, type Shape, type ShapeProblem } from '../file/shape';

/** A config of a transformer, with all that is needed to make rules from it. */
export interface ConfiguredTransformer {
  readonly config: KustomizeResource;
  readonly rule: Rule;
  readonly loader: FileLoader;
  readonly context: BuildContext;
}

const textMap: Shape = { map: 'text' };
const fieldSpecsShape: Shape = { list: fieldSpecShape };
const metadataShape: Shape = { fields: { name: 'text', namespace: 'text' } };
const addTargetsShape: Shape = {
  list: { fields: { selector: selectorShape, fieldPath: 'text', filePathPosition: 'integer' } },
};

/** The fields in configs of kustomize's built-in generators and transformers. */
const configShapes: Readonly<Record<string, Readonly<Record<string, Shape>>>> = {
  AnnotationsTransformer: { annotations: textMap, fieldSpecs: fieldSpecsShape },
  ConfigMapGenerator: { ...generatorFields, metadata: metadataShape },
  HashTransformer: {},
  IAMPolicyGenerator: {
    cloud: 'text',
    kubernetesService: { fields: { name: 'text', namespace: 'text' } },
    serviceAccount: { fields: { name: 'text', projectId: 'text' } },
  },
  ImageTagTransformer: { imageTag: imageShape, fieldSpecs: fieldSpecsShape },
  LabelTransformer: { labels: textMap, fieldSpecs: fieldSpecsShape },
  NamespaceTransformer: {
    metadata: metadataShape,
    fieldSpecs: fieldSpecsShape,
    unsetOnly: 'boolean',
    setRoleBindingSubjects: 'text',
  },
  PatchJson6902Transformer: { target: selectorShape, path: 'text', jsonOp: 'text' },
  PatchStrategicMergeTransformer: { paths: { list: 'text' }, patches: 'text' },
  PatchTransformer: { path: 'text', patch: 'text', target: selectorShape, options: patchOptionsShape },
  PrefixSuffixTransformer: { prefix: 'text', suffix: 'text', fieldSpecs: fieldSpecsShape },
  PrefixTransformer: { prefix: 'text', fieldSpecs: fieldSpecsShape },
  ReplacementTransformer: { replacements: { list: replacementEntryFields } },
  ReplicaCountTransformer: {
    replica: { fields: { name: 'text', count: 'integer' } },
    fieldSpecs: fieldSpecsShape,
  },
  SecretGenerator: { ...generatorFields, type: 'text', metadata: metadataShape },
  SuffixTransformer: { suffix: 'text', fieldSpecs: fieldSpecsShape },
  ValueAddTransformer: { value: 'text', targets: addTargetsShape, targetFilePath: 'text' },
};

/** A file of targets for a ValueAddTransformer. */
export const addTargetsFileShape: Shape = { fields: { targets: addTargetsShape } };

/** Whether kustomize has a built-in generator or transformer of this kind. */
export function isBuiltInKind(kind: string): boolean {
  return Object.hasOwn(configShapes, kind);
}

/**
 * The checked fields of a config. As in kustomize, unknown fields are ignored here.
 *
 * @throws if a field has the wrong type
 */
export function configFields<T>(config: KustomizeResource): T {
  const problems: ShapeProblem[] = [];
  const fields = conform(config.object, { fields: configShapes[config.kind] }, { problems, coerces: true });
  const wrong = problems.filter(({ unknown }) => unknown !== true);
  if (wrong.length > 0) {
    throw new GitOpsError(wrong.map(({ what, fix }) => ({ where: config.source, what, fix })));
  }
  return fields as PlainMap as T;
}
