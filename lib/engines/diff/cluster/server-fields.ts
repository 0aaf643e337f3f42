import { type Manifest } from '../../../core/manifest';
import { type PlainMap } from '../../../core/plain';

/** The label of an object that belongs to an ApplySet. Its value is the ID of the set. */
export const partOfLabel = 'applyset.kubernetes.io/part-of';
/** The annotation of an object that Argo CD manages. */
export const trackingAnnotation = 'argocd.argoproj.io/tracking-id';
/** The copy of the manifest that `kubectl apply` keeps. */
export const lastAppliedAnnotation = 'kubectl.kubernetes.io/last-applied-configuration';

/** The annotations that no manifest sets for long. The API server counts the templates of a DaemonSet in the last one. */
const serverAnnotations = [trackingAnnotation, lastAppliedAnnotation, 'deprecated.daemonset.template.generation'];

/** An object of a cluster without what the API server and the tools that apply it keep in it. */
export function withoutServerFields(object: Manifest): Manifest {
  const { status: _status, metadata = {}, ...content } = object;
  const {
    managedFields: _managedFields,
    generation: _generation,
    resourceVersion: _resourceVersion,
    uid: _uid,
    creationTimestamp: _creationTimestamp,
    selfLink: _selfLink,
    labels,
    annotations,
    ...kept
  } = metadata;
  return {
    ...content,
    metadata: {
      ...kept,
      ...entry('labels', labels, [partOfLabel]),
      ...entry('annotations', annotations, serverAnnotations),
    },
  } as unknown as Manifest;
}

/** A map of metadata without some keys; nothing if no key is left. */
function entry(name: string, map: Readonly<Record<string, string>> | undefined, without: readonly string[]): PlainMap {
  const entries = Object.entries(map ?? {}).filter(([key]) => !without.includes(key));
  return entries.length === 0 ? {} : { [name]: Object.fromEntries(entries) };
}
