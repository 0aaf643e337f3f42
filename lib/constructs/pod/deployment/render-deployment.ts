import { type Manifest } from '../../../core/manifest';
import { isPlainMap, type PlainMap } from '../../../core/plain';
import { unwrapDeep } from '../../../core/unwrap';
import { matchLabelsOf, renderSelector } from './pod-selector';

/** The props of a `ProbedDeployment` that are not fields of the PodSpec. */
const deploymentProps = ['metadata', 'podMetadata', 'replicas', 'selector', 'deployment'];

/** The props of a Deployment that are fields of the PodSpec. */
export function podSpecOf(props: object): PlainMap {
  return Object.fromEntries(Object.entries(props).filter(([field]) => !deploymentProps.includes(field)));
}

/** Kubernetes' DeploymentSpec, from checked props and a PodSpec that has been built. */
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
  return props.selector === undefined ? { ...given, labels: { ...labels, ...matchLabelsOf(selector) } } : given;
}

/** `metadata.name` of the props. */
export function nameOf(props: PlainMap): unknown {
  return isPlainMap(props.metadata) ? props.metadata.name : undefined;
}

/** The labels by which a Service finds a Deployment's Pods. */
export function selectedLabels(deployment: Manifest): PlainMap {
  const spec = isPlainMap(deployment.spec) ? deployment.spec : {};
  return isPlainMap(spec.selector) ? matchLabelsOf(spec.selector) : {};
}
