import { type ArgoCdContainerProps, type ArgoCdPodProps } from './container';
import { type ContainerResources } from './kubernetes';
import { type PolicyRule } from '../../argo-cd/release/release';

/** What every component of Argo CD takes: its container, its pods, and these. */
export interface ArgoCdComponentProps extends ArgoCdContainerProps, ArgoCdPodProps {
  /** `false` leaves out all objects of the component, and its place in the network policies of others. @default true */
  readonly enabled?: boolean;
  /** Number of pods. @default - upstream's: 1; with high availability 2 API servers and 2 repo servers */
  readonly replicas?: number;
  /** CPU and memory of Argo CD's own init containers. @default - none */
  readonly initResources?: ContainerResources;
  /** Annotations of the Deployment or StatefulSet. @default - none */
  readonly annotations?: Readonly<Record<string, string>>;
  /** The account that the pods run as. @default - one of the component's name */
  readonly serviceAccount?: ArgoCdServiceAccount;
  /** Rules in the component's Role beside upstream's. @default - none */
  readonly extraRules?: readonly PolicyRule[];
}

/** The ServiceAccount of a component. */
export interface ArgoCdServiceAccount {
  /** One that exists, with `create: false`, or the name for the one that is made. @default - the component's name */
  readonly name?: string;
  /** Annotations such as `eks.amazonaws.com/role-arn`. @default - none */
  readonly annotations?: Readonly<Record<string, string>>;
  /** Labels such as `azure.workload.identity/use`. @default - none beside upstream's */
  readonly labels?: Readonly<Record<string, string>>;
  /** `false` where something else makes the account. @default true */
  readonly create?: boolean;
}

/** A component that has permissions in the whole cluster. */
export interface ArgoCdClusterComponentProps {
  /**
   * Replaces the rules of the component's ClusterRole.
   * The controller's default is everything: narrow it where Argo CD may only write certain kinds.
   * @default - upstream's
   */
  readonly clusterRoleRules?: readonly PolicyRule[];
}

/** A component that can grow. */
export interface ArgoCdScalableProps {
  /** A HorizontalPodAutoscaler, in place of `replicas`. The container needs `resources.requests`. @default - none */
  readonly autoscaling?: ArgoCdAutoscaling;
  /** A PodDisruptionBudget. @default - none */
  readonly disruptionBudget?: ArgoCdDisruptionBudget;
}

/**
 * When pods are added and removed.
 *
 * @see https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/
 */
export interface ArgoCdAutoscaling {
  /** @default 1 */
  readonly minReplicas?: number;
  readonly maxReplicas: number;
  /** Percent of the requested CPU; 1 or more. @default - 50 where memory isn't given either */
  readonly cpuUtilization?: number;
  /** Percent of the requested memory; 1 or more. @default - not looked at */
  readonly memoryUtilization?: number;
}

/** How many pods may be taken away at a time: one of the two. */
export type ArgoCdDisruptionBudget =
  | { readonly minAvailable: number | string; readonly maxUnavailable?: never }
  | { readonly maxUnavailable: number | string; readonly minAvailable?: never };
