import { type Shape } from '../../../core/check/shape';
import { GitOpsError } from '../../../core/error';
import { type BuildContext } from '../rule/build-context';
import { configFields, configShapes, type ConfiguredTransformer } from './config-shapes';
import { FieldSpecs, type FieldSpec } from '../field/field-spec';
import { type FileLoader } from '../file/file-loader';
import { applyHashes } from '../generate/hashes';
import { applyImage, findImages } from '../transform/images';
import { setEntries } from '../transform/map-entries';
import { applyNameAffix, type NameAffix } from '../transform/name-affix';
import { applyNamespace, type NamespaceRule } from '../transform/namespace';
import { type Rule } from '../rule/rule';
import { json6902Step, mergeSteps, patchStep, readMergePatches } from '../transform/patch-steps';
import { readResources } from '../resource/read-resources';
import { replacementStepsOf } from '../transform/replacement-steps';
import { applyReplicas } from '../transform/replicas';
import { type KustomizeResource } from '../resource/resource';
import { type Step } from '../rule/step';
import { valueAddSteps } from './value-add';

const makers: Readonly<Record<string, (transformer: ConfiguredTransformer) => Step[]>> = {
  AnnotationsTransformer: ({ config, rule }) => {
    const { annotations, fieldSpecs } = configFields(config, configShapes.AnnotationsTransformer);
    return entrySteps(rule, annotations, fieldSpecs);
  },
  HashTransformer: ({ rule }) => [{ rule, run: (resources, matched) => applyHashes(resources, matched) }],
  ImageTagTransformer: imageSteps,
  LabelTransformer: ({ config, rule }) => {
    const { labels, fieldSpecs } = configFields(config, configShapes.LabelTransformer);
    return entrySteps(rule, labels, fieldSpecs);
  },
  NamespaceTransformer: namespaceSteps,
  PatchJson6902Transformer: ({ config, rule, loader, context }) => {
    const { target, path, jsonOp } = configFields(config, configShapes.PatchJson6902Transformer);
    return [json6902Step({ target, path, patch: jsonOp }, loader, rule, context)];
  },
  PatchStrategicMergeTransformer: strategicMergeSteps,
  PatchTransformer: ({ config, rule, loader, context }) => [
    patchStep(configFields(config, configShapes.PatchTransformer), loader, rule, context),
  ],
  PrefixSuffixTransformer: (transformer) =>
    affixSteps(transformer, configShapes.PrefixSuffixTransformer, ['prefix', 'suffix']),
  PrefixTransformer: (transformer) => affixSteps(transformer, configShapes.PrefixTransformer, ['prefix']),
  ReplacementTransformer: ({ config, rule, loader, context }) => {
    const { replacements = [] } = configFields(config, configShapes.ReplacementTransformer);
    return replacements.flatMap((replacement) => replacementStepsOf(replacement, loader, rule, context));
  },
  ReplicaCountTransformer: replicaSteps,
  SuffixTransformer: (transformer) => affixSteps(transformer, configShapes.SuffixTransformer, ['suffix']),
  ValueAddTransformer: valueAddSteps,
};

/**
 * The rules of a transformer that is given as a config.
 *
 * @throws if it is not a built-in transformer of kustomize
 */
export function transformerFromConfig(
  config: KustomizeResource,
  rule: Rule,
  loader: FileLoader,
  context: BuildContext,
): Step[] {
  if (!Object.hasOwn(makers, config.kind)) {
    throw new GitOpsError({
      where: config.source,
      what: `Cannot transform with ${config.kind}: it is not a built-in transformer of kustomize`,
      fix: `use one of ${Object.keys(makers).join(', ')}`,
    });
  }
  return makers[config.kind]({ config, rule, loader, context });
}

function entrySteps(
  rule: Rule,
  entries: Readonly<Record<string, string>> = {},
  fieldSpecs: readonly FieldSpec[] = [],
): Step[] {
  const specs = new FieldSpecs(fieldSpecs);
  return [{ rule, run: ({ resources }, matched) => setEntries(resources, entries, specs, matched) }];
}

function imageSteps({ config, rule }: ConfiguredTransformer): Step[] {
  const { imageTag = {}, fieldSpecs = [] } = configFields(config, configShapes.ImageTagTransformer);
  const specs = new FieldSpecs(fieldSpecs);
  return [{ rule, run: ({ resources }, matched) => applyImage(findImages(resources, specs), imageTag, matched) }];
}

function replicaSteps({ config, rule }: ConfiguredTransformer): Step[] {
  const { replica = {}, fieldSpecs = [] } = configFields(config, configShapes.ReplicaCountTransformer);
  const specs = new FieldSpecs(fieldSpecs);
  return [{ rule, run: (resources, matched) => applyReplicas(resources, replica, specs, matched) }];
}

const subjectModes = ['defaultOnly', 'allServiceAccounts', 'none'] as const;

function namespaceSteps({ config, rule }: ConfiguredTransformer): Step[] {
  const { metadata, fieldSpecs = [], unsetOnly, ...fields } = configFields(config, configShapes.NamespaceTransformer);
  const mode = fields.setRoleBindingSubjects || 'defaultOnly';
  const setRoleBindingSubjects = subjectModes.find((known) => known === mode);
  if (setRoleBindingSubjects === undefined) {
    const what = `Cannot use ${mode} as setRoleBindingSubjects: it must be one of ${subjectModes.join(', ')}`;
    throw new GitOpsError({ where: config.source, what, fix: `write one of them` });
  }
  const namespace = metadata?.namespace ?? '';
  const specs = new FieldSpecs(fieldSpecs);
  const settings: NamespaceRule = { namespace, unsetOnly, setRoleBindingSubjects };
  return namespace === ''
    ? []
    : [{ rule, run: (resources, matched) => applyNamespace(resources, settings, specs, matched) }];
}

interface AffixConfig {
  readonly prefix?: string;
  readonly suffix?: string;
  readonly fieldSpecs?: readonly FieldSpec[];
}

function affixSteps(
  { config, rule }: ConfiguredTransformer,
  shape: Shape<AffixConfig>,
  affixes: readonly ('prefix' | 'suffix')[],
): Step[] {
  const fields = configFields(config, shape);
  if (fields.fieldSpecs === undefined) {
    const what = `Cannot use ${config.kind}/${config.name}: it has no fieldSpecs`;
    throw new GitOpsError({ where: config.source, what, fix: 'add fieldSpecs, with path: metadata/name' });
  }
  const specs = new FieldSpecs(fields.fieldSpecs);
  return affixes.map((affix) => {
    const text = { [affix]: fields[affix] ?? '' } as NameAffix;
    return { rule, run: (resources, matched) => applyNameAffix(resources, text, specs, matched) };
  });
}

function strategicMergeSteps({ config, rule, loader, context }: ConfiguredTransformer): Step[] {
  const { paths = [], patches = '' } = configFields(config, configShapes.PatchStrategicMergeTransformer);
  const read = [
    ...paths.flatMap((path) => readMergePatches(path, loader, config.source)),
    ...(patches === '' ? [] : readResources(patches, config.source)),
  ];
  if (read.length === 0) {
    const what = `Cannot apply ${config.kind}/${config.name}: it has no patches`;
    throw new GitOpsError({ where: config.source, what, fix: 'add paths or patches' });
  }
  return mergeSteps(read, rule, context);
}
