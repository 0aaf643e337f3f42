import { checkLabels, checkMetadata } from '../../../kubernetes/check-metadata';
import { isDeferred } from '../../../core/check/deferred';
import { type Problem } from '../../../core/error';
import { labelValue } from '../../../kubernetes/name-rule';
import { isPlainMap, type PlainMap } from '../../../core/plain';
import { quote } from '../../../core/check/quote';
import { checkFields, checkMap, checkWhole } from '../../../core/check/check-value';
import { isKubernetesSelector } from './pod-selector';
import { nameOf } from './render-deployment';

const deploymentFields = ['strategy', 'minReadySeconds', 'revisionHistoryLimit', 'progressDeadlineSeconds', 'paused'];
const topFields = { replicas: 'replicas beside containers', selector: 'selector beside containers' };

/** What is wrong with the props of a `ProbedDeployment` beside its PodSpec. */
export function checkDeployment(props: PlainMap): Problem[] {
  return [
    ...checkMetadata(props.metadata),
    ...checkMetadata(props.podMetadata, undefined, 'podMetadata'),
    ...checkWhole(props.replicas, 'replicas', 0),
    ...(props.selector === undefined ? checkDefaultSelector(props) : checkSelector(props.selector, props)),
    ...checkOtherFields(props.deployment),
    ...checkTemplate(props),
  ];
}

/** `app: <metadata.name>` must be a label that the Pods can take. */
function checkDefaultSelector(props: PlainMap): Problem[] {
  const name = nameOf(props);
  const given = podLabels(props).app;
  if (typeof name !== 'string') {
    const what = 'Cannot make the default selector: metadata.name is not known before the cluster makes it';
    return isDeferred(name) ? [] : [{ what, fix: "add selector: { app: 'web' }, and the label to podMetadata.labels" }];
  }
  if (!labelValue.accepts(name)) {
    const what = `Cannot use metadata.name ${quote(name)} in the default selector: a label has at most 63 characters`;
    return [{ what, fix: "add selector: { app: 'web' }, and the label to podMetadata.labels" }];
  }
  const clash = given !== undefined && given !== name && !isDeferred(given);
  const what = `Cannot use ${quote(given)} as label app in podMetadata.labels: the default selector is app: ${name}`;
  return clash ? [{ what, fix: `add selector: { app: ${quote(given)} }, or leave the label out` }] : [];
}

function checkSelector(selector: unknown, props: PlainMap): Problem[] {
  if (isDeferred(selector)) {
    return [];
  }
  const labels = isKubernetesSelector(selector) ? selector.matchLabels : selector;
  const isEmpty = isPlainMap(labels) && Object.keys(labels).length === 0 && !hasExpressions(selector);
  const empty = { what: 'Cannot use an empty selector: it must name one label', fix: "use { app: 'web' }" };
  return [
    ...(isEmpty ? [empty] : []),
    ...checkLabels(labels, 'selector'),
    ...(isPlainMap(labels) ? Object.entries(labels).flatMap((label) => checkPodsHave(label, podLabels(props))) : []),
  ];
}

function hasExpressions(selector: unknown): boolean {
  return isPlainMap(selector) && Array.isArray(selector.matchExpressions) && selector.matchExpressions.length > 0;
}

function checkPodsHave([key, value]: [string, unknown], labels: PlainMap): Problem[] {
  const given = labels[key];
  if (given === value || isDeferred(given) || isDeferred(value)) {
    return [];
  }
  const there = given === undefined ? 'podMetadata.labels has no such label' : `podMetadata.labels has ${quote(given)}`;
  const what = `Cannot select Pods by ${key}: ${quote(value)}: ${there}`;
  return [{ what, fix: `add ${quote(key)}: ${quote(value)} to podMetadata.labels` }];
}

function podLabels(props: PlainMap): PlainMap {
  const { podMetadata } = props;
  return isPlainMap(podMetadata) && isPlainMap(podMetadata.labels) ? podMetadata.labels : {};
}

function checkOtherFields(deployment: unknown): Problem[] {
  if (deployment === undefined || isDeferred(deployment)) {
    return [];
  }
  const { map, problems } = checkMap(deployment, 'deployment', '{ revisionHistoryLimit: 3 }');
  return [
    ...problems,
    ...checkFields(map, 'deployment', deploymentFields, topFields),
    ...checkWhole(map.minReadySeconds, 'deployment.minReadySeconds', 0),
    ...checkWhole(map.revisionHistoryLimit, 'deployment.revisionHistoryLimit', 0),
    ...checkWhole(map.progressDeadlineSeconds, 'deployment.progressDeadlineSeconds', 0),
    ...checkDeadline(map),
  ];
}

/** A Pod must be able to be ready for long enough before the deadline; Kubernetes' own values are 0 and 600. */
function checkDeadline({ minReadySeconds = 0, progressDeadlineSeconds = 600 }: PlainMap): Problem[] {
  if (typeof minReadySeconds !== 'number' || typeof progressDeadlineSeconds !== 'number') {
    return [];
  }
  const what =
    `Cannot use ${progressDeadlineSeconds} as deployment.progressDeadlineSeconds: ` +
    `it must be more than minReadySeconds, which is ${minReadySeconds}`;
  const fix = `use progressDeadlineSeconds: ${minReadySeconds + 600}, or a smaller minReadySeconds`;
  return progressDeadlineSeconds > minReadySeconds || progressDeadlineSeconds < 0 ? [] : [{ what, fix }];
}

/** What a Pod may have and a Pod of a Deployment may not. */
function checkTemplate(props: PlainMap): Problem[] {
  const { restartPolicy, activeDeadlineSeconds } = props;
  const restart = {
    what: `Cannot use ${quote(restartPolicy)} as restartPolicy: Pods of a Deployment must be restarted always`,
    fix: 'leave restartPolicy out, or use a Job',
  };
  const deadline = {
    what: 'Cannot use activeDeadlineSeconds: Pods of a Deployment must run on',
    fix: 'leave activeDeadlineSeconds out, or use a Job',
  };
  return [
    ...(restartPolicy === undefined || restartPolicy === 'Always' || isDeferred(restartPolicy) ? [] : [restart]),
    ...(activeDeadlineSeconds === undefined ? [] : [deadline]),
  ];
}
