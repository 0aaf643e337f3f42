import { type Manifest } from '../../../core/manifest';
import { findMap, isPlainMap, listOf, type PlainMap } from '../../../core/plain';
import { sameStored, sameStoredField } from '../../../kubernetes/stored/same-stored';
import { withKeptAccount } from './kept-account';

/** Of the spec of a Pod, only images, some tolerations, gates and an earlier deadline can be changed. */
export function changedInPod(before: Manifest, after: Manifest): string[] {
  const given = storedSpec(before);
  const [old, current] = [given, storedSpec(after)].map((spec) => withKeptAccount(given, spec));
  const fields = [...new Set([...Object.keys(old), ...Object.keys(current)])];
  return fields.filter((field) => !isAllowed(field, old, current)).map((field) => `spec.${field}`);
}

function isAllowed(field: string, before: PlainMap, after: PlainMap): boolean {
  const isSame = sameStoredField('PodSpec', field, before, after);
  const isGated = listOf(before.schedulingGates).length > 0;
  switch (field) {
    case 'containers':
    case 'initContainers':
      return sameButImages(listOf(before[field]), listOf(after[field]));
    case 'activeDeadlineSeconds':
      return isSame || isEarlier(before[field], after[field]);
    case 'tolerations':
      return listOf(before[field]).every((each) => isKeptToleration(each, listOf(after[field])));
    case 'schedulingGates':
      return listOf(after[field]).every((gate) =>
        listOf(before[field]).some((each) => sameStored('PodSchedulingGate', each, gate)),
      );
    case 'nodeSelector':
      return isSame || (isGated && isGrownMap(before[field], after[field]));
    case 'affinity':
      return isSame || (isGated && isNarrower(before, after));
    default:
      return isSame;
  }
}

/** The spec with what the API server fills in for Pods, but not for the templates of Pods. */
function storedSpec(pod: Manifest): PlainMap {
  const spec = findMap(pod, ['spec']) ?? {};
  const priority =
    (spec.priorityClassName ?? '') === '' ? { priority: 0, preemptionPolicy: 'PreemptLowerPriority' } : {};
  const lists = ['containers', 'initContainers'].filter((field) => Array.isArray(spec[field]));
  return {
    enableServiceLinks: true,
    ...priority,
    ...spec,
    ...Object.fromEntries(lists.map((field) => [field, listOf(spec[field]).map(withRequests)])),
  };
}

/** A limit without a request is also the request. */
function withRequests(container: unknown): unknown {
  const limits = findMap(container, ['resources', 'limits']);
  return limits === undefined || !isPlainMap(container)
    ? container
    : {
        ...container,
        resources: {
          ...findMap(container, ['resources']),
          requests: { ...limits, ...findMap(container, ['resources', 'requests']) },
        },
      };
}

function sameButImages(before: readonly unknown[], after: readonly unknown[]): boolean {
  const withImages = after.map((container, index) => {
    const old = before[index];
    return isPlainMap(container) && isPlainMap(old) ? { ...container, image: old.image } : container;
  });
  return sameStored('[]Container', before, withImages);
}

function isEarlier(before: unknown, after: unknown): boolean {
  return typeof after === 'number' && (typeof before !== 'number' || after <= before);
}

/** A toleration stays, except its time. Those that the API server adds on its own come back. */
function isKeptToleration(toleration: unknown, after: readonly unknown[]): boolean {
  const timeless = (each: unknown): unknown => (isPlainMap(each) ? { ...each, tolerationSeconds: null } : each);
  const isAdded =
    isPlainMap(toleration) &&
    toleration.effect === 'NoExecute' &&
    ['node.kubernetes.io/not-ready', 'node.kubernetes.io/unreachable'].includes(String(toleration.key));
  return isAdded || after.some((each) => sameStored('Toleration', timeless(toleration), timeless(each)));
}

function isGrownMap(before: unknown, after: unknown): boolean {
  const [old, current] = [before, after].map((value) => (isPlainMap(value) ? value : {}));
  return Object.entries(old).every(([key, value]) => current[key] === value);
}

/** Terms of a Pod that waits can get more expressions. Preferences are free. */
function isNarrower(before: PlainMap, after: PlainMap): boolean {
  const [old, current] = [before, after].map((spec) => listOf(findMap(spec, required)?.nodeSelectorTerms));
  const isSameForPods = ['podAffinity', 'podAntiAffinity'].every((field) =>
    sameStoredField('Affinity', field, findMap(before, ['affinity']) ?? {}, findMap(after, ['affinity']) ?? {}),
  );
  const isKept =
    old.length === 0 ||
    (old.length === current.length && old.every((term, index) => isGrownTerm(term, current[index])));
  return isSameForPods && isKept;
}

const required = ['affinity', 'nodeAffinity', 'requiredDuringSchedulingIgnoredDuringExecution'];

function isGrownTerm(before: unknown, after: unknown): boolean {
  const isEmpty = sameStored('NodeSelectorTerm', before, {});
  return ['matchExpressions', 'matchFields'].every((field) => {
    const [old, current] = [before, after].map((term) => listOf(isPlainMap(term) ? term[field] : undefined));
    return isEmpty ? current.length === 0 : sameStored('[]NodeSelectorRequirement', old, current.slice(0, old.length));
  });
}
