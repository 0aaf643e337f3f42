import { boolean, list, objectOf, text } from '../../../core/check/shapes';
import { type Shape } from '../../../core/check/shape';
import { patchOptionsShape, patchTargetShape } from '../../../core/patch/patch-shape';
import { demandForm } from '../file/demand-form';
import { type FileLoader } from '../file/file-loader';
import {
  fieldSpecs,
  generatorFields,
  helmChartFields,
  helmGlobalsFields,
  image,
  integer,
  replacementEntry,
  replica,
  textMap,
} from '../file/kustomization-shape';
import { type KustomizeResource } from '../resource/resource';
import { type BuildContext } from '../rule/build-context';
import { type Rule } from '../rule/rule';

/** A config of a transformer, with all that is needed to make rules from it. */
export interface ConfiguredTransformer {
  readonly config: KustomizeResource;
  readonly rule: Rule;
  readonly loader: FileLoader;
  readonly context: BuildContext;
}

const metadata = objectOf({ name: text, namespace: text });
const addTargets = list(objectOf({ selector: patchTargetShape, fieldPath: text, filePathPosition: integer }));

/** The fields in configs of kustomize's built-in generators and transformers, by kind. */
export const configShapes = {
  AnnotationsTransformer: objectOf({ annotations: textMap, fieldSpecs }),
  ConfigMapGenerator: objectOf({ ...generatorFields, metadata }),
  HelmChartInflationGenerator: objectOf({ ...helmChartFields, ...helmGlobalsFields }),
  IAMPolicyGenerator: objectOf({
    cloud: text,
    kubernetesService: metadata,
    serviceAccount: objectOf({ name: text, projectId: text }),
  }),
  ImageTagTransformer: objectOf({ imageTag: image, fieldSpecs }),
  LabelTransformer: objectOf({ labels: textMap, fieldSpecs }),
  NamespaceTransformer: objectOf({ metadata, fieldSpecs, unsetOnly: boolean, setRoleBindingSubjects: text }),
  PatchJson6902Transformer: objectOf({ target: patchTargetShape, path: text, jsonOp: text }),
  PatchStrategicMergeTransformer: objectOf({ paths: list(text), patches: text }),
  PatchTransformer: objectOf({ path: text, patch: text, target: patchTargetShape, options: patchOptionsShape }),
  PrefixSuffixTransformer: objectOf({ prefix: text, suffix: text, fieldSpecs }),
  PrefixTransformer: objectOf({ prefix: text, fieldSpecs }),
  ReplacementTransformer: objectOf({ replacements: list(replacementEntry) }),
  ReplicaCountTransformer: objectOf({ replica, fieldSpecs }),
  SecretGenerator: objectOf({ ...generatorFields, type: text, metadata }, { secret: true }),
  SuffixTransformer: objectOf({ suffix: text, fieldSpecs }),
  ValueAddTransformer: objectOf({ value: text, targets: addTargets, targetFilePath: text }),
};

/** A file of targets for a ValueAddTransformer. */
export const addTargetsFile = objectOf({ targets: addTargets });

/**
 * The checked fields of a config. As in kustomize, unknown fields are ignored here.
 *
 * @throws if a field has the wrong type
 */
export function configFields<T>(config: KustomizeResource, shape: Shape<T>): T {
  return demandForm(config.object, shape, { place: () => config.source, scalarsAsText: true, ignoresUnknown: true });
}
