import { type BuildContext } from '../rule/build-context';
import { findImages, applyImage } from './images';
import { labelSpecs, setEntries } from './map-entries';
import { applyNameAffix } from './name-affix';
import { applyNamespace } from './namespace';
import { json6902Steps, patchSteps, strategicMergeSteps } from './patch-steps';
import { applyReplicas } from './replicas';
import { replacementSteps } from './replacement-steps';
import { originOf, ruleOf } from '../rule/rule-of';
import { type Step } from '../rule/step';
import { type Target } from '../rule/target';
import { type TransformerConfig } from '../field/transformer-config';

/**
 * The rules of a kustomization in the order in which kustomize runs them. Their order in the file does not count. The
 * files of all rules are read here, before the first rule runs.
 */
export function transformerSteps(target: Target, config: TransformerConfig, context: BuildContext): Step[] {
  return [
    ...strategicMergeSteps(target, context),
    ...patchSteps(target, context),
    ...namespaceSteps(target, config),
    ...affixSteps(target, config),
    ...labelSteps(target, config),
    ...annotationSteps(target, config),
    ...json6902Steps(target, context),
    ...replicaSteps(target, config),
    ...imageSteps(target, config),
    ...replacementSteps(target, context),
  ];
}

function namespaceSteps(target: Target, config: TransformerConfig): Step[] {
  const { namespace } = target.spec;
  return namespace
    ? [
        {
          rule: ruleOf(target, 'namespace', namespace),
          origin: originOf(target, 'NamespaceTransformer'),
          run: (resources, matched) => applyNamespace(resources, { namespace }, config.namespace, matched),
        },
      ]
    : [];
}

function affixSteps(target: Target, config: TransformerConfig): Step[] {
  const { namePrefix, nameSuffix } = target.spec;
  const prefix: Step[] = namePrefix
    ? [
        {
          rule: ruleOf(target, 'namePrefix', namePrefix),
          origin: originOf(target, 'PrefixTransformer'),
          run: (resources, matched) => applyNameAffix(resources, { prefix: namePrefix }, config.namePrefix, matched),
        },
      ]
    : [];
  const suffix: Step[] = nameSuffix
    ? [
        {
          rule: ruleOf(target, 'nameSuffix', nameSuffix),
          origin: originOf(target, 'SuffixTransformer'),
          run: (resources, matched) => applyNameAffix(resources, { suffix: nameSuffix }, config.nameSuffix, matched),
        },
      ]
    : [];
  return [...prefix, ...suffix];
}

function labelSteps(target: Target, config: TransformerConfig): Step[] {
  const { labels = [], commonLabels = {} } = target.spec;
  if (labels.length === 0 && Object.keys(commonLabels).length === 0) {
    return [];
  }
  const entries = labels.map((label, index): Step => {
    const rule = ruleOf(target, 'labels', label, index);
    const specs = labelSpecs(label, config, rule.where);
    const run: Step['run'] = ({ resources }, matched) => setEntries(resources, label.pairs ?? {}, specs, matched);
    return { rule, origin: originOf(target, 'LabelTransformer'), run };
  });
  const common: Step = {
    rule: ruleOf(target, 'commonLabels', commonLabels),
    origin: originOf(target, 'LabelTransformer'),
    run: ({ resources }, matched) => setEntries(resources, commonLabels, config.commonLabels, matched),
  };
  // kustomize runs the transformer for commonLabels even if there are none, and then notes it in the origins.
  return Object.keys(commonLabels).length > 0 || common.origin !== undefined ? [...entries, common] : entries;
}

function annotationSteps(target: Target, config: TransformerConfig): Step[] {
  const { commonAnnotations = {} } = target.spec;
  return Object.keys(commonAnnotations).length > 0
    ? [
        {
          rule: ruleOf(target, 'commonAnnotations', commonAnnotations),
          origin: originOf(target, 'AnnotationsTransformer'),
          run: ({ resources }, matched) => setEntries(resources, commonAnnotations, config.commonAnnotations, matched),
        },
      ]
    : [];
}

function replicaSteps(target: Target, config: TransformerConfig): Step[] {
  return (target.spec.replicas ?? []).map((replica, index) => ({
    rule: ruleOf(target, 'replicas', replica, index),
    origin: originOf(target, 'ReplicaCountTransformer'),
    run: (resources, matched) => applyReplicas(resources, replica, config.replicas, matched),
  }));
}

function imageSteps(target: Target, config: TransformerConfig): Step[] {
  let found: ReturnType<typeof findImages> | undefined;
  return (target.spec.images ?? []).map((image, index) => ({
    rule: ruleOf(target, 'images', image, index),
    origin: originOf(target, 'ImageTagTransformer'),
    run: ({ resources }, matched) => {
      found ??= findImages(resources, config.images);
      applyImage(found, image, matched);
    },
  }));
}
