import { isPlainMap, type PlainMap } from '../../../core/plain';

/** A placeholder for a value that is known only when Argo CD looks it up. */
export const ANYTHING = Symbol('anything');

/** A set of parameters, as far as it is known here. `from` is the path of its generator. */
export interface ParameterSet {
  readonly from: string;
  readonly values: PlainMap;
}

const set = (from: string, names: readonly string[], more: PlainMap = {}): ParameterSet[] => [
  { from, values: { ...Object.fromEntries(names.map((name) => [name, ANYTHING])), ...more } },
];

const CLUSTER = ['name', 'nameNormalized', 'server', 'project', 'metadata'];
const FOLDER = { path: ANYTHING, basename: ANYTHING, basenameNormalized: ANYTHING, segments: ANYTHING };
const PULL_REQUEST = ['number', 'title', 'author', 'branch', 'branch_slug', 'target_branch', 'target_branch_slug'];
const HEAD = ['head_sha', 'head_short_sha', 'head_short_sha_7', 'labels'];
const REPOSITORY = ['organization', 'repository', 'repository_id', 'url', 'branch', 'branchNormalized'];
const COMMIT = ['sha', 'short_sha', 'short_sha_7', 'labels'];

/** The sets of parameters that a generator gives, or undefined if that depends on what Argo CD finds. */
export function parameterSets(generator: unknown, path: string): ParameterSet[] | undefined {
  if (!isPlainMap(generator)) {
    return undefined;
  }
  const { list, clusters, git, matrix, pullRequest, scmProvider } = generator;
  if (isPlainMap(list)) {
    return listSets(list, `${path}.list`);
  }
  if (isPlainMap(clusters)) {
    return clusters.flatList === true
      ? set(`${path}.clusters`, ['clusters'])
      : set(`${path}.clusters`, CLUSTER, valuesOf(clusters));
  }
  if (isPlainMap(git)) {
    return git.files === undefined ? folderSets(git, `${path}.git`) : undefined;
  }
  if (isPlainMap(pullRequest)) {
    return set(`${path}.pullRequest`, [...PULL_REQUEST, ...HEAD], valuesOf(pullRequest));
  }
  if (isPlainMap(scmProvider)) {
    return set(`${path}.scmProvider`, [...REPOSITORY, ...COMMIT], valuesOf(scmProvider));
  }
  return isPlainMap(matrix) ? matrixSets(matrix, `${path}.matrix`) : undefined;
}

function listSets(list: PlainMap, path: string): ParameterSet[] | undefined {
  return list.elementsYaml === undefined && Array.isArray(list.elements)
    ? list.elements.map((values: unknown, index) => ({
        from: `${path}.elements[${index}]`,
        values: isPlainMap(values) ? values : {},
      }))
    : undefined;
}

function folderSets(git: PlainMap, path: string): ParameterSet[] {
  const { pathParamPrefix: prefix } = git;
  const folder = { path: FOLDER };
  return set(path, [], { ...(typeof prefix === 'string' ? { [prefix]: folder } : folder), ...valuesOf(git) });
}

function matrixSets(matrix: PlainMap, path: string): ParameterSet[] | undefined {
  const [first, second] = (Array.isArray(matrix.generators) ? matrix.generators : []).map((generator, index) =>
    parameterSets(generator, `${path}.generators[${index}]`),
  );
  return first === undefined || second === undefined
    ? undefined
    : first.flatMap((one) =>
        second.map((other) => ({ from: `${one.from} × ${other.from}`, values: { ...one.values, ...other.values } })),
      );
}

function valuesOf(settings: PlainMap): PlainMap {
  return isPlainMap(settings.values) ? { values: settings.values } : {};
}
