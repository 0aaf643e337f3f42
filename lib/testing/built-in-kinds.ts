import { type k8s } from 'cdk8s-plus-27';
import { type Plain } from '../kubernetes/types/plain-type';

/** Kubernetes' own kinds by `apiVersion kind`, with the fields of their objects. */
export interface BuiltInObjects {
  'admissionregistration.k8s.io/v1 MutatingWebhookConfiguration': k8s.KubeMutatingWebhookConfigurationProps;
  'admissionregistration.k8s.io/v1 ValidatingWebhookConfiguration': k8s.KubeValidatingWebhookConfigurationProps;
  'apiextensions.k8s.io/v1 CustomResourceDefinition': k8s.KubeCustomResourceDefinitionProps;
  'apiregistration.k8s.io/v1 APIService': k8s.KubeApiServiceProps;
  'apps/v1 ControllerRevision': k8s.KubeControllerRevisionProps;
  'apps/v1 DaemonSet': k8s.KubeDaemonSetProps;
  'apps/v1 Deployment': k8s.KubeDeploymentProps;
  'apps/v1 ReplicaSet': k8s.KubeReplicaSetProps;
  'apps/v1 StatefulSet': k8s.KubeStatefulSetProps;
  'autoscaling/v2 HorizontalPodAutoscaler': k8s.KubeHorizontalPodAutoscalerV2Props;
  'batch/v1 CronJob': k8s.KubeCronJobProps;
  'batch/v1 Job': k8s.KubeJobProps;
  'certificates.k8s.io/v1 CertificateSigningRequest': k8s.KubeCertificateSigningRequestProps;
  'coordination.k8s.io/v1 Lease': k8s.KubeLeaseProps;
  'discovery.k8s.io/v1 EndpointSlice': k8s.KubeEndpointSliceProps;
  'networking.k8s.io/v1 Ingress': k8s.KubeIngressProps;
  'networking.k8s.io/v1 IngressClass': k8s.KubeIngressClassProps;
  'networking.k8s.io/v1 NetworkPolicy': k8s.KubeNetworkPolicyProps;
  'node.k8s.io/v1 RuntimeClass': k8s.KubeRuntimeClassProps;
  'policy/v1 PodDisruptionBudget': k8s.KubePodDisruptionBudgetProps;
  'rbac.authorization.k8s.io/v1 ClusterRole': k8s.KubeClusterRoleProps;
  'rbac.authorization.k8s.io/v1 ClusterRoleBinding': k8s.KubeClusterRoleBindingProps;
  'rbac.authorization.k8s.io/v1 Role': k8s.KubeRoleProps;
  'rbac.authorization.k8s.io/v1 RoleBinding': k8s.KubeRoleBindingProps;
  'scheduling.k8s.io/v1 PriorityClass': k8s.KubePriorityClassProps;
  'storage.k8s.io/v1 CSIDriver': k8s.KubeCsiDriverProps;
  'storage.k8s.io/v1 CSINode': k8s.KubeCsiNodeProps;
  'storage.k8s.io/v1 StorageClass': k8s.KubeStorageClassProps;
  'storage.k8s.io/v1 VolumeAttachment': k8s.KubeVolumeAttachmentProps;
  'v1 ConfigMap': k8s.KubeConfigMapProps;
  'v1 Endpoints': k8s.KubeEndpointsProps;
  'v1 LimitRange': k8s.KubeLimitRangeProps;
  'v1 Namespace': k8s.KubeNamespaceProps;
  'v1 Node': k8s.KubeNodeProps;
  'v1 PersistentVolume': k8s.KubePersistentVolumeProps;
  'v1 PersistentVolumeClaim': k8s.KubePersistentVolumeClaimProps;
  'v1 Pod': k8s.KubePodProps;
  'v1 PodTemplate': k8s.KubePodTemplateProps;
  'v1 ReplicationController': k8s.KubeReplicationControllerProps;
  'v1 ResourceQuota': k8s.KubeResourceQuotaProps;
  'v1 Secret': k8s.KubeSecretProps;
  'v1 Service': k8s.KubeServiceProps;
  'v1 ServiceAccount': k8s.KubeServiceAccountProps;
}

/** Names of Kubernetes' own kinds: `Deployment`, or `apps/v1 Deployment`. */
export type BuiltInKind =
  keyof BuiltInObjects | (keyof BuiltInObjects extends `${string} ${infer Kind}` ? Kind : never);

/**
 * An object of one of Kubernetes' own kinds, in the form that it has in YAML, with the fields of today's Kubernetes.
 * A quantity, a port or a date is a plain value. `metadata` and `spec` are not optional here, so that a test can read
 * `pod.spec.containers[0]`.
 */
export type BuiltInManifest<Kind extends BuiltInKind> = { readonly apiVersion: string; readonly kind: string } & {
  readonly [Field in keyof Present<FieldsOf<Kind>>]: Written<Plain<Present<FieldsOf<Kind>>[Field]>>;
};

/** The fields of a kind, which is given with or without its API version. */
type FieldsOf<Kind extends string> = {
  [Name in keyof BuiltInObjects]: Name extends Kind | `${string} ${Kind}` ? BuiltInObjects[Name] : never;
}[keyof BuiltInObjects];

type Present<Fields> = Omit<Fields, 'metadata' | 'spec'> & Required<Pick<Fields, keyof Fields & ('metadata' | 'spec')>>;

/** A type in its written form: `Quantity` and `IntOrString` become text or a number, and `Date` becomes text. */
type Written<T> = T extends string | number | boolean | null | undefined
  ? T
  : unknown extends T
    ? T
    : k8s.Quantity extends T
      ? never
      : T extends Date
        ? never
        : { [Field in keyof T]: Written<T[Field]> };
