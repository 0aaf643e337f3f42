import { App, Chart } from 'cdk8s';
import {
  type Exposure,
  GitOpsError,
  type Manifest,
  ProbedDeployment,
  type ProbedDeploymentProps,
  ProbedPod,
  type ProbedPodProps,
} from 'cdk8s-gitops';

/** A value at a bound of a check: what our construct makes of it, and the manifest that asks the server the same. */
export interface CheckedValue {
  readonly value: unknown;
  readonly ours: () => unknown;
  readonly manifest: Manifest;
}

/** A check that our constructs make. */
export interface Check {
  readonly field: string;
  /** `kubernetes`: the server says the same to every value. `ours`: it takes what we refuse, and here is why we do. */
  readonly rule: 'kubernetes' | { readonly ours: string };
  readonly values: readonly CheckedValue[];
  /** The minor version since which the server takes what it refused before. @default - it still refuses it */
  readonly relaxedSince?: number;
  /** Whether the server only says so where the object is really made. @default - a dry run is enough */
  readonly isReal?: boolean;
}

/** What our construct says to a value; undefined where it takes it. */
export function ourWord({ ours }: CheckedValue): string | undefined {
  try {
    ours();
    return undefined;
  } catch (error) {
    if (error instanceof GitOpsError) {
      return error.findings[0]?.what;
    }
    throw error;
  }
}

const image = 'registry.k8s.io/pause:3.10';

/** A container that is right, but for what is given. */
export function container(fields: object = {}): Record<string, unknown> {
  return { name: 'web', image, ...fields };
}

/** A Pod that is right, but for what is given; both as Kubernetes has it. */
export function podManifest(spec: object = {}, metadata: object = {}): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web', ...metadata },
    spec: { containers: [container()], ...spec },
  };
}

/** A Deployment that is right, but for what is given. */
export function deploymentManifest(spec: object = {}, pod: object = {}, metadata: object = {}): Manifest {
  const template = { metadata: { labels: { app: 'web' } }, spec: { containers: [container()], ...pod } };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', ...metadata },
    spec: { selector: { matchLabels: { app: 'web' } }, template, ...spec },
  };
}

/** A Service that is right, but for what is given. */
export function serviceManifest(port: object = {}, spec: object = {}, metadata: object = {}): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'web', ...metadata },
    spec: { selector: { app: 'web' }, ports: [{ port: 80, ...port }], ...spec },
  };
}

/** Our Pod, from what plain JavaScript may pass. */
export function ourPod(props: object = {}): () => unknown {
  const given = { metadata: { name: 'web' }, containers: [container()], ...props } as unknown as ProbedPodProps;
  return () => new ProbedPod(new Chart(new App(), 'chart'), 'pod', given);
}

/** Our Deployment, from what plain JavaScript may pass. */
export function ourDeployment(props: object = {}): () => ProbedDeployment {
  const given = { metadata: { name: 'web' }, containers: [container()], ...props } as unknown as ProbedDeploymentProps;
  return () => new ProbedDeployment(new Chart(new App(), 'chart'), 'web', given);
}

/** Our Service, from what plain JavaScript may pass. */
export function ourService(exposure: object): () => unknown {
  const ports = [{ name: 'http', containerPort: 8080 }];
  return () => ourDeployment({ containers: [container({ ports })] })().expose(exposure as unknown as Exposure);
}

/** A check whose values are tried one after the other. */
export function check<T>(
  field: string,
  rule: Check['rule'],
  values: readonly T[],
  make: (value: T) => Omit<CheckedValue, 'value'>,
): Check {
  return { field, rule, values: values.map((value) => ({ value, ...make(value) })) };
}
