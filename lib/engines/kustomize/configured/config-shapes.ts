import { GitOpsError } from '../../../core/error';
import { type PlainMap } from '../../../core/plain';
import { type FileLoader } from '../file/file-loader';
import { type BuildContext } from '../rule/build-context';
import {
  FIELD_SPEC,
  GENERATOR_FIELDS,
  IMAGE,
  PATCH_OPTIONS,
  REPLACEMENT_ENTRY,
  SELECTOR,
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

const TEXT_MAP: Shape = { map: 'text' };
const FIELD_SPECS: Shape = { list: FIELD_SPEC };
const METADATA: Shape = { fields: { name: 'text', namespace: 'text' } };
const ADD_TARGETS: Shape = {
  list: { fields: { selector: SELECTOR, fieldPath: 'text', filePathPosition: 'integer' } },
};

/** The fields in configs of kustomize's built-in generators and transformers. */
const SHAPES: Readonly<Record<string, Readonly<Record<string, Shape>>>> = {
  AnnotationsTransformer: { annotations: TEXT_MAP, fieldSpecs: FIELD_SPECS },
  ConfigMapGenerator: { ...GENERATOR_FIELDS, metadata: METADATA },
  HashTransformer: {},
  IAMPolicyGenerator: {
    cloud: 'text',
    kubernetesService: { fields: { name: 'text', namespace: 'text' } },
    serviceAccount: { fields: { name: 'text', projectId: 'text' } },
  },
  ImageTagTransformer: { imageTag: IMAGE, fieldSpecs: FIELD_SPECS },
  LabelTransformer: { labels: TEXT_MAP, fieldSpecs: FIELD_SPECS },
  NamespaceTransformer: {
    metadata: METADATA,
    fieldSpecs: FIELD_SPECS,
    unsetOnly: 'boolean',
    setRoleBindingSubjects: 'text',
  },
  PatchJson6902Transformer: { target: SELECTOR, path: 'text', jsonOp: 'text' },
  PatchStrategicMergeTransformer: { paths: { list: 'text' }, patches: 'text' },
  PatchTransformer: { path: 'text', patch: 'text', target: SELECTOR, options: PATCH_OPTIONS },
  PrefixSuffixTransformer: { prefix: 'text', suffix: 'text', fieldSpecs: FIELD_SPECS },
  PrefixTransformer: { prefix: 'text', fieldSpecs: FIELD_SPECS },
  ReplacementTransformer: { replacements: { list: REPLACEMENT_ENTRY } },
  ReplicaCountTransformer: {
    replica: { fields: { name: 'text', count: 'integer' } },
    fieldSpecs: FIELD_SPECS,
  },
  SecretGenerator: { ...GENERATOR_FIELDS, type: 'text', metadata: METADATA },
  SuffixTransformer: { suffix: 'text', fieldSpecs: FIELD_SPECS },
  ValueAddTransformer: { value: 'text', targets: ADD_TARGETS, targetFilePath: 'text' },
};

/** A file of targets for a ValueAddTransformer. */
export const ADD_TARGETS_FILE: Shape = { fields: { targets: ADD_TARGETS } };

/** Whether kustomize has a built-in generator or transformer of this kind. */
export function isBuiltInKind(kind: string): boolean {
  return Object.hasOwn(SHAPES, kind);
}

/**
 * The checked fields of a config. As in kustomize, unknown fields are ignored here.
 *
 * @throws if a field has the wrong type
 */
export function configFields<T>(config: KustomizeResource): T {
  const problems: ShapeProblem[] = [];
  const fields = conform(config.object, { fields: SHAPES[config.kind] }, { problems, coerces: true });
  const wrong = problems.filter(({ unknown }) => unknown !== true);
  if (wrong.length > 0) {
    throw new GitOpsError(wrong.map(({ what, fix }) => ({ where: config.source, what, fix })));
  }
  return fields as PlainMap as T;
}
