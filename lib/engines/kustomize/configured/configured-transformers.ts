import { GitOpsError } from '../../../core/error';
import { type BuildContext } from '../rule/build-context';
import { configFields, type ConfiguredTransformer, isBuiltInKind } from './config-shapes';
import { FieldSpecs, type FieldSpec } from '../field/field-spec';
import { type FileLoader } from '../file/file-loader';
import { applyHashes } from '../generate/hashes';
import { applyImage, findImages } from '../transform/images';
import { type ImageSpec, type PatchSpec, type ReplacementSpec, type ReplicaSpec } from '../file/kustomization-spec';
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

type Texts = Readonly<Record<string, string>>;
type WithSpecs<T> = T & { readonly fieldSpecs?: readonly FieldSpec[] };

const makers: Readonly<Record<string, (transformer: ConfiguredTransformer) => Step[]>> = {
  AnnotationsTransformer: (transformer) => entrySteps(transformer, 'annotations'),
  HashTransformer: ({ rule }) => [{ rule, run: (resources, matched) => applyHashes(resources, matched) }],
  ImageTagTransformer: imageSteps,
  LabelTransformer: (transformer) => entrySteps(transformer, 'labels'),
  NamespaceTransformer: namespaceSteps,
  PatchJson6902Transformer: ({ config, rule, loader, context }) => {
    const { target, path, jsonOp } = configFields<PatchSpec & { readonly jsonOp?: string }>(config);
    return [json6902Step({ target, path, patch: jsonOp }, loader, rule, context)];
  },
  PatchStrategicMergeTransformer: strategicMergeSteps,
  PatchTransformer: ({ config, rule, loader, context }) => [
    patchStep(configFields<PatchSpec>(config), loader, rule, context),
  ],
  PrefixSuffixTransformer: (transformer) => affixSteps(transformer, ['prefix', 'suffix']),
  PrefixTransformer: (transformer) => affixSteps(transformer, ['prefix']),
  ReplacementTransformer: ({ config, rule, loader, context }) => {
    const { replacements = [] } = configFields<{ readonly replacements?: readonly ReplacementSpec[] }>(config);
    return replacements.flatMap((replacement) => replacementStepsOf(replacement, loader, rule, context));
  },
  ReplicaCountTransformer: replicaSteps,
  SuffixTransformer: (transformer) => affixSteps(transformer, ['suffix']),
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
  if (!isBuiltInKind(config.kind) || !Object.hasOwn(makers, config.kind)) {
    throw new GitOpsError({
      where: config.source,
      what: `Cannot transform with ${config.kind}: it is not a built-in transformer of kustomize`,
      fix: `use one of ${Object.keys(makers).join(', ')}`,
    });
  }
  return makers[config.kind]({ config, rule, loader, context });
}

function entrySteps({ config, rule }: ConfiguredTransformer, field: 'labels' | 'annotations'): Step[] {
  const fields = configFields<WithSpecs<{ readonly labels?: Texts; readonly annotations?: Texts }>>(config);
  const specs = new FieldSpecs(fields.fieldSpecs ?? []);
  return [{ rule, run: ({ resources }, matched) => setEntries(resources, fields[field] ?? {}, specs, matched) }];
}

function imageSteps({ config, rule }: ConfiguredTransformer): Step[] {
  const { imageTag = {}, fieldSpecs = [] } = configFields<WithSpecs<{ readonly imageTag?: ImageSpec }>>(config);
  const specs = new FieldSpecs(fieldSpecs);
  return [{ rule, run: ({ resources }, matched) => applyImage(findImages(resources, specs), imageTag, matched) }];
}

function replicaSteps({ config, rule }: ConfiguredTransformer): Step[] {
  const { replica = {}, fieldSpecs = [] } = configFields<WithSpecs<{ readonly replica?: ReplicaSpec }>>(config);
  const specs = new FieldSpecs(fieldSpecs);
  return [{ rule, run: (resources, matched) => applyReplicas(resources, replica, specs, matched) }];
}

interface NamespaceConfig {
  readonly metadata?: { readonly namespace?: string };
  readonly unsetOnly?: boolean;
  readonly setRoleBindingSubjects?: string;
}

const subjectModes = ['defaultOnly', 'allServiceAccounts', 'none'] as const;

function namespaceSteps({ config, rule }: ConfiguredTransformer): Step[] {
  const { metadata, fieldSpecs = [], unsetOnly, ...fields } = configFields<WithSpecs<NamespaceConfig>>(config);
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

function affixSteps({ config, rule }: ConfiguredTransformer, affixes: readonly ('prefix' | 'suffix')[]): Step[] {
  const fields = configFields<WithSpecs<{ readonly prefix?: string; readonly suffix?: string }>>(config);
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
  const { paths = [], patches = '' } = configFields<{ readonly paths?: string[]; readonly patches?: string }>(config);
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
