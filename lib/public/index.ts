// These lines export no names. With them, the compiler can name the types of features in the declarations of a library.
export type {} from './argo-cd';
export type {} from './gitops';
export type {} from './helm';
export type {} from './kustomize';

// App and errors
export { App, type AppProps } from '../app/app';
export { type Finding, type FindingInput, GitOpsError, type Problem, type Severity } from '../core/error';

// Manifests and YAML
export { type ManifestGroup } from '../api-objects/manifest-group';
export { type Manifest, type ManifestMetadata } from '../core/manifest';
export { parseManifests, type ParseOptions } from '../core/yaml/parse';
export { type YamlDialect } from '../core/yaml/scalar/dialect';
export { stringifyManifests, type StringifyOptions } from '../core/yaml/stringify';

// Patches
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

// YAML files from elsewhere
export { Include } from '../constructs/include/include';
export {
  type IncludeFiles,
  type IncludeOptions,
  type IncludeProps,
  type IncludeText,
  type IncludeUrl,
} from '../constructs/include/include-props';

// Pods and probes
export { addProbes } from '../constructs/pod/add-probes';
export { type Exposure } from '../constructs/pod/deployment/exposure';
export {
  type ProbedContainer,
  type ProbedInitContainer,
  type ProbedPodSpec,
} from '../constructs/pod/pod-spec/probed-container';
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
export { probeTimeline, type ProbeTimelineOptions } from '../constructs/pod/probe/probe-timeline';
export { ProbedDeployment, type ProbedDeploymentProps } from '../constructs/pod/probed-deployment';
export { ProbedPod, type ProbedPodProps } from '../constructs/pod/probed-pod';
export { type AddProbesOptions } from '../constructs/pod/put-probes';
export { type SecurityProfile } from '../kubernetes/pod-security/security-profile';
export { type ProbeTimeline, type SecondsRange } from '../kubernetes/probe-ranges';
export { type IntOrStringValue, type QuantityValue } from '../kubernetes/types/plain-type';
export { type Container, type DeploymentSpec, type PodSpec, type ServiceSpec } from '../kubernetes/types/pod-spec';

// Helm; more types in cdk8s-gitops/helm
export { HelmChart } from '../constructs/helm-chart/helm-chart';

// Kustomize; more types in cdk8s-gitops/kustomize
export { Kustomization } from '../constructs/kustomization/kustomization';
export { type KustomizationProps } from '../constructs/kustomization/kustomization-props';
export { type BuildOptions as KustomizeBuildOptions } from '../engines/kustomize/build';
export { kustomize } from '../engines/kustomize/kustomize';
export { type KustomizationReport } from '../engines/kustomize/report/report';

// Argo CD; more types in cdk8s-gitops/argo-cd
export { ArgoCdCrds, type ArgoCdCrdsProps } from '../constructs/argo-cd-install/argo-cd-crds';
export { ArgoCdInstall } from '../constructs/argo-cd-install/argo-cd-install';
export { type ArgoCdInstallProps } from '../constructs/argo-cd-install/props/install';
export { AppOfApps, type AppOfAppsProps } from '../constructs/argo-cd/app-of-apps';
export { AppProject, type AppProjectProps } from '../constructs/argo-cd/app-project';
export { Application } from '../constructs/argo-cd/application';
export { applicationHealth } from '../constructs/argo-cd/application-health';
export { ApplicationSet, type ApplicationSetProps } from '../constructs/argo-cd/application-set';
export { type ApplicationProps } from '../constructs/argo-cd/application-spec/application-spec';
export { Cluster, type ClusterProps } from '../constructs/argo-cd/cluster';
export { Repository, type RepositoryProps } from '../constructs/argo-cd/repository';
export { RepositoryCredentials, type RepositoryCredentialsProps } from '../constructs/argo-cd/repository-credentials';
export { ScmCredentials, type ScmCredentialsProps } from '../constructs/argo-cd/scm-credentials';

// A GitOps repository; more types in cdk8s-gitops/gitops
export { applyPlan, type ApplyPlanOptions } from '../engines/apply-plan/apply-plan';
export { diff, type DiffOptions } from '../engines/diff/diff';
export { diffWithCluster, type DiffWithClusterOptions } from '../engines/diff/diff-with-cluster';
export { formatDiff, type DiffFormatOptions } from '../engines/diff/format-diff';
export { type DiffResult } from '../engines/diff/result/diff-result';
export { gitOpsLayout, type GitOpsLayoutProps } from '../app/layout/git-ops-layout';
export { publish, type PublishResult } from '../engines/publish/publish';
export { type PublishOptions } from '../engines/publish/publish-options';
export { graph } from '../app/graph';
export { type Graph } from '../engines/graph/data/graph';
export { formatGraph, type GraphFormatOptions } from '../engines/graph/format-graph';
export { formatStatus } from '../engines/status/format-status';
export { type StatusFormatOptions } from '../engines/status/result/status-text';
export { type StatusResult } from '../engines/status/result/status-result';
export { status } from '../engines/status/status';
export { health, type HealthOptions } from '../kubernetes/health/health';
export { type Health } from '../kubernetes/health/rule-program';

// Values of Helm charts; more in cdk8s-gitops/helm
export { helmIf } from '../constructs/helm-package/values/helm-if';
export { helmRelease } from '../constructs/helm-package/values/helm-release';
export { helmText } from '../constructs/helm-package/values/helm-text';
export { helmValue } from '../constructs/helm-package/values/helm-value';
export { HelmPackage } from '../constructs/helm-package/helm-package';
export { type HelmPackageProps } from '../constructs/helm-package/helm-package-props';
