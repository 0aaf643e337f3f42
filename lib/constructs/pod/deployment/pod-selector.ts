import { isPlainMap, type PlainMap } from '../../../core/plain';

/** A Deployment's selector in Kubernetes' own form; `name` makes the default. */
export function renderSelector(selector: unknown, name: unknown): PlainMap {
  if (selector === undefined) {
    return { matchLabels: { app: name } };
  }
  return isKubernetesSelector(selector) ? selector : { matchLabels: selector };
}

/** Whether a selector is Kubernetes' own, and not a record of labels. */
export function isKubernetesSelector(selector: unknown): selector is PlainMap {
  return isPlainMap(selector) && (isPlainMap(selector.matchLabels) || Array.isArray(selector.matchExpressions));
}

/** The labels that a selector asks for one by one. */
export function labelsOf(selector: PlainMap): PlainMap {
  return isPlainMap(selector.matchLabels) ? selector.matchLabels : {};
}
