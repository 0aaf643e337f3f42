import { type Problem } from '../../../core/error';
import { isPlainMap, type PlainMap } from '../../../core/plain';
import { quote } from '../../../core/check/quote';
import { THIS_CLUSTER, THIS_CLUSTER_NAME } from '../application-spec/destination';
import { isFilledIn } from '../source/template-text';
import { globToRegExp } from './glob';

/** What a project certainly refuses in an Application's spec. What only Argo CD can know is not checked. */
export function findRefusals(spec: PlainMap, project: PlainMap, name: string): Problem[] {
  const refused = repositoriesOf(spec).filter((url) => !allowsRepository(textsOf(project.sourceRepos), url));
  return [
    ...refused.map((url) => ({
      what: `Cannot use ${quote(url)} in project ${name}: its sourceRepos do not allow it`,
      fix: `add it to sourceRepos of AppProject/${name}, or use another project`,
    })),
    ...(isPlainMap(spec.destination) && !allowsDestination(mapsOf(project.destinations), spec.destination)
      ? [
          {
            what: `Cannot deploy to ${describe(spec.destination)} in project ${name}: its destinations do not allow it`,
            fix: `add it to destinations of AppProject/${name}, or use another project`,
          },
        ]
      : []),
  ];
}

function repositoriesOf(spec: PlainMap): string[] {
  const { source, sources, sourceHydrator: hydrator } = spec;
  const dry = isPlainMap(hydrator) ? [hydrator.drySource] : [];
  const all = [source, ...(Array.isArray(sources) ? (sources as unknown[]) : []), ...dry].filter(isPlainMap);
  return all.map(({ repoURL }) => repoURL).filter((url): url is string => typeof url === 'string' && !isFilledIn(url));
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
  const isHere = server === THIS_CLUSTER || name === THIS_CLUSTER_NAME;
  const cluster = isHere ? { server: THIS_CLUSTER, name: THIS_CLUSTER_NAME } : { server, name };
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
  return (Array.isArray(list) ? (list as unknown[]) : []).filter((item): item is string => typeof item === 'string');
}

function mapsOf(list: unknown): PlainMap[] {
  return (Array.isArray(list) ? (list as unknown[]) : []).filter(isPlainMap);
}
