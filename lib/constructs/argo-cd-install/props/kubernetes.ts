import { type k8s } from 'cdk8s-plus-27';
import { type Plain } from '../../../kubernetes/types/plain-type';

/** Requests and limits of a container, as in Kubernetes. */
export type ContainerResources = Plain<k8s.ResourceRequirements>;
/** A container to add to Argo CD's own. */
export type ExtraContainer = Plain<k8s.Container>;
/** A volume of the Pod. */
export type ExtraVolume = Plain<k8s.Volume>;
/** The path at which a container sees a volume. */
export type ExtraVolumeMount = Plain<k8s.VolumeMount>;
/** An environment variable, with every source that Kubernetes allows. */
export type ExtraVariable = Plain<k8s.EnvVar>;
