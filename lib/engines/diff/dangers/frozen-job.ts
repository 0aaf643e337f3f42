import { type Manifest } from '../../../core/manifest';
import { findMap, isPlainMap, type PlainMap } from '../../../core/plain';
import { sameStored } from '../../../kubernetes/stored/same-stored';
import { fieldAt } from './field-at';
import { withKeptAccount } from './kept-account';

/** The template of a Job stays, except for the nodes while it is suspended. An indexed Job can grow in both numbers. */
export function changedInJob(before: Manifest, after: Manifest): string[] {
  const [old, current] = [before, after].map((job) => findMap(job, ['spec']) ?? {});
  const isGrown = current.completionMode === 'Indexed' && current.completions === current.parallelism;
  const isSuspended = old.suspend === true;
  const [template, newTemplate] = [old, current].map((spec) => templateOf(spec, old, isSuspended));
  const lost = ['template.metadata', 'template.metadata.labels'].filter((path) => isLeftOut(path, old, current));
  return [
    ...(isGrown || completionsOf(old) === newCompletions(old, current) ? [] : ['spec.completions']),
    ...(sameStored('PodTemplateSpec', template, newTemplate) ? [] : ['spec.template']),
    ...lost.slice(0, 1).map((path) => `spec.${path}`),
  ];
}

/** A Job with neither number is one that runs once. */
function completionsOf({ completions, parallelism }: PlainMap): unknown {
  return completions ?? (parallelism === undefined ? 1 : undefined);
}

/** The number after the change: what was filled in stays, and what was given and is left out is filled in again. */
function newCompletions(before: PlainMap, after: PlainMap): unknown {
  if (after.completions !== undefined) {
    return after.completions;
  }
  const filledIn = before.completions === undefined ? completionsOf(before) : undefined;
  return filledIn ?? (before.parallelism === undefined ? undefined : completionsOf(after));
}

/** What of the template cannot be changed. */
function templateOf(spec: PlainMap, before: PlainMap, isSuspended: boolean): PlainMap {
  const template = findMap(spec, ['template']) ?? {};
  const pod = withKeptAccount(findMap(before, ['template', 'spec']) ?? {}, findMap(template, ['spec']) ?? {});
  const metadata = findMap(template, ['metadata']);
  return isSuspended
    ? { ...template, metadata: { ...metadata, labels: null, annotations: null }, spec: withoutPlaces(pod) }
    : { ...template, spec: pod };
}

/** A spec without what decides on which nodes the Pods run. */
function withoutPlaces(spec: PlainMap): PlainMap {
  const { nodeSelector: _selector, tolerations: _tolerations, schedulingGates: _gates, affinity, ...rest } = spec;
  const others = Object.entries(isPlainMap(affinity) ? affinity : {}).filter(([field]) => field !== 'nodeAffinity');
  return others.length === 0 ? rest : { ...rest, affinity: Object.fromEntries(others) };
}

/** The API server adds labels of its own, and takes them out with a whole map that is left out. */
function isLeftOut(path: string, before: PlainMap, after: PlainMap): boolean {
  return isPlainMap(fieldAt(before, path)) && fieldAt(after, path) === undefined;
}
