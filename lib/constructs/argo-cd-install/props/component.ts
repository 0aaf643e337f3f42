import { type k8s } from 'cdk8s-plus-27';
import { type Plain } from '../../../kubernetes/types/plain-type';
import { type ArgoCdContainerProps, type ArgoCdPodProps, type ContainerResources } from './pod';
import { type PolicyRule } from '../../argo-cd/release/release';

/** The props that every component of Argo CD has. */
export interface ArgoCdComponentProps extends ArgoCdContainerProps, ArgoCdPodProps {
  /** `false` leaves out all objects of the component, also from the network policies of others. @default true */
  readonly enabled?: boolean;
  /** Number of Pods. @default - upstream's: 1; with high availability 2 API servers and 2 repo servers */
  readonly replicas?: number;
  /** CPU and memory of Argo CD's own init containers. @default - none */
  readonly initResources?: ContainerResources;
  /** Annotations of the Deployment or StatefulSet. @default - none */
  readonly annotations?: Readonly<Record<string, string>>;
  /** The ServiceAccount that the Pods run as. @default - one with the component's name */
  readonly serviceAccount?: ArgoCdServiceAccount;
  /** Further rules for the component's Role. @default - none */
  readonly extraRules?: readonly PolicyRule[];
  /**
   * How Pods are replaced: the `strategy` of a Deployment, or the `updateStrategy` of a StatefulSet.
   * @default - upstream's: notifications stop the old Pod first, all others use Kubernetes' default
   */
  readonly strategy?: ArgoCdStrategy;
  /** A PodDisruptionBudget. @default - none */
  readonly disruptionBudget?: ArgoCdDisruptionBudget;
}

/** How the Pods of a component are replaced. */
export interface ArgoCdStrategy {
  /** `Recreate` is for Deployments, `OnDelete` for StatefulSets. @default RollingUpdate */
  readonly type?: 'RollingUpdate' | 'Recreate' | 'OnDelete';
  /** How many Pods are replaced at a time. @default - Kubernetes' own */
  readonly rollingUpdate?: Plain<k8s.RollingUpdateDeployment> | Plain<k8s.RollingUpdateStatefulSetStrategy>;
}

/** The ServiceAccount of a component. */
export interface ArgoCdServiceAccount {
  /** Name of the account: of a new one, or with `create: false` of an existing one. @default - the component's name */
  readonly name?: string;
  /** Annotations such as `eks.amazonaws.com/role-arn`. @default - none */
  readonly annotations?: Readonly<Record<string, string>>;
  /** Labels such as `azure.workload.identity/use`. @default - only upstream's */
  readonly labels?: Readonly<Record<string, string>>;
  /** `false` if something else makes the account. @default true */
  readonly create?: boolean;
}

/** A component that has permissions in the whole cluster. */
export interface ArgoCdClusterComponentProps {
  /**
   * Replaces the rules of the component's ClusterRole.
   * By default the controller may do everything. Use this to let Argo CD write only certain kinds.
   * @default - upstream's
   */
  readonly clusterRoleRules?: readonly PolicyRule[];
}

/** A component that can be scaled. */
export interface ArgoCdScalableProps {
  /** A HorizontalPodAutoscaler, instead of `replicas`. The container needs `resources.requests`. @default - none */
  readonly autoscaling?: ArgoCdAutoscaling;
}

/**
 * When Pods are added and removed.
 *
 * @see https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/
 */
export interface ArgoCdAutoscaling {
  /** @default 1 */
  readonly minReplicas?: number;
  readonly maxReplicas: number;
  /** Percent of the requested CPU; 1 or more. @default - 50 if `memoryUtilization` isn't given either */
  readonly cpuUtilization?: number;
  /** Percent of the requested memory; 1 or more. @default - memory doesn't count */
  readonly memoryUtilization?: number;
}

/** How many Pods may be unavailable at a time: exactly one of the two fields. */
export type ArgoCdDisruptionBudget =
  | { readonly minAvailable: number | string; readonly maxUnavailable?: never }
  | { readonly maxUnavailable: number | string; readonly minAvailable?: never };
