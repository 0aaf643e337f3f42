export { App, type AppProps } from '../app/app';
export { Include } from '../constructs/include/include';
export {
  type IncludeFiles,
  type IncludeOptions,
  type IncludeProps,
  type IncludeText,
  type IncludeUrl,
} from '../constructs/include/include-props';
export { GitOpsError, type Finding } from '../core/error';
export { type Manifest, type ManifestMetadata } from '../core/manifest';
export { type YamlDialect } from '../core/yaml/scalar/dialect';
export { parseManifests, type ParseOptions } from '../core/yaml/parse';
export { stringifyManifests, type StringifyOptions } from '../core/yaml/stringify';
export { type Exposure } from '../constructs/pod/deployment/exposure';
export { type IntOrStringValue, type QuantityValue } from '../kubernetes/types/plain-type';
export { type Container, type DeploymentSpec, type PodSpec, type ServiceSpec } from '../kubernetes/types/pod-spec';
export {
  type ExecAction,
  type GrpcAction,
  type HttpGetAction,
  type LivenessProbe,
  type ProbeHandler,
  type Probes,
  type ProbeTimings,
  type ReadinessProbe,
  type StartupProbe,
  type TcpSocketAction,
  type TimedLiveness,
  type TimedProbe,
  type TimedReadiness,
} from '../constructs/pod/probe/probe';
export {
  type ProbedContainer,
  type ProbedInitContainer,
  type ProbedPodSpec,
} from '../constructs/pod/pod-spec/probed-container';
export { ProbedDeployment, type ProbedDeploymentProps } from '../constructs/pod/probed-deployment';
export { type SecurityProfile } from '../kubernetes/pod-security/security-profile';
export { ProbedPod, type ProbedPodProps } from '../constructs/pod/probed-pod';
export { Application } from '../constructs/argo-cd/application';
export {
  type ApplicationIdentity,
  type ApplicationProps,
  type ApplicationSettings,
  type ApplicationSource,
  type ApplicationSpec,
} from '../constructs/argo-cd/application-spec/application-spec';
export { type AtMostOne, type ExactlyOne } from '../core/at-most-one';
export { type DeletionPolicy } from '../constructs/argo-cd/application-spec/deletion-policy';
export { type Destination } from '../constructs/argo-cd/application-spec/destination';
export {
  type DirectorySource,
  type JsonnetOptions,
  type JsonnetVariable,
} from '../constructs/argo-cd/source/directory-source';
export { type HelmFileParameter, type HelmParameter, type HelmSource } from '../constructs/argo-cd/source/helm-source';
export { type IgnoreDifference } from '../constructs/argo-cd/application-spec/ignore-difference';
export {
  type KustomizePatch,
  type KustomizePatchTarget,
  type KustomizeReplica,
  type KustomizeSource,
} from '../constructs/argo-cd/source/kustomize-source';
export { type NameValue, type PluginParameter, type PluginSource } from '../constructs/argo-cd/source/plugin-source';
export {
  type ChartSource,
  type PathSource,
  type RefSource,
  type Source,
  type SourceAmongSeveral,
  type SourceBase,
  type SourceTools,
} from '../constructs/argo-cd/source/source';
export { type DrySource, type SourceHydrator, type SyncSource } from '../constructs/argo-cd/source/source-hydrator';
export { type SyncOption } from '../constructs/argo-cd/sync/sync-option';
export {
  type AutomatedSync,
  type ManagedNamespaceMetadata,
  type SyncBackoff,
  type SyncPolicy,
  type SyncRetry,
} from '../constructs/argo-cd/sync/sync-policy';
export { AppProject, type AppProjectProps } from '../constructs/argo-cd/app-project';
export {
  type AppProjectSpec,
  type DestinationServiceAccount,
  type OrphanedResource,
  type ProjectBounds,
  type ProjectClusterKind,
  type ProjectDestination,
  type ProjectKind,
  type SourceIntegrity,
} from '../constructs/argo-cd/project/app-project-spec';
export {
  type ProjectPermission,
  type ProjectRole,
  type ProjectToken,
} from '../constructs/argo-cd/project/project-role';
export {
  type SomeTarget,
  type SyncWindow,
  type SyncWindowSettings,
  type SyncWindowTargets,
} from '../constructs/argo-cd/project/sync-window';
export { type JsonPatchOperation } from '../core/patch/json-patch';
export {
  type InlinePatch,
  type Patch,
  type PatchBody,
  type PatchFile,
  type PatchObject,
  type PatchOptions,
  type PatchRule,
} from '../core/patch/patch';
export { type PatchTarget } from '../core/patch/selector';
export { addProbes } from '../constructs/pod/add-probes';
export { type AddProbesOptions } from '../constructs/pod/put-probes';
export { type ProbeTimeline, type SecondsRange } from '../kubernetes/probe-ranges';
export { probeTimeline, type ProbeTimelineOptions } from '../constructs/pod/probe/probe-timeline';
export { ArgoCdCrds, type ArgoCdCrdsProps } from '../constructs/argo-cd-install/argo-cd-crds';
export { ArgoCdInstall } from '../constructs/argo-cd-install/argo-cd-install';
export { type ArgoCdDefect } from '../constructs/argo-cd-install/props/defects';
export { type ManageItselfProps } from '../constructs/argo-cd-install/manage-itself';
export {
  type ArgoCdAccessProps,
  type ArgoCdCertificate,
  type ArgoCdGateway,
  type ArgoCdIngress,
} from '../constructs/argo-cd-install/props/access';
export { type ArgoCdConfig } from '../constructs/argo-cd-install/generated/argo-cd-config.generated';
export { type ArgoCdParams } from '../constructs/argo-cd-install/generated/argo-cd-params.generated';
export {
  type ArgoCdAutoscaling,
  type ArgoCdClusterComponentProps,
  type ArgoCdComponentProps,
  type ArgoCdDisruptionBudget,
  type ArgoCdScalableProps,
  type ArgoCdServiceAccount,
} from '../constructs/argo-cd-install/props/component';
export {
  type ArgoCdApplicationSetProps,
  type ArgoCdControllerProps,
  type ArgoCdDexProps,
  type ArgoCdExternalRedis,
  type ArgoCdNotificationsProps,
  type ArgoCdRedisProps,
  type ArgoCdRepoServerProps,
  type ArgoCdServerProps,
  type ArgoCdServerService,
} from '../constructs/argo-cd-install/props/components';
export {
  type ArgoCdContainerProps,
  type ArgoCdPodProps,
  type ArgoCdSchedulingProps,
} from '../constructs/argo-cd-install/props/pod';
export {
  type ArgoCdPlugin,
  type ArgoCdPluginCommand,
  type ArgoCdPluginSpec,
  type ArgoCdUi,
} from '../constructs/argo-cd-install/props/extensions';
export {
  type ArgoCdClusterProps,
  type ArgoCdCommonProps,
  type ArgoCdComponentsProps,
  type ArgoCdInstallProps,
  type ArgoCdMetrics,
  type ArgoCdScopeProps,
} from '../constructs/argo-cd-install/props/install';
export {
  type ContainerResources,
  type ExtraContainer,
  type ExtraVariable,
  type ExtraVolume,
  type ExtraVolumeMount,
} from '../constructs/argo-cd-install/props/kubernetes';
export {
  type ArgoCdAccount,
  type ArgoCdAdmin,
  type ArgoCdLoginProps,
  type ArgoCdOidc,
  type ArgoCdRbac,
} from '../constructs/argo-cd-install/props/logins';
export { type ArgoCdReconciliation, type ArgoCdSettingsProps } from '../constructs/argo-cd-install/props/settings';
export { type ArgoCdTrustProps, type NamedOrListed } from '../constructs/argo-cd-install/props/trust';
export { type ArgoCdVersion, type PolicyRule } from '../constructs/argo-cd/release/release';
export { kustomize } from '../engines/kustomize/kustomize';
export { type BuildOptions as KustomizeBuildOptions } from '../engines/kustomize/build';
export { ApplicationSet, type ApplicationSetProps } from '../constructs/argo-cd/application-set';
export {
  type ApplicationDifferences,
  type ApplicationSetSpec,
  type ApplicationSetStrategy,
  type ApplicationSetSyncPolicy,
  type RollingSyncStep,
} from '../constructs/argo-cd/application-set-spec/application-set-spec';
export {
  type ApplicationTemplate,
  type ApplicationTemplateOverride,
  type SourceOverride,
  type TemplateMetadata,
} from '../constructs/argo-cd/application-set-spec/application-template';
export {
  type ClusterDecisionGenerator,
  type ClustersGenerator,
  type PluginGenerator,
} from '../constructs/argo-cd/application-set-spec/cluster-generators';
export {
  type Generator,
  type ListGenerator,
  type MatrixGenerator,
  type MergeGenerator,
} from '../constructs/argo-cd/application-set-spec/generator';
export { type GitGenerator, type GitPath } from '../constructs/argo-cd/application-set-spec/git-generator';
export { type LabelRequirement, type LabelSelector } from '../constructs/argo-cd/application-set-spec/label-selector';
export {
  type PullRequestFilter,
  type PullRequestGenerator,
  type PullRequestProviders,
} from '../constructs/argo-cd/application-set-spec/pull-request-generator';
export {
  type ScmFilter,
  type ScmProviderBase,
  type ScmProviderGenerator,
  type ScmProviders,
} from '../constructs/argo-cd/application-set-spec/scm-provider-generator';
export {
  type BasicOrBearer,
  type ConfigMapReference,
  type GitHubSignIn,
  type SecretReference,
} from '../constructs/argo-cd/application-set-spec/secret-reference';
export { Cluster, type ClusterProps } from '../constructs/argo-cd/cluster';
export {
  type ClusterAddress,
  type ClusterAwsAuth,
  type ClusterCredentials,
  type ClusterExecProvider,
  type ClusterExternalSecret,
  type ClusterSecretField,
  type ClusterSignIn,
  type ClusterTls,
} from '../constructs/argo-cd/connection/cluster-connection';
export { type ExternalSecretSource } from '../constructs/argo-cd/connection/external-secret';
export { Repository, type RepositoryProps } from '../constructs/argo-cd/repository';
export { type RepositoryAddress, type RepositoryConnection } from '../constructs/argo-cd/connection/repository-address';
export { RepositoryCredentials, type RepositoryCredentialsProps } from '../constructs/argo-cd/repository-credentials';
export {
  type RepositoryCredentialsSource,
  type RepositorySignIn,
  type SecretPlace,
  type UnsafePlaintext,
} from '../constructs/argo-cd/connection/repository-credentials-source';
export { AppOfApps, type AppOfAppsProps } from '../constructs/argo-cd/app-of-apps';
export { applicationHealth } from '../constructs/argo-cd/application-health';
export { Kustomization } from '../constructs/kustomization/kustomization';
export { type KustomizationEmit } from '../constructs/kustomization/emit-props';
export {
  type ConfigMapGenerator,
  type GeneratorOptions,
  type SecretGenerator,
} from '../constructs/kustomization/generator-props';
export { type ImageOverride, type RegistryOverride } from '../constructs/kustomization/image-props';
export {
  type KustomizationFieldSpec,
  type KustomizationProps,
  type KustomizationSort,
  type LabelRule,
  type OptionalRule,
  type ReplacementRule,
  type ReplicaRule,
} from '../constructs/kustomization/kustomization-props';
export { type FieldChange } from '../core/diff-values';
export {
  type KustomizationReport,
  type KustomizationObjectReport,
  type KustomizationRuleReport,
} from '../engines/kustomize/report/report';
export {
  type Replacement,
  type ReplacementOptions,
  type ReplacementSelector,
  type ReplacementSource,
  type ReplacementTarget,
} from '../engines/kustomize/file/replacement';
