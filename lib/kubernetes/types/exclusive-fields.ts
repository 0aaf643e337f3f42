import { type k8s } from 'cdk8s-plus-27';

/** The fields of Kubernetes' types that exclude each other. In cdk8s-plus-27 they do not. */
export type ExclusiveFields = [
  [k8s.EnvFromSource, AtMostOne<'configMapRef' | 'secretRef'>],
  [k8s.EnvVar, AtMostOne<'value' | 'valueFrom'>],
  [k8s.EnvVarSource, AtMostOne<keyof k8s.EnvVarSource | 'fileKeyRef'>],
  [k8s.LifecycleHandler, AtMostOne<keyof k8s.LifecycleHandler | 'sleep'>],
  [k8s.Volume, AtMostOne<VolumeSource>],
];

type VolumeSource = Exclude<keyof k8s.Volume, 'name' | 'downwardApi' | 'scaleIo'> | 'downwardAPI' | 'scaleIO' | 'image';

type AtMostOne<Fields extends string> = {
  [Field in Fields]: { readonly [Other in Exclude<Fields, Field>]?: never };
}[Fields];
