import { type Manifest } from '../../../core/manifest';
import { isPlainMap, type PlainMap } from '../../../core/plain';
import { unwrapDeep } from '../../../core/unwrap';
import { labelsOf, renderSelector } from './pod-selector';

/** The fields of a `ProbedDeployment` that are not the PodSpec's. */
export const deploymentProps = ['metadata', 'podMetadata', 'replicas', 'selector', 'deployment'];

/** The PodSpec among the props of a Deployment. */
export function podSpecOf(props: object): PlainMap {
  return Object.fromEntries(Object.entries(props).filter(([field]) => !deploymentProps.includes(field)));
}

/** Kubernetes' own DeploymentSpec of props that have been checked, around a PodSpec that has been built. */
export function renderDeploymentSpec(props: PlainMap, podSpec: PlainMap): PlainMap {
  const selector = renderSelector(props.selector, nameOf(props));
  const replicas = props.replicas === undefined ? {} : { replicas: props.replicas };
  const deployment = isPlainMap(props.deployment) ? (unwrapDeep(props.deployment) as PlainMap) : {};
  const template = { metadata: podMetadata(props, selector), spec: podSpec };
  return { ...replicas, selector, ...deployment, template };
}

function podMetadata(props: PlainMap, selector: PlainMap): PlainMap {
  const given = isPlainMap(props.podMetadata) ? props.podMetadata : {};
  const labels = isPlainMap(given.labels) ? given.labels : {};
  return props.selector === undefined ? { ...given, labels: { ...labels, ...labelsOf(selector) } } : given;
}

/** `metadata.name` of props. */
export function nameOf(props: PlainMap): unknown {
  return isPlainMap(props.metadata) ? props.metadata.name : undefined;
}

/** The labels by which a Service finds a Deployment's Pods. */
export function selectedLabels(deployment: Manifest): PlainMap {
  const spec = isPlainMap(deployment.spec) ? deployment.spec : {};
  return isPlainMap(spec.selector) ? labelsOf(spec.selector) : {};
}
