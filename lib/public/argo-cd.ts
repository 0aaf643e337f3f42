// The install
export { ArgoCdCrds, type ArgoCdCrdsProps } from '../constructs/argo-cd-install/argo-cd-crds';
export { ArgoCdInstall } from '../constructs/argo-cd-install/argo-cd-install';
export { type ArgoCdConfig } from '../constructs/argo-cd-install/generated/argo-cd-config.generated';
export { type ArgoCdParams } from '../constructs/argo-cd-install/generated/argo-cd-params.generated';
export { type ManageItselfProps } from '../constructs/argo-cd-install/manage-itself';
export {
  type ArgoCdAccessProps,
  type ArgoCdBackendTls,
  type ArgoCdCertificate,
  type ArgoCdGateway,
  type ArgoCdIngress,
} from '../constructs/argo-cd-install/props/access';
export {
  type ArgoCdAutoscaling,
  type ArgoCdClusterComponentProps,
  type ArgoCdComponentProps,
  type ArgoCdDisruptionBudget,
  type ArgoCdScalableProps,
  type ArgoCdServiceAccount,
  type ArgoCdStrategy,
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
export { type ArgoCdDefect } from '../constructs/argo-cd-install/props/defects';
export { type ArgoCdHelm } from '../constructs/argo-cd-install/chart-source/argo-cd-helm';
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
  type ArgoCdScopeProps,
} from '../constructs/argo-cd-install/props/install';
export {
  type ContainerResources,
  type ExtraContainer,
  type ExtraVariable,
  type ExtraVolume,
  type ExtraVolumeMount,
} from '../constructs/argo-cd-install/props/pod';
export {
  type ArgoCdAccount,
  type ArgoCdAdmin,
  type ArgoCdLoginProps,
  type ArgoCdOidc,
  type ArgoCdRbac,
  type ArgoCdSecretSource,
} from '../constructs/argo-cd-install/props/logins';
export {
  type ArgoCdMetrics,
  type ArgoCdPrometheusRule,
  type ArgoCdRelabeling,
  type ArgoCdRule,
  type ArgoCdRuleGroup,
  type ArgoCdServiceMonitors,
} from '../constructs/argo-cd-install/props/monitoring';
export {
  type ArgoCdContainerProps,
  type ArgoCdPodProps,
  type ArgoCdProbeTiming,
  type ArgoCdSchedulingProps,
} from '../constructs/argo-cd-install/props/pod';
export { type ArgoCdReconciliation, type ArgoCdSettingsProps } from '../constructs/argo-cd-install/props/settings';
export { type ArgoCdTrustProps, type NamedOrListed } from '../constructs/argo-cd-install/props/trust';
export { type ArgoCdVersion, type PolicyRule } from '../constructs/argo-cd/release/release';

// Applications
export { AppOfApps, type AppOfAppsProps } from '../constructs/argo-cd/app-of-apps';
export { type WatchedFolder } from '../constructs/argo-cd/output/watched-folder';
export { Application } from '../constructs/argo-cd/application';
export { applicationHealth } from '../constructs/argo-cd/application-health';
export {
  type ApplicationIdentity,
  type ApplicationProps,
  type ApplicationSettings,
  type ApplicationSource,
  type ApplicationSources,
  type ApplicationSpec,
} from '../constructs/argo-cd/application-spec/application-spec';
export { type DeletionPolicy } from '../constructs/argo-cd/application-spec/deletion-policy';
export { type Destination } from '../constructs/argo-cd/application-spec/destination';
export { type IgnoreDifference } from '../constructs/argo-cd/application-spec/ignore-difference';
export { type SyncOption } from '../constructs/argo-cd/sync/sync-option';
export {
  type AutomatedSync,
  type ManagedNamespaceMetadata,
  type SyncBackoff,
  type SyncPolicy,
  type SyncRetry,
} from '../constructs/argo-cd/sync/sync-policy';

// Sources of applications
export {
  type DirectorySource,
  type JsonnetOptions,
  type JsonnetVariable,
} from '../constructs/argo-cd/source/directory-source';
export { type HelmFileParameter, type HelmParameter, type HelmSource } from '../constructs/argo-cd/source/helm-source';
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

// Application sets
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
  type TemplateSettings,
  type TemplateSyncOption,
} from '../constructs/argo-cd/generator/application-template';
export {
  type ClusterDecisionGenerator,
  type ClustersGenerator,
  type PluginGenerator,
} from '../constructs/argo-cd/generator/cluster-generators';
export {
  type Generator,
  type ListGenerator,
  type MatrixGenerator,
  type MergeGenerator,
} from '../constructs/argo-cd/generator/generator';
export { type GitGenerator, type GitPath } from '../constructs/argo-cd/generator/git-generator';
export { type LabelRequirement, type LabelSelector } from '../constructs/argo-cd/generator/label-selector';
export {
  type PullRequestFilter,
  type PullRequestGenerator,
  type PullRequestProviders,
} from '../constructs/argo-cd/generator/pull-request-generator';
export {
  type ScmFilter,
  type ScmProviderBase,
  type ScmProviderGenerator,
  type ScmProviders,
} from '../constructs/argo-cd/generator/scm-provider-generator';
export {
  type BasicOrBearer,
  type ConfigMapReference,
  type GitHubSignIn,
  type SecretReference,
} from '../constructs/argo-cd/connection/secret-reference';

// Projects
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

// Repositories and clusters
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
export {
  type RepositoryAccess,
  type RepositoryAddress,
  type RepositoryConnection,
  type RepositoryType,
} from '../constructs/argo-cd/connection/repository-address';
export {
  type RepositoryCredentialsSource,
  type RepositorySignIn,
  type SecretPlace,
  type UnsafePlaintext,
} from '../constructs/argo-cd/connection/repository-credentials-source';
export { Repository, type RepositoryProps } from '../constructs/argo-cd/repository';
export {
  RepositoryCredentials,
  type RepositoryCredentialsProps,
  type RepositoryTemplate,
} from '../constructs/argo-cd/repository-credentials';
export { type ScmCredentialsSource, type ScmExternalSecret } from '../constructs/argo-cd/connection/scm-manifest';
export { ScmCredentials, type ScmCredentialsProps } from '../constructs/argo-cd/scm-credentials';

// Types that say which fields exclude each other
export { type AtMostOne, type ExactlyOne } from '../core/at-most-one';
