import { isPlainMap, type PlainMap } from '../../../core/plain';

/** The selector of a Deployment in Kubernetes' own form. The default is made from `name`. */
export function renderSelector(selector: unknown, name: unknown): PlainMap {
  if (selector === undefined) {
    return { matchLabels: { app: name } };
  }
  return isKubernetesSelector(selector) ? selector : { matchLabels: selector };
}

/** Whether a selector is in Kubernetes' own form, and not a map of labels. */
export function isKubernetesSelector(selector: unknown): selector is PlainMap {
  return isPlainMap(selector) && (isPlainMap(selector.matchLabels) || Array.isArray(selector.matchExpressions));
}

/** The `matchLabels` of a selector. */
export function matchLabelsOf(selector: PlainMap): PlainMap {
  return isPlainMap(selector.matchLabels) ? selector.matchLabels : {};
}
