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

/** A value at a bound of a check: our construct with this value, and the same value in a manifest for the server. */
export interface CheckedValue {
  readonly value: unknown;
  readonly ours: () => unknown;
  readonly manifest: Manifest;
}

/** A check that our constructs make. */
export interface Check {
  readonly field: string;
  /** `kubernetes`: the server agrees on every value. `ours`: it accepts what we refuse, and this is our reason. */
  readonly rule: 'kubernetes' | { readonly ours: string };
  readonly values: readonly CheckedValue[];
  /** The minor version since which the server accepts the value. @default - it still refuses it */
  readonly relaxedSince?: number;
  /** Whether the server refuses the value only if the object is really made. @default - a dry run is enough */
  readonly isReal?: boolean;
}

/** The message of our construct on a value; undefined if it accepts the value. */
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

/** A correct container, except for the given fields. */
export function container(fields: object = {}): Record<string, unknown> {
  return { name: 'web', image, ...fields };
}

/** A correct Pod in Kubernetes' form, except for the given fields. */
export function podManifest(spec: object = {}, metadata: object = {}): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web', ...metadata },
    spec: { containers: [container()], ...spec },
  };
}

/** A correct Deployment, except for the given fields. */
export function deploymentManifest(spec: object = {}, pod: object = {}, metadata: object = {}): Manifest {
  const template = { metadata: { labels: { app: 'web' } }, spec: { containers: [container()], ...pod } };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', ...metadata },
    spec: { selector: { matchLabels: { app: 'web' } }, template, ...spec },
  };
}

/** A correct Service, except for the given fields. */
export function serviceManifest(port: object = {}, spec: object = {}, metadata: object = {}): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'web', ...metadata },
    spec: { selector: { app: 'web' }, ports: [{ port: 80, ...port }], ...spec },
  };
}

/** Our Pod, from props that plain JavaScript can pass. */
export function ourPod(props: object = {}): () => unknown {
  const given = { metadata: { name: 'web' }, containers: [container()], ...props } as unknown as ProbedPodProps;
  return () => new ProbedPod(new Chart(new App(), 'chart'), 'pod', given);
}

/** Our Deployment, from props that plain JavaScript can pass. */
export function ourDeployment(props: object = {}): () => ProbedDeployment {
  const given = { metadata: { name: 'web' }, containers: [container()], ...props } as unknown as ProbedDeploymentProps;
  return () => new ProbedDeployment(new Chart(new App(), 'chart'), 'web', given);
}

/** Our Service for Pods with these ports, from props that plain JavaScript can pass. */
export function ourService(exposure: object, ports: object[] = [{ name: 'http', containerPort: 8080 }]): () => unknown {
  return () => ourDeployment({ containers: [container({ ports })] })().expose(exposure as unknown as Exposure);
}

/** A check whose values are tried one after another. */
export function check<T>(
  field: string,
  rule: Check['rule'],
  values: readonly T[],
  make: (value: T) => Omit<CheckedValue, 'value'>,
): Check {
  return { field, rule, values: values.map((value) => ({ value, ...make(value) })) };
}
