export { GitOpsError, type Finding } from './core/error';
export { type Manifest, type ManifestMetadata } from './core/manifest';
export { parseManifests, type ParseOptions } from './core/yaml/parse';
export { stringifyManifests } from './core/yaml/stringify';
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
export { ProbedPod, type ProbedPodProps } from './pod/probed-pod';
