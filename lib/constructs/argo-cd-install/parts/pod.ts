/** An environment variable as Kubernetes has it. */
export interface EnvironmentVariable {
  readonly name: string;
  readonly value?: string;
  readonly valueFrom?: object;
}

/** Where a container sees a volume. */
export interface Mount {
  readonly name: string;
  readonly mountPath: string;
  readonly [field: string]: unknown;
}

/** A container, as far as this library reads it. */
export interface Container {
  readonly name: string;
  readonly image: string;
  readonly args?: readonly string[];
  readonly env?: readonly EnvironmentVariable[];
  readonly volumeMounts?: readonly Mount[];
  readonly securityContext?: object;
  readonly [field: string]: unknown;
}

/** A volume, as far as this library reads it. */
export interface Volume {
  readonly name: string;
  readonly [field: string]: unknown;
}

/** A pod's spec, as far as this library reads it. The first container is the component's own. */
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

/** The security contexts of Argo CD's containers, from the least to the most confined. */
export const securityContexts = {
  /** Who the user is, the pod says. */
  confined,
  confinedSeccomp: { ...confined, seccompProfile: { type: 'RuntimeDefault' } },
  /** What the Pod Security Standard `restricted` asks for. */
  restricted: { ...confined, runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
} as const;

/** All components but the commit server run on Linux nodes only. */
export const linux = { 'kubernetes.io/os': 'linux' } as const;
