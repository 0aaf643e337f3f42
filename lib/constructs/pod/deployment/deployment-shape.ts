import { notYet, seen } from '../../../core/check/seen';
import { quote } from '../../../core/check/quote';
import { refined } from '../../../core/check/refine';
import { anything, orLate, whole } from '../../../core/check/shapes';
import { checkShape } from '../../../core/check/check-shape';
import { at, type Fault, fault, faultIf } from '../../../core/fault';
import { getKey } from '../../../core/own-key';
import { isPlainMap, listOf, type PlainMap } from '../../../core/plain';
import { insteadBesideMetadata, labels, metadataShape } from '../../../kubernetes/metadata-shape';
import { labelValue } from '../../../kubernetes/name-rule';
import { builtInShape } from '../../../kubernetes/types/built-in-shape';
import { podSpecShape } from '../pod-spec/pod-spec-shape';
import { isKubernetesSelector } from './pod-selector';
import { nameOf } from './render-deployment';

/** The props of a `ProbedDeployment` that are not fields of the PodSpec. */
interface DeploymentFields {
  readonly metadata?: object;
  readonly podMetadata?: object;
  readonly replicas?: number;
  readonly selector?: object;
  readonly deployment?: object;
}

/** Fields of the DeploymentSpec that are props of their own. */
const own = { replicas: 'replicas beside containers', selector: 'selector beside containers' };

/** Fields of the DeploymentSpec that have no prop of their own. */
const deploymentFields = ['strategy', 'minReadySeconds', 'paused', 'progressDeadlineSeconds', 'revisionHistoryLimit'];

const otherFields = refined<NonNullable<unknown>>(
  {},
  {
    without: [...Object.keys(own), 'template'],
    instead: { ...own, template: 'podMetadata and the fields of its spec, beside containers' },
    example: '{ revisionHistoryLimit: 3 }',
    also: checkDeadline,
  },
)(builtInShape('DeploymentSpec'));

/** The shape of the props of a `ProbedDeployment`. */
export const deploymentShape = refined<DeploymentFields>(
  {
    metadata: metadataShape(),
    podMetadata: metadataShape(),
    replicas: orLate(whole(0)),
    selector: anything,
    deployment: otherFields,
  },
  {
    instead: {
      ...insteadBesideMetadata,
      spec: 'its fields beside containers',
      template: 'podMetadata, and the fields of its spec beside containers',
      ...Object.fromEntries(deploymentFields.map((name) => [name, `deployment: { ${name}: … }`])),
    },
    also: (props) => [...checkSelector(props), ...checkTemplate(props)],
  },
)(podSpecShape);

/** A Pod must be able to be ready for long enough before the deadline. Kubernetes' own values are 0 and 600. */
function checkDeadline({ minReadySeconds = 0, progressDeadlineSeconds = 600 }: PlainMap): readonly Fault[] {
  if (typeof minReadySeconds !== 'number' || typeof progressDeadlineSeconds !== 'number') {
    return [];
  }
  return faultIf(
    progressDeadlineSeconds <= minReadySeconds && progressDeadlineSeconds >= 0,
    'range',
    ['progressDeadlineSeconds'],
    (name) =>
      `Cannot use ${progressDeadlineSeconds} as ${name}: it must be more than minReadySeconds, which is ${minReadySeconds}`,
    `use progressDeadlineSeconds: ${minReadySeconds + 600}, or a smaller minReadySeconds`,
  );
}

function checkSelector(props: PlainMap): readonly Fault[] {
  return props.selector === undefined ? checkDefaultSelector(props) : checkGivenSelector(props.selector, props);
}

/** `app: <metadata.name>` must be a label that the Pods can take. */
function checkDefaultSelector(props: PlainMap): readonly Fault[] {
  const name = nameOf(props);
  const given = seen(podLabels(props).app);
  const fix = "add selector: { app: 'web' }, and the label to podMetadata.labels";
  if (typeof name !== 'string') {
    const what = 'Cannot make the default selector: metadata.name is not known before the cluster makes it';
    return [fault('selector', ['selector'], what, fix)];
  }
  if (!labelValue.accepts(name)) {
    const what = `Cannot use metadata.name ${quote(name)} in the default selector: a label has at most 63 characters`;
    return [fault('selector', ['metadata', 'name'], what, fix)];
  }
  return faultIf(
    given !== undefined && given !== name && given !== notYet,
    'selector',
    ['podMetadata', 'labels', 'app'],
    (path) => `Cannot use ${quote(given)} as ${path}: the default selector is app: ${name}`,
    `add selector: { app: ${quote(given)} }, or leave the label out`,
  );
}

