import { isPlainMap } from '../../../lib/core/plain';
import { liveObjects } from '../overlay/live-objects';

/** Kinds of examples/mychart that overlays do not have. */
const moreKinds = ['serviceaccounts', 'ingresses.networking.k8s.io', 'horizontalpodautoscalers.autoscaling'];

/** What helm itself adds to each object of a release. */
const marksOfHelm = ['app.kubernetes.io/managed-by', 'meta.helm.sh/release-name', 'meta.helm.sh/release-namespace'];

/** The objects of a namespace without what helm keeps of its releases, and without what it adds to objects. */
export function releaseObjects(namespace: string): Map<string, unknown> {
  const objects = [...liveObjects(namespace, moreKinds)];
  return new Map(
    objects
      .filter(([name]) => !name.startsWith('Secret/sh.helm.release.'))
      .map(([name, object]) => [name, withoutMarks(object as Readonly<Record<string, unknown>>)]),
  );
}

function withoutMarks(object: Readonly<Record<string, unknown>>): unknown {
  const { labels, annotations, ...metadata } = object.metadata as Readonly<Record<string, unknown>>;
  return { ...object, metadata: { ...metadata, labels: unmarked(labels), annotations: unmarked(annotations) } };
}

function unmarked(map: unknown): unknown {
  const entries = Object.entries(isPlainMap(map) ? map : {});
  return Object.fromEntries(entries.filter(([key]) => !marksOfHelm.includes(key)));
}
