import { type k8s } from 'cdk8s-plus-27';

type IsWrapper<T> = [T] extends [k8s.Quantity | k8s.IntOrString] ? ([keyof T] extends ['value'] ? true : false) : false;

/** Kubernetes' own type, readonly, with plain values (`'100m'`, `8080`, `'25%'`) beside the classes for them. */
export type Plain<T> =
  IsWrapper<T> extends true
    ? string | number | T
    : T extends readonly (infer Item)[]
      ? readonly Plain<Item>[]
      : T extends Date
        ? string | T
        : T extends object
          ? { readonly [Key in keyof T]: Plain<T[Key]> }
          : T;

/** Requests and limits of a container, as Kubernetes takes them. */
export type ContainerResources = Plain<k8s.ResourceRequirements>;
/** A container beside Argo CD's own. */
export type ExtraContainer = Plain<k8s.Container> & {
  /** Makes a sidecar of an init container. @default - runs once, before the others */
  readonly restartPolicy?: 'Always';
};
/** A volume of the pod. */
export type ExtraVolume = Plain<k8s.Volume>;
/** Where a container sees a volume. */
export type ExtraVolumeMount = Plain<k8s.VolumeMount>;
/** An environment variable with what Kubernetes allows as its source. */
export type ExtraVariable = Plain<k8s.EnvVar>;
