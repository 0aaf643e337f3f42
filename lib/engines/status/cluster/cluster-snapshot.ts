import { type Manifest } from '../../../core/manifest';

/** What a cluster has of one manifest. */
export interface ObjectSnapshot {
  /** With its namespace. */
  readonly manifest: Manifest;
  /** The object of the cluster. @default - it is missing */
  readonly live?: Manifest;
  /** What an apply of the manifest would make of it. @default - it is missing, or the API server would refuse that */
  readonly expected?: Manifest;
  /** Why the cluster can't have it, or would refuse it. @default - there is nothing to add */
  readonly reason?: string;
}

/** What a cluster has of some manifests, at one moment. */
export interface ClusterSnapshot {
  readonly objects: readonly ObjectSnapshot[];
  /** Pods of their namespaces, and what can be between them and a workload, such as ReplicaSets and Jobs. */
  readonly related: readonly Manifest[];
  /** Events of their namespaces. */
  readonly events: readonly Manifest[];
}
