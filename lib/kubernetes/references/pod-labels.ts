import { type Manifest } from '../../core/manifest';
import { findMap, isPlainMap, type PlainMap } from '../../core/plain';
import { type LabelQuery, type QueryRequirement, requirementsOf } from '../label-query';
import { findPodSpecPath } from '../pod-template';

/** The labels of the Pods that an object runs, with those that a controller adds; undefined if it runs none. */
export function podLabels(manifest: Manifest): PlainMap | undefined {
  const path = findPodSpecPath(manifest);
  if (path === undefined || (path.length === 1 && manifest.kind !== 'Pod')) {
    return undefined;
  }
  const labels = findMap(manifest, [...path.slice(0, -1), 'metadata'])?.labels;
  return { ...(isPlainMap(labels) ? labels : {}), ...addedLabels(manifest) };
}

const podName = 'statefulset.kubernetes.io/pod-name';
/** Labels with the number of a Pod, which here is `*` because there can be any number of Pods. */
const numbers = ['apps.kubernetes.io/pod-index', 'batch.kubernetes.io/job-completion-index'] as const;

/** @see https://kubernetes.io/docs/reference/labels-annotations-taints/ */
function addedLabels({ kind, metadata }: Manifest): PlainMap {
  const name = metadata?.name ?? '';
  switch (kind) {
    case 'StatefulSet':
      return { [podName]: `${name}-*`, [numbers[0]]: '*' };
    case 'Job':
      return { 'job-name': name, 'batch.kubernetes.io/job-name': name, [numbers[1]]: '*' };
    default:
      return {};
  }
}

/** A selector of Pods as one of what runs them: it means the Pods of a StatefulSet or Job by any number. */
export function workloadQuery(selector: LabelQuery): LabelQuery {
  return { matchExpressions: requirementsOf(selector).map(withAnyNumber) };
}

function withAnyNumber({ key, operator, values }: QueryRequirement): QueryRequirement {
  if (key === podName) {
    return { key, operator, values: values.map((value) => value.replace(/-\d+$/, '-*')) };
  }
  return { key, operator, values: (numbers as readonly string[]).includes(key) ? values.map(() => '*') : values };
}
