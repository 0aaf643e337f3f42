import { isPlainMap, type PlainMap } from '../../../core/plain';
import { thisCluster, thisClusterName } from '../application-spec/destination';
import { isFilledIn } from '../source/template-text';
import { type KnownCluster } from '../connection/known-connections';
import { globMatcher } from './glob';
import { trimEnd } from '../../../core/text/trim';

/** Whether a glob matches a text; `maybe` if the text is not known here. */
type Match = boolean | 'maybe';

/**
 * Whether a list of destinations allows a destination, or may allow it. Argo CD knows address and name of a cluster. Here
 * both are known of the clusters of the same app, and of the cluster that Argo CD runs in.
 *
 * The rules are those of `isDestinationMatched` in Argo CD: it goes through the list in order. An item that excludes
 * the destination ends the search, even if another item allows it.
 */
export function allowsDestination(
  allowed: readonly PlainMap[],
  destination: PlainMap,
  clusters: readonly KnownCluster[] = [],
): boolean {
  const { server, name } = clusterOf(destination, clusters);
  const { namespace = '' } = destination;
  if ([server, name, namespace].some((text) => typeof text === 'string' && isFilledIn(text))) {
    return true;
  }
  let isAllowed = false;
  for (const item of allowed) {
    const matches = {
      server: match(item.server, server),
      name: match(item.name, name),
      namespace: matchText(item.namespace ?? '', String(namespace)),
    };
    if ((matches.server || matches.name) && matches.namespace) {
      isAllowed = true;
    } else if (excludes(item, matches)) {
      return false;
    }
  }
  return isAllowed;
}

function clusterOf({ server, name }: PlainMap, clusters: readonly KnownCluster[]): PlainMap {
  const address = typeof server === 'string' ? trimEnd(server, '/') : undefined;
  const isMeant = (each: KnownCluster) => (address === undefined ? each.name === name : each.server === address);
  const known = [...clusters, { server: thisCluster, name: thisClusterName }].find(isMeant);
  return known === undefined ? { server: address, name } : { ...known };
}

function excludes(
  item: PlainMap,
  { server, name, namespace }: { readonly server: Match; readonly name: Match; readonly namespace: boolean },
): boolean {
  return (
    (name === false && isDenial(item.name)) ||
    (server === false && isDenial(item.server) && namespace) ||
    (!namespace && isDenial(item.namespace) && server === true)
  );
}

function isDenial(glob: unknown): boolean {
  return typeof glob === 'string' && glob.startsWith('!');
}

function match(glob: unknown, text: unknown): Match {
  if (typeof glob !== 'string' || glob === '') {
    return false;
  }
  return typeof text === 'string' ? matchText(glob, text) : glob === '*' || 'maybe';
}

function matchText(glob: unknown, text: string): boolean {
  const pattern = String(glob);
  return pattern.startsWith('!') ? !globMatcher(pattern.slice(1))(text) : globMatcher(pattern)(text);
}

/** A destination, as messages name it. */
export function describeDestination({ server, name, namespace }: PlainMap): string {
  const cluster = name === undefined ? String(server) : `cluster ${String(name)}`;
  return namespace === undefined ? cluster : `namespace ${String(namespace)} of ${cluster}`;
}

/** The destinations of a project. */
export function destinationsOf(project: PlainMap): PlainMap[] {
  return Array.isArray(project.destinations) ? project.destinations.filter(isPlainMap) : [];
}
