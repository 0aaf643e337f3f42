import { quote } from '../../../core/check/quote';
import { type Fault, fault } from '../../../core/fault';
import { type Path } from '../../../core/path-text';
import { isPlainMap, listOf, type PlainMap } from '../../../core/plain';
import { type KnownCluster } from '../connection/known-connections';
import { normalizeGitUrl } from '../source/normalize-git-url';
import { isFilledIn } from '../source/template-text';
import { allowsDestination, describeDestination, destinationsOf } from './allowed-destination';
import { globMatcher } from './glob';

/** An object of Argo CD, as far as permissions depend on it. */
export interface Declared {
  readonly name: string;
  readonly namespace?: string;
  readonly spec: PlainMap;
}

/**
 * What a project certainly refuses of an Application. What only Argo CD can know is not checked.
 *
 * @param clusters whose names and addresses are known
 */
export function checkPermission(
  application: Declared,
  project: Declared,
  clusters: readonly KnownCluster[] = [],
): readonly Fault[] {
  const { spec } = application;
  const { destination } = spec;
  const repos = textsOf(project.spec.sourceRepos);
  return [
    ...sourcesOf(spec).flatMap(({ path, repoURL }) =>
      typeof repoURL === 'string' && !isFilledIn(repoURL) && !allowsRepository(repos, repoURL)
        ? [refused([...path, 'repoURL'], quote(repoURL), 'sourceRepos', project.name)]
        : [],
    ),
    ...(isPlainMap(destination) && !allowsDestination(destinationsOf(project.spec), destination, clusters)
      ? [refused(['destination'], describeDestination(destination), 'destinations', project.name)]
      : []),
    ...(allowsNamespace(application.namespace, project)
      ? []
      : [refused(['metadata', 'namespace'], quote(application.namespace), 'sourceNamespaces', project.name)]),
  ];
}

function refused(path: Path, value: string, field: string, project: string): Fault {
  return fault(
    'project',
    path,
    (at) => `Cannot use ${value} as ${at}: ${field} of AppProject/${project} do not allow it`,
    `add it to ${field} of AppProject/${project}, or use another project`,
  );
}

function sourcesOf({ source, sources, sourceHydrator: hydrator }: PlainMap): { path: Path; repoURL: unknown }[] {
  const all: (readonly [Path, unknown])[] = [
    [['source'], source],
    ...listOf(sources).map((each, index) => [['sources', index], each] as const),
    [['sourceHydrator', 'drySource'], isPlainMap(hydrator) ? hydrator.drySource : undefined],
    [['sourceHydrator', 'syncSource'], isPlainMap(hydrator) ? hydrator.syncSource : undefined],
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
    pattern === '*' || globMatcher(normalizeGitUrl(pattern), '/')(normalizeGitUrl(url));
  const isDenied = patterns.filter(denies).some((pattern) => matches(pattern.slice(1)));
  return !isDenied && patterns.some((pattern) => denies(pattern) || matches(pattern));
}

/** Argo CD reads the Applications in its own namespace, which is the one of its projects, and in those of this list. */
function allowsNamespace(namespace: string | undefined, project: Declared): boolean {
  return (
    namespace === undefined ||
    namespace === project.namespace ||
    textsOf(project.spec.sourceNamespaces).some((pattern) => namespaceMatcher(pattern)(namespace))
  );
}

/** A glob, or a regular expression between slashes. One that JavaScript can't read matches everything. */
function namespaceMatcher(pattern: string): (namespace: string) => boolean {
  const expression = /^\/(.*)\/$/s.exec(pattern)?.[1];
  if (expression === undefined) {
    return globMatcher(pattern);
  }
  try {
    const compiled = new RegExp(expression);
    return (namespace) => compiled.test(namespace);
  } catch {
    return () => true;
  }
}

function textsOf(list: unknown): string[] {
  return listOf(list).filter((item): item is string => typeof item === 'string');
}