function checkGivenSelector(selector: unknown, props: PlainMap): readonly Fault[] {
  const matched = isKubernetesSelector(selector) ? selector.matchLabels : selector;
  const isEmpty = isPlainMap(matched) && Object.keys(matched).length === 0 && !hasExpressions(selector);
  const entries = isPlainMap(matched) ? Object.entries(matched) : [];
  return at('selector', [
    ...faultIf(isEmpty, 'selector', [], 'Cannot use an empty selector: it must name one label', "use { app: 'web' }"),
    ...checkShape(selector, isKubernetesSelector(selector) ? builtInShape('LabelSelector') : labels),
    ...entries.flatMap((label) => checkPodsHave(label, podLabels(props))),
    ...(isKubernetesSelector(selector) ? checkExpressions(selector.matchExpressions, podLabels(props)) : []),
  ]);
}

function checkExpressions(expressions: unknown, labelsOfPods: PlainMap): readonly Fault[] {
  return listOf(expressions).flatMap((each, index) =>
    isPlainMap(each) && typeof each.key === 'string'
      ? at(['matchExpressions', index], checkFits(each.key, each, seen(getKey(labelsOfPods, each.key))))
      : [],
  );
}

function checkFits(key: string, { operator, values }: PlainMap, given: unknown): readonly Fault[] {
  const list = listOf(values).map(seen);
  const isMissed =
    (operator === 'In' && !list.includes(given)) ||
    (operator === 'NotIn' && list.includes(given)) ||
    (operator === 'Exists' && given === undefined) ||
    (operator === 'DoesNotExist' && given !== undefined);
  const there = given === undefined ? 'podMetadata.labels lacks this label' : `podMetadata.labels has ${quote(given)}`;
  return faultIf(
    isMissed && given !== notYet && !list.includes(notYet),
    'selector',
    [],
    (path) => `Cannot use ${path}, which is about ${quote(key)}: ${there}`,
    'change the expression, or podMetadata.labels',
  );
}

function hasExpressions(selector: unknown): boolean {
  return isPlainMap(selector) && Array.isArray(selector.matchExpressions) && selector.matchExpressions.length > 0;
}

function checkPodsHave([key, value]: [string, unknown], podLabels: PlainMap): readonly Fault[] {
  const given = seen(getKey(podLabels, key));
  const there = given === undefined ? 'podMetadata.labels lacks this label' : `podMetadata.labels has ${quote(given)}`;
  return faultIf(
    given !== value && given !== notYet,
    'selector',
    [key],
    `Cannot select Pods by ${key}: ${quote(value)}: ${there}`,
    `add ${quote(key)}: ${quote(value)} to podMetadata.labels`,
  );
}

function podLabels(props: PlainMap): PlainMap {
  const { podMetadata } = props;
  return isPlainMap(podMetadata) && isPlainMap(podMetadata.labels) ? podMetadata.labels : {};
}

/** What a Pod may have and a Pod of a Deployment may not. */
function checkTemplate({ restartPolicy, activeDeadlineSeconds }: PlainMap): readonly Fault[] {
  const policy = seen(restartPolicy);
  return [
    ...faultIf(
      policy !== undefined && policy !== 'Always' && policy !== notYet,
      'pod-of-deployment',
      ['restartPolicy'],
      `Cannot use ${quote(policy)} as restartPolicy: Pods of a Deployment must be restarted always`,
      'leave restartPolicy out, or use a Job',
    ),
    ...faultIf(
      activeDeadlineSeconds !== undefined,
      'pod-of-deployment',
      ['activeDeadlineSeconds'],
      'Cannot use activeDeadlineSeconds: Pods of a Deployment must run on',
      'leave activeDeadlineSeconds out, or use a Job',
    ),
  ];
}
