import { quote } from '../../../core/check/quote';
import { type Fault, fault } from '../../../core/fault';
import { type Path } from '../../../core/path-text';
import { isPlainMap, listOf, type PlainMap } from '../../../core/plain';
import { thisCluster, thisClusterName } from '../application-spec/destination';
import { isFilledIn } from '../source/template-text';
import { globToRegExp } from './glob';

/** What a project certainly refuses in an Application's spec. What only Argo CD can know is not checked. */
export function checkPermission(spec: PlainMap, project: PlainMap, name: string): readonly Fault[] {
  const { destination } = spec;
  return [
    ...sourcesOf(spec).flatMap(({ path, repoURL }) =>
      typeof repoURL === 'string' && !isFilledIn(repoURL) && !allowsRepository(textsOf(project.sourceRepos), repoURL)
        ? [refused([...path, 'repoURL'], quote(repoURL), 'sourceRepos', name)]
        : [],
    ),
    ...(isPlainMap(destination) && !allowsDestination(mapsOf(project.destinations), destination)
      ? [refused(['destination'], describe(destination), 'destinations', name)]
      : []),
  ];
}

function refused(path: Path, value: string, field: string, project: string): Fault {
  return fault(
    'project',
    path,
    (at) => `Cannot use ${value} as ${at}: ${field} of project ${project} do not allow it`,
    `add it to ${field} of AppProject/${project}, or use another project`,
  );
}

function sourcesOf({ source, sources, sourceHydrator: hydrator }: PlainMap): { path: Path; repoURL: unknown }[] {
  const all: (readonly [Path, unknown])[] = [
    [['source'], source],
    ...listOf(sources).map((each, index) => [['sources', index], each] as const),
    [['sourceHydrator', 'drySource'], isPlainMap(hydrator) ? hydrator.drySource : undefined],
  ];
  return all.flatMap(([path, each]) => (isPlainMap(each) ? [{ path, repoURL: each.repoURL }] : []));
}

/**
 * Argo CD compares addresses without case, `ssh://` and `.git`.
 * It escapes brackets and braces in a pattern. What such a pattern matches is not known here, so it allows everything.
 */
function allowsRepository(patterns: readonly string[], url: string): boolean {
  const denies = (pattern: string) => pattern.startsWith('!');
  if (patterns.some((pattern) => /[[\]{}\\]/.test(pattern))) {
    return true;
  }
  const matches = (pattern: string) =>
    pattern === '*' || globToRegExp(normalizeGitUrl(pattern), '/').test(normalizeGitUrl(url));
  const isDenied = patterns.filter(denies).some((pattern) => matches(pattern.slice(1)));
  return !isDenied && patterns.some((pattern) => denies(pattern) || matches(pattern));
}

/** An address in the form in which Argo CD compares it. */
export function normalizeGitUrl(url: string): string {
  const lower = url.trim().toLowerCase();
  const isScp = !lower.includes('://') && /^[^/:]+@[^@]+$/.test(lower);
  const plain = isScp ? lower.replace(':', '/') : lower;
  return plain.replace(/\.git$/, '').replace(/^ssh:\/\//, '');
}

function allowsDestination(allowed: readonly PlainMap[], destination: PlainMap): boolean {
  const { server, name, namespace = '' } = destination;
  const isHere = server === thisCluster || name === thisClusterName;
  const cluster = isHere ? { server: thisCluster, name: thisClusterName } : { server, name };
  const texts = [cluster.server, cluster.name, namespace].filter((text): text is string => typeof text === 'string');
  if (texts.some(isFilledIn)) {
    return true;
  }
  return allowed.some((item) => {
    const isCluster = mayMatch(item.server, cluster.server) || mayMatch(item.name, cluster.name);
    return isCluster && mayMatch(item.namespace ?? '', namespace);
  });
}

/** Whether a glob matches a text, or may match it because the text is not known here. */
function mayMatch(glob: unknown, text: unknown): boolean {
  if (typeof glob !== 'string') {
    return false;
  }
  if (typeof text !== 'string') {
    return glob !== '';
  }
  return glob.startsWith('!') ? !globToRegExp(glob.slice(1)).test(text) : globToRegExp(glob).test(text);
}

function describe({ server, name, namespace }: PlainMap): string {
  const cluster = name === undefined ? String(server) : `cluster ${String(name)}`;
  return namespace === undefined ? cluster : `namespace ${String(namespace)} of ${cluster}`;
}

function textsOf(list: unknown): string[] {
  return listOf(list).filter((item): item is string => typeof item === 'string');
}

function mapsOf(list: unknown): PlainMap[] {
  return listOf(list).filter(isPlainMap);
}
