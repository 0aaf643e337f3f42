// Differences
export { diff, type DiffOptions } from '../engines/diff/diff';
export { diffWithCluster, type DiffWithClusterOptions } from '../engines/diff/diff-with-cluster';
export { formatDiff, type DiffFormatOptions } from '../engines/diff/format-diff';
export {
  type Danger,
  type DiffField,
  type DiffOperation,
  type DiffResult,
  type DiffSummary,
  type ObjectAction,
  type ObjectChange,
  type RefusedObject,
} from '../engines/diff/result/diff-result';

// Files for a repository
export { gitOpsLayout, type GitOpsLayoutProps } from '../app/layout/git-ops-layout';
export { type LayoutObject } from '../app/layout/layout-object';
export { type OutputLayout, type RenderedObject } from '../app/layout/output-layout';

// Into a repository
export { publish, type PublishResult } from '../engines/publish/publish';
export { type PublishOptions } from '../engines/publish/publish-options';
export { type PublishedBranch } from '../engines/publish/published-branch';
export { type PublishedPaths } from '../engines/publish/splice/splice';

// What refers to what
export { graph } from '../app/graph';
export { formatGraph, type GraphFormatOptions } from '../engines/graph/format-graph';
export {
  type Graph,
  type GraphConstruct,
  type GraphEdge,
  type GraphNode,
  type GraphReference,
  type NodeState,
} from '../engines/graph/data/graph';
export { type ObjectIdentity, type ObjectReference } from '../core/manifest';
export { type Relation } from '../kubernetes/references/data/reference';

// Objects of a cluster
export { type ApplyPlan, applyPlan, type ApplyPlanOptions, type PruneOptions } from '../engines/apply-plan/apply-plan';
export { type ClusterOptions } from '../engines/kubectl/cluster-options';
export { type StopSignal } from '../system/process/stop-signal';
export { type ArgoCdAccess } from '../engines/apply-plan/argo-cd-access';
export { type ApplyStep } from '../engines/apply-plan/steps/apply-step';
export { formatStatus } from '../engines/status/format-status';
export { type StatusFormatOptions } from '../engines/status/result/status-text';
export {
  type ObjectStatus,
  type PodProblem,
  type PodStatus,
  type StatusResult,
  type StatusSummary,
} from '../engines/status/result/status-result';
export { status } from '../engines/status/status';
export { type StatusOptions } from '../engines/status/status-options';
export { health, type HealthOptions } from '../kubernetes/health/health';
export { type Health, type HealthStatus } from '../kubernetes/health/rule-program';
