import { type k8s } from 'cdk8s-plus-27';

type IsWrapper<T> = [T] extends [k8s.Quantity | k8s.IntOrString] ? ([keyof T] extends ['value'] ? true : false) : false;

/** Kubernetes' own type, readonly. It also accepts plain values (`'100m'`, `8080`, `'25%'`) instead of classes. */
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

/** Requests and limits of a container, as in Kubernetes. */
export type ContainerResources = Plain<k8s.ResourceRequirements>;
/** A container to add to Argo CD's own. */
export type ExtraContainer = Plain<k8s.Container> & {
  /** Makes an init container a sidecar. @default - it runs once, before the other containers */
  readonly restartPolicy?: 'Always';
};
/** A volume of the Pod. */
export type ExtraVolume = Plain<k8s.Volume>;
/** The path at which a container sees a volume. */
export type ExtraVolumeMount = Plain<k8s.VolumeMount>;
/** An environment variable, with every source that Kubernetes allows. */
export type ExtraVariable = Plain<k8s.EnvVar>;
