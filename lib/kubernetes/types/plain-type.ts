import { type k8s } from 'cdk8s-plus-27';
import { type ExclusiveFields } from './exclusive-fields';
import { type FieldChoices } from './field-choices';

/** A quantity as Kubernetes writes it (`'100m'`, `'64Mi'`, `2`), or cdk8s' class for it. */
export type QuantityValue = string | number | k8s.Quantity;

/** A number or a text (`8080`, `'http'`, `'25%'`), or cdk8s' class for it. */
export type IntOrStringValue = string | number | k8s.IntOrString;

/**
 * A Kubernetes type of cdk8s-plus-27, changed to today's Kubernetes: with fields of later versions, Kubernetes' own
 * spelling (`hostPID`, `clusterIP`), plain quantities, closed choices and unions, and with all fields readonly.
 */
export type Plain<T> = T extends Wrapper
  ? PlainWrapper<T>
  : T extends Date
    ? string | Date
    : T extends readonly (infer Item)[]
      ? readonly Plain<Item>[]
      : T extends object
        ? PlainMap<T>
        : T;

type Wrapper = k8s.Quantity | k8s.IntOrString;

/** `Quantity` and `IntOrString` have only the field `value`. A header has a `value` too, but also a name. */
type PlainWrapper<T> = [keyof T] extends [keyof Wrapper] ? string | number | T : PlainMap<T>;

type PlainMap<T> = { readonly [Field in keyof T as Exclude<Field, WronglySpelt>]: Plain<T[Field]> } & Entry<T, Later> &
  Entry<T, FieldChoices> &
  Entry<T, ExclusiveFields>;

/** Field names that cdk8s-plus-27 spells differently from Kubernetes. `Later` has the right ones. */
type WronglySpelt =
  | 'clientIp'
  | 'clusterIp'
  | 'datasetUuid'
  | 'diskUri'
  | 'downwardApi'
  | 'hostIp'
  | 'hostIpc'
  | 'hostPid'
  | 'loadBalancerIp'
  | 'pdId'
  | 'scaleIo'
  | 'setHostnameAsFqdn'
  | 'storagePolicyId'
  | 'targetWwNs'
  | 'volumeId';

/** The fields that a table has for a type. */
type Entry<T, Table> = Table extends [[infer Type, infer Fields], ...infer Rest]
  ? SameFields<T, Type> extends true
    ? Fields
    : Entry<T, Rest>
  : unknown;

/** Whether two types have the same field names. This is how a type is recognized. */
type SameFields<One, Other> = [keyof One, keyof Other] extends [keyof Other, keyof One] ? true : false;

/** The fields of today's Kubernetes that the types of 1.27 lack. */
type Later = [
  [k8s.PodSpec, PodSpecLater],
  [k8s.Container, ContainerLater],
  [k8s.EphemeralContainer, ContainerLater],
  [k8s.ContainerPort, { readonly hostIP?: string }],
  [k8s.EnvVarSource, { readonly fileKeyRef?: FileKeySelector }],
  [k8s.Lifecycle, { readonly stopSignal?: string }],
  [k8s.LifecycleHandler, { readonly sleep?: { readonly seconds: number } }],
  [k8s.ResourceRequirements, { readonly claims?: readonly ResourceClaim[] }],
  [k8s.SecurityContext, { readonly appArmorProfile?: AppArmorProfile }],
  [k8s.PodSecurityContext, PodSecurityContextLater],
  [
    k8s.PodAffinityTerm,
    { readonly matchLabelKeys?: readonly string[]; readonly mismatchLabelKeys?: readonly string[] },
  ],
  [
    k8s.PodResourceClaim,
    { readonly source?: never; readonly resourceClaimName?: string; readonly resourceClaimTemplateName?: string },
  ],
  [k8s.VolumeMount, { readonly recursiveReadOnly?: 'Disabled' | 'IfPossible' | 'Enabled' }],
  [k8s.Volume, VolumeLater],
  [k8s.VolumeProjection, VolumeProjectionLater],
  [
    k8s.PersistentVolumeClaimSpec,
    { readonly resources?: { readonly claims?: never }; readonly volumeAttributesClassName?: string },
  ],
  [k8s.AwsElasticBlockStoreVolumeSource, { readonly volumeID: string }],
  [k8s.AzureDiskVolumeSource, { readonly diskURI: string }],
  [k8s.CinderVolumeSource, { readonly volumeID: string }],
  [k8s.FcVolumeSource, { readonly targetWWNs?: readonly string[] }],
  [k8s.FlockerVolumeSource, { readonly datasetUUID?: string }],
  [k8s.PhotonPersistentDiskVolumeSource, { readonly pdID: string }],
  [k8s.PortworxVolumeSource, { readonly volumeID: string }],
  [k8s.VsphereVirtualDiskVolumeSource, { readonly storagePolicyID?: string }],
  [k8s.ServiceSpec, ServiceSpecLater],
  [k8s.SessionAffinityConfig, { readonly clientIP?: { readonly timeoutSeconds?: number } }],
];

