import { type k8s } from 'cdk8s-plus-27';

/**
 * The fields of Kubernetes' types that have a closed choice of values. In cdk8s-plus-27 they are any text. A test
 * compares them with the table of the API server. Types with the same field names have one entry.
 */
export type FieldChoices = [
  [k8s.AzureDiskVolumeSource, AzureDisk],
  [k8s.Container, ContainerChoices],
  [k8s.EphemeralContainer, ContainerChoices],
  [k8s.ContainerPort, { readonly protocol?: Protocol }],
  [k8s.ContainerResizePolicy, { readonly restartPolicy: 'NotRequired' | 'RestartContainer' }],
  [k8s.DeploymentStrategy, { readonly type?: 'Recreate' | 'RollingUpdate' }],
  [k8s.HttpGetAction, { readonly scheme?: 'HTTP' | 'HTTPS' }],
  [k8s.HostPathVolumeSource, { readonly type?: HostPathType }],
  // Of both kinds of requirements. Gt and Lt are for nodes only.
  [k8s.NodeSelectorRequirement, { readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist' | 'Gt' | 'Lt' }],
  [k8s.PersistentVolumeClaimSpec, PersistentVolumeClaimChoices],
  [k8s.PodSecurityContext, { readonly fsGroupChangePolicy?: 'OnRootMismatch' | 'Always' }],
  [k8s.PodSpec, PodChoices],
  [k8s.SeccompProfile, { readonly type: 'Unconfined' | 'RuntimeDefault' | 'Localhost' }],
  [k8s.SecurityContext, { readonly procMount?: 'Default' | 'Unmasked' }],
  [k8s.ServicePort, { readonly protocol?: Protocol }],
  [k8s.ServiceSpec, ServiceChoices],
  [k8s.Toleration, TolerationChoices],
  [k8s.TopologySpreadConstraint, SpreadChoices],
  [k8s.VolumeMount, { readonly mountPropagation?: 'None' | 'HostToContainer' | 'Bidirectional' }],
];

type Protocol = 'TCP' | 'UDP' | 'SCTP';

type HostPathType =
  '' | 'DirectoryOrCreate' | 'Directory' | 'FileOrCreate' | 'File' | 'Socket' | 'CharDevice' | 'BlockDevice';

interface AzureDisk {
  readonly cachingMode?: 'None' | 'ReadOnly' | 'ReadWrite';
  readonly kind?: 'Shared' | 'Dedicated' | 'Managed';
}

interface ContainerChoices {
  readonly imagePullPolicy?: 'Always' | 'Never' | 'IfNotPresent';
  readonly terminationMessagePolicy?: 'File' | 'FallbackToLogsOnError';
}

interface PersistentVolumeClaimChoices {
  readonly accessModes?: readonly ('ReadWriteOnce' | 'ReadOnlyMany' | 'ReadWriteMany' | 'ReadWriteOncePod')[];
  readonly volumeMode?: 'Block' | 'Filesystem';
}

interface PodChoices {
  readonly dnsPolicy?: 'ClusterFirstWithHostNet' | 'ClusterFirst' | 'Default' | 'None';
  readonly os?: { readonly name: 'linux' | 'windows' };
  readonly preemptionPolicy?: 'PreemptLowerPriority' | 'Never';
  readonly restartPolicy?: 'Always' | 'OnFailure' | 'Never';
}

interface ServiceChoices {
  readonly externalTrafficPolicy?: 'Cluster' | 'Local';
  readonly internalTrafficPolicy?: 'Cluster' | 'Local';
  readonly ipFamilies?: readonly ('IPv4' | 'IPv6' | '')[];
  readonly ipFamilyPolicy?: 'SingleStack' | 'PreferDualStack' | 'RequireDualStack';
  readonly sessionAffinity?: 'ClientIP' | 'None';
  readonly type?: 'ClusterIP' | 'NodePort' | 'LoadBalancer' | 'ExternalName';
}

interface TolerationChoices {
  readonly effect?: 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute';
  readonly operator?: 'Exists' | 'Equal' | 'Lt' | 'Gt';
}

interface SpreadChoices {
  readonly nodeAffinityPolicy?: 'Ignore' | 'Honor';
  readonly nodeTaintsPolicy?: 'Ignore' | 'Honor';
  readonly whenUnsatisfiable: 'DoNotSchedule' | 'ScheduleAnyway';
}
