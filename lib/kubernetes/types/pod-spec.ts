import { type k8s } from 'cdk8s-plus-27';
import { type Plain } from './plain-type';

/**
 * All fields that today's Kubernetes accepts in a Pod's `spec`, under Kubernetes' names. Quantities and ports are plain.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#PodSpec
 */
export type PodSpec = Plain<k8s.PodSpec>;

/** A container of a `PodSpec`, with Kubernetes' own `livenessProbe`, `readinessProbe` and `startupProbe`. */
export type Container = Plain<k8s.Container>;

/** The `spec` of a Deployment. */
export type DeploymentSpec = Plain<k8s.DeploymentSpec>;

/** The `spec` of a Service. */
export type ServiceSpec = Plain<k8s.ServiceSpec>;