interface PodSpecLater {
  readonly hostIPC?: boolean;
  readonly hostPID?: boolean;
  readonly setHostnameAsFQDN?: boolean;
  /** The host name inside the Pod. `hostname` and `subdomain` then have no effect on it. Since 1.34. */
  readonly hostnameOverride?: string;
  /** Requests and limits for all containers together. Since 1.32. */
  readonly resources?: {
    readonly limits?: { readonly [resource: string]: QuantityValue };
    readonly requests?: { readonly [resource: string]: QuantityValue };
  };
  /** The group that this Pod is scheduled with. Since 1.36. */
  readonly schedulingGroup?: { readonly podGroupName?: string };
  /** The Workload that this Pod belongs to. 1.35 only; 1.36 has `schedulingGroup` instead. */
  readonly workloadRef?: { readonly name: string; readonly podGroup: string; readonly podGroupReplicaKey?: string };
}

interface ContainerLater {
  /** `Always` on an init container makes it a sidecar. Since 1.28; on other containers since 1.34. */
  readonly restartPolicy?: 'Always' | 'OnFailure' | 'Never';
  /** What happens on certain exit codes; the first rule that matches counts. Since 1.34. */
  readonly restartPolicyRules?: readonly ContainerRestartRule[];
}

interface ContainerRestartRule {
  readonly action: 'Restart' | 'RestartAllContainers';
  readonly exitCodes?: { readonly operator: 'In' | 'NotIn'; readonly values?: readonly number[] };
}

interface FileKeySelector {
  readonly key: string;
  readonly path: string;
  readonly volumeName: string;
  readonly optional?: boolean;
}

interface ResourceClaim {
  readonly name: string;
  readonly request?: string;
}

interface AppArmorProfile {
  readonly type: 'RuntimeDefault' | 'Localhost' | 'Unconfined';
  readonly localhostProfile?: string;
}

interface PodSecurityContextLater {
  readonly appArmorProfile?: AppArmorProfile;
  readonly seLinuxChangePolicy?: 'MountOption' | 'Recursive';
  readonly supplementalGroupsPolicy?: 'Merge' | 'Strict';
}

interface VolumeLater {
  readonly downwardAPI?: Plain<k8s.DownwardApiVolumeSource>;
  readonly scaleIO?: Plain<k8s.ScaleIoVolumeSource>;
  /** Files of an OCI image or artifact, read only. Since 1.31. */
  readonly image?: { readonly reference?: string; readonly pullPolicy?: 'Always' | 'IfNotPresent' | 'Never' };
}

interface VolumeProjectionLater {
  readonly downwardAPI?: Plain<k8s.DownwardApiProjection>;
  readonly clusterTrustBundle?: {
    readonly path: string;
    readonly name?: string;
    readonly signerName?: string;
    readonly labelSelector?: Plain<k8s.LabelSelector>;
    readonly optional?: boolean;
  };
  readonly podCertificate?: {
    readonly signerName: string;
    readonly keyType: string;
    readonly certificateChainPath?: string;
    readonly credentialBundlePath?: string;
    readonly keyPath?: string;
    readonly maxExpirationSeconds?: number;
    readonly userAnnotations?: { readonly [key: string]: string };
  };
}

interface ServiceSpecLater {
  readonly clusterIP?: string;
  readonly loadBalancerIP?: string;
  readonly trafficDistribution?: string;
}
