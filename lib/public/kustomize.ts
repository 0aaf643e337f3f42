// The construct
export { type KustomizationHelmChart, type KustomizationHelmGlobals } from '../constructs/kustomization/chart-props';
export { type KustomizationEmit } from '../constructs/kustomization/emit-props';
export {
  type ConfigMapGenerator,
  type GeneratorOptions,
  type SecretGenerator,
} from '../constructs/kustomization/generator-props';
export { type ImageOverride, type RegistryOverride } from '../constructs/kustomization/image-props';
export { Kustomization } from '../constructs/kustomization/kustomization';
export {
  type KustomizationFieldSpec,
  type KustomizationProps,
  type KustomizationSort,
  type LabelRule,
  type OptionalRule,
  type ReplacementRule,
  type ReplicaRule,
} from '../constructs/kustomization/kustomization-props';

// Replacements
export {
  type Replacement,
  type ReplacementOptions,
  type ReplacementSelector,
  type ReplacementSource,
  type ReplacementTarget,
} from '../engines/kustomize/file/replacement';

// The report
export { type FieldChange } from '../core/diff-values';
export {
  type KustomizationReport,
  type KustomizationObjectReport,
  type KustomizationRuleReport,
} from '../engines/kustomize/report/report';

// Build
export { type BuildOptions as KustomizeBuildOptions } from '../engines/kustomize/build';
export { type LoadRestrictor } from '../engines/kustomize/file/file-loader';
export { kustomize } from '../engines/kustomize/kustomize';
