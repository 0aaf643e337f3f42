import { getKey } from '../../../core/own-key';
import { isPlainMap, type PlainMap } from '../../../core/plain';
import { goDurationText } from '../../../core/check/duration';
import { specSchema } from '../release/crd-schema';
import { withoutDefaults } from '../release/without-defaults';
import { type ApplicationSpec } from './application-spec';
import { namesCluster, thisCluster } from './destination';

/** The `spec` of an Application as Argo CD stores it. Defaults are left out, so that it is never OutOfSync. */
export function renderApplicationSpec(spec: ApplicationSpec): PlainMap {
  const rendered = renderSpecFields({ ...spec, destination: onCluster(spec.destination) });
  return withoutDefaults(rendered, specSchema('Application')) as PlainMap;
}

/** A destination on the cluster that Argo CD runs in, unless a cluster is named. */
function onCluster(destination: PlainMap): PlainMap {
  return namesCluster(destination) ? destination : { ...destination, server: thisCluster };
}

/** Rewrites the fields whose form differs from the props. It adds nothing and leaves nothing out. */
export function renderSpecFields(spec: object): PlainMap {
  return mapFields(spec, {
    source: renderSource,
    sources: (sources) => mapItems(sources, renderSource),
    sourceHydrator: (hydrator) => mapFields(hydrator, { drySource: renderSource }),
    syncPolicy: (policy) => mapFields(policy, { retry: renderRetry }),
  });
}

function renderSource(source: unknown): unknown {
  return mapFields(source, { helm: renderHelm });
}

function renderHelm(helm: unknown): unknown {
  if (!isPlainMap(helm) || !isPlainMap(helm.values)) {
    return helm;
  }
  const { values, ...rest } = helm;
  return { ...rest, valuesObject: values };
}

function renderRetry(retry: unknown): unknown {
  return mapFields(retry, {
    backoff: (backoff) => mapFields(backoff, { duration: goDurationText, maxDuration: goDurationText }),
  });
}

/** A copy of a map with some of its fields changed. Other values stay as they are; the check of types reports them. */
function mapFields(value: unknown, changes: Readonly<Record<string, (value: unknown) => unknown>>): PlainMap {
  if (!isPlainMap(value)) {
    return value as PlainMap;
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      const change = item === undefined ? undefined : getKey(changes, key);
      return [key, change === undefined ? item : change(item)];
    }),
  );
}

function mapItems(value: unknown, change: (item: unknown) => unknown): unknown {
  return Array.isArray(value) ? value.map(change) : value;
}
