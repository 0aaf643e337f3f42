export { App, type AppProps } from './app/app';
export { Include } from './include/include';
export {
  type IncludeFiles,
  type IncludeOptions,
  type IncludeProps,
  type IncludeText,
  type IncludeUrl,
} from './include/include-props';
export { GitOpsError, type Finding } from './core/error';
export { type Manifest, type ManifestMetadata } from './core/manifest';
export { type YamlDialect } from './core/yaml/dialect';
export { parseManifests, type ParseOptions } from './core/yaml/parse';
export { stringifyManifests, type StringifyOptions } from './core/yaml/stringify';
export { type Exposure } from './pod/exposure';
export { type IntOrStringValue, type QuantityValue } from './pod/plain-type';
export { type Container, type DeploymentSpec, type PodSpec, type ServiceSpec } from './pod/pod-spec';
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
} from './pod/probe';
export { type ProbedContainer, type ProbedInitContainer, type ProbedPodSpec } from './pod/probed-container';
export { ProbedDeployment, type ProbedDeploymentProps } from './pod/probed-deployment';
export { type SecurityProfile } from './pod/security/security-profile';
export { ProbedPod, type ProbedPodProps } from './pod/probed-pod';
export { Application } from './argocd/application/application';
export {
  type ApplicationIdentity,
  type ApplicationProps,
  type ApplicationSettings,
  type ApplicationSource,
  type ApplicationSpec,
} from './argocd/application/application-spec';
export { type AtMostOne, type ExactlyOne } from './argocd/application/at-most-one';
export { type DeletionPolicy } from './argocd/application/deletion-policy';
export { type Destination } from './argocd/application/destination';
export { type DirectorySource, type JsonnetOptions, type JsonnetVariable } from './argocd/application/directory-source';
export { type HelmFileParameter, type HelmParameter, type HelmSource } from './argocd/application/helm-source';
export { type IgnoreDifference } from './argocd/application/ignore-difference';
export {
  type KustomizePatch,
  type KustomizePatchTarget,
  type KustomizeReplica,
  type KustomizeSource,
} from './argocd/application/kustomize-source';
export { type NameValue, type PluginParameter, type PluginSource } from './argocd/application/plugin-source';
export {
  type ChartSource,
  type PathSource,
  type RefSource,
  type Source,
  type SourceAmongSeveral,
  type SourceBase,
  type SourceTools,
} from './argocd/application/source';
export { type DrySource, type SourceHydrator, type SyncSource } from './argocd/application/source-hydrator';
export { type SyncOption } from './argocd/application/sync-option';
export {
  type AutomatedSync,
  type ManagedNamespaceMetadata,
  type SyncBackoff,
  type SyncPolicy,
  type SyncRetry,
} from './argocd/application/sync-policy';
export { AppProject, type AppProjectProps } from './argocd/project/app-project';
export {
  type AppProjectSpec,
  type DestinationServiceAccount,
  type OrphanedResource,
  type ProjectBounds,
  type ProjectClusterKind,
  type ProjectDestination,
  type ProjectKind,
  type SourceIntegrity,
} from './argocd/project/app-project-spec';
export { type ProjectPermission, type ProjectRole, type ProjectToken } from './argocd/project/project-role';
export {
  type SomeTarget,
  type SyncWindow,
  type SyncWindowSettings,
  type SyncWindowTargets,
} from './argocd/project/sync-window';
export { type JsonPatchOperation } from './core/patch/json-patch';
export {
  type InlinePatch,
  type Patch,
  type PatchBody,
  type PatchFile,
  type PatchObject,
  type PatchOptions,
  type PatchRule,
} from './core/patch/patch';
export { type PatchTarget } from './core/patch/selector';
export { addProbes } from './pod/add-probes';
export { type AddProbesOptions } from './pod/put-probes';
export { type ProbeTimeline, type SecondsRange } from './pod/probe-ranges';
export { probeTimeline, type ProbeTimelineOptions, type TimedProbe } from './pod/probe-timeline';
export { ArgoCdCrds, type ArgoCdCrdsProps } from './argocd/argo-cd-crds';
export { ArgoCdInstall } from './argocd/install/argo-cd-install';
export { type ArgoCdDefect } from './argocd/install/defects';
export { type ManageItselfProps } from './argocd/install/manage-itself';
export {
  type ArgoCdAccessProps,
  type ArgoCdCertificate,
  type ArgoCdGateway,
  type ArgoCdIngress,
} from './argocd/install/props/access';
export { type ArgoCdConfig } from './argocd/install/props/argo-cd-config.generated';
export { type ArgoCdParams } from './argocd/install/props/argo-cd-params.generated';
export {
  type ArgoCdAutoscaling,
  type ArgoCdClusterComponentProps,
  type ArgoCdComponentProps,
  type ArgoCdDisruptionBudget,
  type ArgoCdScalableProps,
  type ArgoCdServiceAccount,
} from './argocd/install/props/component';
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
} from './argocd/install/props/components';
export { type ArgoCdContainerProps, type ArgoCdPodProps } from './argocd/install/props/container';
export {
  type ArgoCdPlugin,
  type ArgoCdPluginCommand,
  type ArgoCdPluginSpec,
  type ArgoCdUi,
} from './argocd/install/props/extensions';
export {
  type ArgoCdClusterProps,
  type ArgoCdCommonProps,
  type ArgoCdComponentsProps,
  type ArgoCdInstallProps,
  type ArgoCdMetrics,
  type ArgoCdScopeProps,
} from './argocd/install/props/install';
export {
  type ContainerResources,
  type ExtraContainer,
  type ExtraVariable,
  type ExtraVolume,
  type ExtraVolumeMount,
} from './argocd/install/props/kubernetes';
export {
  type ArgoCdAccount,
  type ArgoCdAdmin,
  type ArgoCdLoginProps,
  type ArgoCdOidc,
  type ArgoCdRbac,
} from './argocd/install/props/logins';
export { type ArgoCdSchedulingProps } from './argocd/install/props/scheduling';
export { type ArgoCdReconciliation, type ArgoCdSettingsProps } from './argocd/install/props/settings';
export { type ArgoCdTrustProps, type NamedOrListed } from './argocd/install/props/trust';
export { type ArgoCdVersion, type PolicyRule } from './argocd/release';
export { kustomize } from './kustomize/kustomize';
export { type BuildOptions as KustomizeBuildOptions } from './kustomize/build';
export { ApplicationSet, type ApplicationSetProps } from './argocd/application-set/application-set';
export {
  type ApplicationDifferences,
  type ApplicationSetSpec,
  type ApplicationSetStrategy,
  type ApplicationSetSyncPolicy,
  type RollingSyncStep,
} from './argocd/application-set/application-set-spec';
export {
  type ApplicationTemplate,
  type ApplicationTemplateOverride,
  type SourceOverride,
  type TemplateMetadata,
} from './argocd/application-set/application-template';
export {
  type ClusterDecisionGenerator,
  type ClustersGenerator,
  type PluginGenerator,
} from './argocd/application-set/cluster-generators';
export {
  type Generator,
  type ListGenerator,
  type MatrixGenerator,
  type MergeGenerator,
} from './argocd/application-set/generator';
export { type GitGenerator, type GitPath } from './argocd/application-set/git-generator';
export { type LabelRequirement, type LabelSelector } from './argocd/application-set/label-selector';
export {
  type PullRequestFilter,
  type PullRequestGenerator,
  type PullRequestProviders,
} from './argocd/application-set/pull-request-generator';
export {
  type ScmFilter,
  type ScmProviderBase,
  type ScmProviderGenerator,
  type ScmProviders,
} from './argocd/application-set/scm-provider-generator';
export {
  type BasicOrBearer,
  type ConfigMapReference,
  type GitHubSignIn,
  type SecretReference,
} from './argocd/application-set/secret-reference';
export { Cluster, type ClusterProps } from './argocd/connection/cluster';
export {
  type ClusterAddress,
  type ClusterAwsAuth,
  type ClusterCredentials,
  type ClusterExecProvider,
  type ClusterExternalSecret,
  type ClusterSecretField,
  type ClusterSignIn,
  type ClusterTls,
} from './argocd/connection/cluster-connection';
export { type ExternalSecretSource } from './argocd/connection/external-secret';
export { Repository, type RepositoryProps } from './argocd/connection/repository';
export { type RepositoryAddress, type RepositoryConnection } from './argocd/connection/repository-address';
export { RepositoryCredentials, type RepositoryCredentialsProps } from './argocd/connection/repository-credentials';
export {
  type RepositoryCredentialsSource,
  type RepositorySignIn,
  type SecretPlace,
  type UnsafePlaintext,
} from './argocd/connection/repository-credentials-source';
export { AppOfApps, type AppOfAppsProps } from './argocd/application/app-of-apps';
export { applicationHealth } from './argocd/application/application-health';
export { Kustomization } from './kustomize/construct/kustomization';
export { type KustomizationEmit } from './kustomize/construct/emit-props';
export {
  type ConfigMapGenerator,
  type GeneratorOptions,
  type SecretGenerator,
} from './kustomize/construct/generator-props';
export { type ImageOverride, type RegistryOverride } from './kustomize/construct/image-props';
export {
  type KustomizationFieldSpec,
  type KustomizationProps,
  type KustomizationSort,
  type LabelRule,
  type OptionalRule,
  type ReplacementRule,
  type ReplicaRule,
} from './kustomize/construct/kustomization-props';
export { type FieldChange } from './kustomize/diff-values';
export {
  type KustomizationReport,
  type KustomizationObjectReport,
  type KustomizationRuleReport,
} from './kustomize/report';
export {
  type Replacement,
  type ReplacementOptions,
  type ReplacementSelector,
  type ReplacementSource,
  type ReplacementTarget,
} from './kustomize/replacements/replacement';
