import { type Path, pathText } from '../../../core/path-text';
import { isPlainMap, type PlainMap } from '../../../core/plain';

/** A placeholder for a value that is known only when Argo CD looks it up. */
export const anything = Symbol('anything');

/** A set of parameters, as far as it is known here. */
export interface ParameterSet {
  /** The paths of the generators that give it. */
  readonly from: readonly Path[];
  /** Whether it comes from an element of a list, so that there is exactly this one. */
  readonly isListed: boolean;
  readonly values: PlainMap;
}

/** The sets of parameters of each generator of a list, or undefined if that depends on what Argo CD finds. */
export function parameterSetsOf(generators: unknown): (readonly ParameterSet[] | undefined)[] {
  const list: readonly unknown[] = Array.isArray(generators) ? generators : [];
  return list.map((generator, index) => parameterSets(generator, ['generators', index]));
}

/** How messages name a set: by the generators that give it. */
export function nameOfSet({ from }: ParameterSet): string {
  return from.map(pathText).join(' × ');
}

const cluster = ['name', 'nameNormalized', 'server', 'project', 'metadata'];
const folderParameters = { path: anything, basename: anything, basenameNormalized: anything, segments: anything };
const pullRequestParameters = [
  ...['number', 'title', 'author', 'branch', 'branch_slug', 'target_branch', 'target_branch_slug'],
  ...['head_sha', 'head_short_sha', 'head_short_sha_7', 'labels'],
];
const repository = [
  ...['organization', 'repository', 'repository_id', 'url', 'branch', 'branchNormalized'],
  ...['sha', 'short_sha', 'short_sha_7', 'labels'],
];

function parameterSets(generator: unknown, path: Path): readonly ParameterSet[] | undefined {
  if (!isPlainMap(generator)) {
    return undefined;
  }
  const { list, clusters, git, matrix, pullRequest, scmProvider } = generator;
  if (isPlainMap(list)) {
    return listSets(list, [...path, 'list']);
  }
  if (isPlainMap(clusters)) {
    return clusters.flatList === true
      ? found([...path, 'clusters'], named(['clusters']))
      : found([...path, 'clusters'], { ...named(cluster), ...valuesOf(clusters) });
  }
  if (isPlainMap(git)) {
    return git.files === undefined ? folderSets(git, [...path, 'git']) : undefined;
  }
  if (isPlainMap(pullRequest)) {
    return found([...path, 'pullRequest'], { ...named(pullRequestParameters), ...valuesOf(pullRequest) });
  }
  if (isPlainMap(scmProvider)) {
    return found([...path, 'scmProvider'], { ...named(repository), ...valuesOf(scmProvider) });
  }
  return isPlainMap(matrix) ? matrixSets(matrix, [...path, 'matrix']) : undefined;
}

/** Stands for all sets that Argo CD finds: they have the same parameters. */
function found(path: Path, values: PlainMap): readonly ParameterSet[] {
  return [{ from: [path], isListed: false, values }];
}

function named(names: readonly string[]): PlainMap {
  return Object.fromEntries(names.map((name) => [name, anything]));
}

function listSets(list: PlainMap, path: Path): readonly ParameterSet[] | undefined {
  return list.elementsYaml === undefined && Array.isArray(list.elements)
    ? list.elements.map((values: unknown, index) => ({
        from: [[...path, 'elements', index]],
        isListed: true,
        values: isPlainMap(values) ? values : {},
      }))
    : undefined;
}

function folderSets(git: PlainMap, path: Path): readonly ParameterSet[] {
  const { pathParamPrefix: prefix } = git;
  const folder = { path: folderParameters };
  return found(path, { ...(typeof prefix === 'string' ? { [prefix]: folder } : folder), ...valuesOf(git) });
}

function matrixSets(matrix: PlainMap, path: Path): readonly ParameterSet[] | undefined {
  const [first, second] = (Array.isArray(matrix.generators) ? matrix.generators : []).map((generator, index) =>
    parameterSets(generator, [...path, 'generators', index]),
  );
  return first === undefined || second === undefined
    ? undefined
    : first.flatMap((one) =>
        second.map((other) => ({
          from: [...one.from, ...other.from],
          isListed: one.isListed || other.isListed,
          values: { ...one.values, ...other.values },
        })),
      );
}

function valuesOf(settings: PlainMap): PlainMap {
  return isPlainMap(settings.values) ? { values: settings.values } : {};
}
