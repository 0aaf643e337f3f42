import { definedOnly } from '../../../core/defined-only';
import { isPlainMap } from '../../../core/plain';
import { type ArgoCdComponentProps } from '../props/component';
import { type ArgoCdContainerProps } from '../props/pod';
import { type ArgoCdCommonProps } from '../props/install';
import { mergeEnvironment } from './environment';
import { type Container, type EnvironmentVariable, type Mount, type PodSpec, type Volume } from './pod';

/** The user's environment variables, as the list that Kubernetes has. */
export function listVariables(env: ArgoCdContainerProps['env']): EnvironmentVariable[] {
  if (env === undefined) {
    return [];
  }
  if (Array.isArray(env)) {
    return [...(env as readonly EnvironmentVariable[])];
  }
  return Object.entries(env as Readonly<Record<string, string | object>>).map(([name, value]) =>
    typeof value === 'string' ? { name, value } : { name, ...value },
  );
}

/** The component's own container, changed by the user's props. */
function customizeContainer(
  container: Container,
  props: ArgoCdContainerProps,
  common: readonly EnvironmentVariable[],
): Container {
  const env = mergeEnvironment(mergeEnvironment(container.env ?? [], common), listVariables(props.env));
  const args = [...(container.args ?? []), ...(props.extraArgs ?? [])];
  const volumeMounts = [...(container.volumeMounts ?? []), ...((props.volumeMounts ?? []) as readonly Mount[])];
  const securityContext =
    props.securityContext === undefined ? undefined : { ...container.securityContext, ...props.securityContext };
  return {
    ...container,
    ...definedOnly({
      image: props.image,
      imagePullPolicy: props.imagePullPolicy,
      resources: props.resources,
      envFrom: props.envFrom,
      securityContext,
      livenessProbe: timed(container.livenessProbe, props.livenessProbe),
      readinessProbe: timed(container.readinessProbe, props.readinessProbe),
    }),
    ...(args.length > 0 ? { args } : {}),
    ...(env.length > 0 ? { env } : {}),
    ...(volumeMounts.length > 0 ? { volumeMounts } : {}),
  };
}

/** A probe of upstream with the user's timing; undefined if there is nothing to change. */
function timed(probe: unknown, timing: object | undefined): object | undefined {
  return isPlainMap(probe) && timing !== undefined ? { ...probe, ...definedOnly(timing) } : undefined;
}

function customizeInitContainers(pod: PodSpec, props: ArgoCdComponentProps, pullPolicy?: string): Container[] {
  const own = (pod.initContainers ?? []).map((container) => ({
    ...container,
    ...definedOnly({ resources: props.initResources, imagePullPolicy: pullPolicy }),
  }));
  return [...own, ...((props.initContainers ?? []) as readonly Container[])];
}

function scheduling(pod: PodSpec, props: ArgoCdComponentProps, pods: NonNullable<ArgoCdCommonProps['pods']>): object {
  const nodeSelector = { ...pod.nodeSelector, ...pods.nodeSelector, ...props.nodeSelector };
  return {
    ...(Object.keys(nodeSelector).length > 0 ? { nodeSelector } : {}),
    ...definedOnly({
      tolerations: props.tolerations ?? pods.tolerations,
      affinity: props.affinity ?? pods.affinity,
      topologySpreadConstraints: props.topologySpreadConstraints ?? pods.topologySpreadConstraints,
      priorityClassName: props.priorityClassName ?? pods.priorityClassName,
      runtimeClassName: props.runtimeClassName ?? pods.runtimeClassName,
      hostAliases: props.hostAliases ?? pods.hostAliases,
      dnsPolicy: props.dnsPolicy ?? pods.dnsPolicy,
      dnsConfig: props.dnsConfig ?? pods.dnsConfig,
    }),
  };
}

/** Upstream's Pod, changed by the props of its component and the props of all components. */
export function customizePod(pod: PodSpec, props: ArgoCdComponentProps, common: ArgoCdCommonProps): PodSpec {
  const [own, ...others] = pod.containers;
  const pullPolicy = props.imagePullPolicy ?? common.imagePullPolicy;
  const container = customizeContainer(own, { ...props, imagePullPolicy: pullPolicy }, listVariables(common.pods?.env));
  const initContainers = customizeInitContainers(pod, props, pullPolicy);
  const volumes = [...(pod.volumes ?? []), ...((props.volumes ?? []) as readonly Volume[])];
  const securityContext =
    props.podSecurityContext === undefined ? undefined : { ...pod.securityContext, ...props.podSecurityContext };
  return {
    ...pod,
    ...scheduling(pod, props, common.pods ?? {}),
    ...definedOnly({
      securityContext,
      imagePullSecrets: common.imagePullSecrets?.map((name) => ({ name })),
      terminationGracePeriodSeconds: props.terminationGracePeriodSeconds,
    }),
    containers: [container, ...others, ...((props.sidecars ?? []) as readonly Container[])],
    ...(initContainers.length > 0 ? { initContainers } : {}),
    ...(volumes.length > 0 ? { volumes } : {}),
  };
}
