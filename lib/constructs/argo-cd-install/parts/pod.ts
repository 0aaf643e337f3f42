/** An environment variable, in the form that Kubernetes has. */
export interface EnvironmentVariable {
  readonly name: string;
  readonly value?: string;
  readonly valueFrom?: object;
}

/** The path at which a container sees a volume. */
export interface Mount {
  readonly name: string;
  readonly mountPath: string;
  readonly [field: string]: unknown;
}

/** A container, with the fields that this library reads. */
export interface Container {
  readonly name: string;
  readonly image: string;
  readonly args?: readonly string[];
  readonly env?: readonly EnvironmentVariable[];
  readonly volumeMounts?: readonly Mount[];
  readonly securityContext?: object;
  readonly [field: string]: unknown;
}

/** A volume, with the field that this library reads. */
export interface Volume {
  readonly name: string;
  readonly [field: string]: unknown;
}

/** The spec of a Pod, with the fields that this library reads. The first container is the component's own. */
export interface PodSpec {
  readonly containers: readonly [Container, ...Container[]];
  readonly initContainers?: readonly Container[];
  readonly volumes?: readonly Volume[];
  readonly nodeSelector?: Readonly<Record<string, string>>;
  readonly affinity?: object;
  readonly securityContext?: object;
  readonly serviceAccountName?: string;
  readonly [field: string]: unknown;
}

const confined = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, readOnlyRootFilesystem: true };

/** The security contexts of Argo CD's containers, from the weakest to the strictest. */
export const securityContexts = {
  /** The Pod sets the user. */
  confined,
  confinedSeccomp: { ...confined, seccompProfile: { type: 'RuntimeDefault' } },
  /** What the Pod Security Standard `restricted` requires. */
  restricted: { ...confined, runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
} as const;

/** The node selector of all components except the commit server: they run only on Linux nodes. */
export const linux = { 'kubernetes.io/os': 'linux' } as const;
