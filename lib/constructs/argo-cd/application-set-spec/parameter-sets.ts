import { type Path, pathText } from '../../../core/path-text';
import { isPlainMap, listOf, type PlainMap } from '../../../core/plain';
import { anyValue, selects } from './selects';

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
  return listOf(generators).map((generator, index) => parameterSets(generator, ['generators', index]));
}

/** How messages name a set: by the generators that give it. */
export function nameOfSet({ from }: ParameterSet): string {
  return from.map(pathText).join(' × ');
}

const names: Readonly<Record<'cluster' | 'pullRequest' | 'repository', readonly string[]>> = {
  cluster: ['name', 'nameNormalized', 'server', 'project', 'metadata'],
  pullRequest: [
    ...['number', 'title', 'author', 'branch', 'branch_slug', 'target_branch', 'target_branch_slug'],
    ...['head_sha', 'head_short_sha', 'head_short_sha_7', 'labels'],
  ],
  repository: [
    ...['organization', 'repository', 'repository_id', 'url', 'branch', 'branchNormalized'],
    ...['sha', 'short_sha', 'short_sha_7', 'labels'],
  ],
};

/** The sets that the selector of the generator keeps. One that it may keep is not certain to be there. */
function parameterSets(generator: unknown, path: Path): readonly ParameterSet[] | undefined {
  if (!isPlainMap(generator)) {
    return undefined;
  }
  const { selector, ...rest } = generator;
  return allSets(rest, path)?.flatMap((set) => {
    const isKept = selects(selector, set.values);
    return isKept === false ? [] : [{ ...set, isListed: set.isListed && isKept === true }];
  });
}

function allSets(generator: PlainMap, path: Path): readonly ParameterSet[] | undefined {
  const { list, clusters, git, matrix, pullRequest, scmProvider } = generator;
  if (isPlainMap(list)) {
    return listSets(list, [...path, 'list']);
  }
  if (isPlainMap(clusters)) {
    const at = [...path, 'clusters'];
    return clusters.flatList === true ? found(at, ['clusters']) : found(at, names.cluster, valuesOf(clusters));
  }
  if (isPlainMap(git)) {
    return git.files === undefined ? folderSets(git, [...path, 'git']) : undefined;
  }
  if (isPlainMap(pullRequest)) {
    return found([...path, 'pullRequest'], names.pullRequest, valuesOf(pullRequest));
  }
  if (isPlainMap(scmProvider)) {
    return found([...path, 'scmProvider'], names.repository, valuesOf(scmProvider));
  }
  return isPlainMap(matrix) ? matrixSets(matrix, [...path, 'matrix']) : undefined;
}

/** One set stands for all that Argo CD finds: they have the same parameters. */
function found(path: Path, known: readonly string[], more: PlainMap = {}): readonly ParameterSet[] {
  const values = { ...Object.fromEntries(known.map((name) => [name, anyValue])), ...more };
  return [{ from: [path], isListed: false, values }];
}

function listSets({ elements, elementsYaml }: PlainMap, path: Path): readonly ParameterSet[] | undefined {
  if (elementsYaml !== undefined || !Array.isArray(elements)) {
    return undefined;
  }
  return elements.map((values: unknown, index) => {
    return { from: [[...path, 'elements', index]], isListed: true, values: isPlainMap(values) ? values : {} };
  });
}

function folderSets(git: PlainMap, path: Path): readonly ParameterSet[] {
  const { pathParamPrefix: prefix } = git;
  const parts = ['path', 'basename', 'basenameNormalized', 'segments'];
  const folder = { path: Object.fromEntries(parts.map((name) => [name, anyValue])) };
  return found(path, [], { ...(typeof prefix === 'string' ? { [prefix]: folder } : folder), ...valuesOf(git) });
}

function matrixSets(matrix: PlainMap, path: Path): readonly ParameterSet[] | undefined {
  const [first, second] = listOf(matrix.generators).map((generator, index) =>
    parameterSets(generator, [...path, 'generators', index]),
  );
  return second && first?.flatMap((one) => second.map((other) => combined(one, other)));
}

/** In a matrix, the first generator wins if both give a parameter. */
function combined(one: ParameterSet, other: ParameterSet): ParameterSet {
  return {
    from: [...one.from, ...other.from],
    isListed: one.isListed || other.isListed,
    values: merged(one.values, other.values),
  };
}

function merged(one: PlainMap, other: PlainMap): PlainMap {
  const both = Object.keys(one).filter((key) => isPlainMap(one[key]) && isPlainMap(other[key]));
  const deep = both.map((key) => [key, merged(one[key] as PlainMap, other[key] as PlainMap)]);
  return { ...one, ...other, ...one, ...(Object.fromEntries(deep) as PlainMap) };
}

function valuesOf(settings: PlainMap): PlainMap {
  return isPlainMap(settings.values) ? { values: settings.values } : {};
}
