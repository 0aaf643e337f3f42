import { type Manifest } from '../../../core/manifest';

/** What a cluster has of one manifest. */
export interface ObjectSnapshot {
  /** With its namespace. */
  readonly manifest: Manifest;
  /** The object of the cluster. @default - it is missing */
  readonly live?: Manifest;
  /** What an apply of the manifest would make of it. @default - it is missing, or that is not known or not tried */
  readonly expected?: Manifest;
  /** Why the cluster can't have it, would refuse it, or does not tell. @default - there is nothing to add */
  readonly reason?: string;
  /** Whether the user lacks the rights to read it, or to try an apply. @default - they are there */
  readonly isUnknown?: true;
  /** Whether an apply was not to be tried. */
  readonly isUntried?: true;
}

/** What a cluster has of some manifests, at one moment. */
export interface ClusterSnapshot {
  readonly objects: readonly ObjectSnapshot[];
  /** Pods of their namespaces, and what can be between them and a workload, such as ReplicaSets and Jobs. */
  readonly related: readonly Manifest[];
  /** Events of their namespaces. */
  readonly events: readonly Manifest[];
  /** What kubectl reports about kinds and namespaces that can't be listed. */
  readonly problems: readonly string[];
}
