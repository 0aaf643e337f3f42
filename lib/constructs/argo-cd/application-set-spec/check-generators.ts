import { type Problem } from '../../../core/error';
import { isPlainMap, type PlainMap } from '../../../core/plain';
import { quote } from '../../../core/check/quote';
import { checkRepoUrl } from '../source/check-repo-url';
import { checkRevision } from '../source/check-revision';
import { excludes } from '../source/check-source';
import { checkSchema } from '../../../kubernetes/schema/check-schema';
import { resolveSchema, specSchema } from '../release/crd-schema';
import { type Schema } from '../../../kubernetes/schema/schema';

const KINDS = [
  ...['list', 'clusters', 'git', 'matrix', 'merge'],
  ...['scmProvider', 'pullRequest', 'clusterDecisionResource', 'plugin'],
];
const PULL_REQUEST_PROVIDERS = ['github', 'gitlab', 'gitea', 'bitbucketServer', 'bitbucket', 'azuredevops'];
const SCM_PROVIDERS = ['github', 'gitlab', 'gitea', 'bitbucketServer', 'bitbucket', 'azureDevOps', 'awsCodeCommit'];

/** What is wrong with generators, beyond what the schema says. */
export function checkGenerators(generators: unknown, path: string, isGo: boolean, depth = 0): Problem[] {
  const list: unknown[] = Array.isArray(generators) ? generators : [];
  if (Array.isArray(generators) && list.length === 0) {
    return [
      {
        what: `Cannot leave ${path} empty: nothing would be generated`,
        fix: "give one, as in { list: { elements: [{ name: 'one' }] } }",
      },
    ];
  }
  return list.flatMap((generator, index) =>
    isPlainMap(generator) ? checkGenerator(generator, `${path}[${index}]`, isGo, depth) : [],
  );
}

function checkGenerator(generator: PlainMap, path: string, isGo: boolean, depth: number): Problem[] {
  const { list, git, matrix, merge, pullRequest, scmProvider } = generator;
  const kinds = KINDS.filter((kind) => generator[kind] !== undefined);
  return [
    ...checkOne(kinds, KINDS, path),
    ...(isPlainMap(list) ? checkElements(list, `${path}.list`, isGo) : []),
    ...(isPlainMap(git) ? checkGit(git, `${path}.git`) : []),
    ...checkCombination(matrix ?? merge, matrix === undefined ? 'merge' : 'matrix', path, isGo, depth),
    ...(isPlainMap(pullRequest) ? checkProvider(pullRequest, PULL_REQUEST_PROVIDERS, `${path}.pullRequest`) : []),
    ...(isPlainMap(scmProvider) ? checkProvider(scmProvider, SCM_PROVIDERS, `${path}.scmProvider`) : []),
    // The schema ends at a combination within a combination.
    ...(depth < 2 ? [] : checkSchema(generator, nestedGeneratorSchema(), path, resolveSchema)),
  ];
}

/** The schema of a generator in a combination. */
function nestedGeneratorSchema(): Schema {
  const top = resolveSchema(specSchema('ApplicationSet').properties?.generators ?? {});
  const matrix = resolveSchema(resolveSchema(top.items ?? {}).properties?.matrix ?? {});
  return resolveSchema(matrix.properties?.generators ?? {}).items ?? {};
}

function checkOne(given: readonly string[], all: readonly string[], path: string): Problem[] {
  if (given.length > 1) {
    return [excludes(path, given, 'a generator is of one kind')];
  }
  return given.length === 0
    ? [{ what: `Cannot use ${path}: it says nothing to generate from`, fix: `give one of ${all.join(', ')}` }]
    : [];
}

function checkElements(list: PlainMap, path: string, isGo: boolean): Problem[] {
  if (list.elements === undefined && list.elementsYaml === undefined) {
    return [{ what: `Cannot leave elements out of ${path}: nothing would be generated`, fix: `give ${path}.elements` }];
  }
  const elements: unknown[] = Array.isArray(list.elements) ? list.elements : [];
  return elements.flatMap((element, index) => {
    const at = `${path}.elements[${index}]`;
    if (!isPlainMap(element)) {
      return [{ what: `Cannot use ${quote(element)} as ${at}: it must be an object`, fix: "use { name: 'one' }" }];
    }
    return isGo ? [] : checkTexts(element, at);
  });
}

/** Without Go templates Argo CD takes nothing but texts. */
function checkTexts(element: PlainMap, path: string): Problem[] {
  return Object.entries(element)
    .filter(([key, value]) => key !== 'values' && typeof value !== 'string')
    .map(([key, value]) => ({
      what: `Cannot use ${quote(value)} as ${path}.${key}: without goTemplate it must be a text`,
      fix: 'use goTemplate: true, the default',
    }));
}

function checkGit(git: PlainMap, path: string): Problem[] {
  const kinds = ['directories', 'files'].filter((kind) => git[kind] !== undefined);
  return [
    ...checkRepoUrl(git.repoURL, `${path}.repoURL`),
    ...checkRevision(git.revision, `${path}.revision`),
    ...checkOne(kinds, ['directories', 'files'], path),
  ];
}

function checkCombination(settings: unknown, kind: string, path: string, isGo: boolean, depth: number): Problem[] {
  if (!isPlainMap(settings)) {
    return [];
  }
  const at = `${path}.${kind}`;
  if (depth > 1) {
    return [{ what: `Cannot use ${at}: combinations go two deep`, fix: 'write the list out in TypeScript' }];
  }
  const { generators, mergeKeys } = settings;
  const count = Array.isArray(generators) ? generators.length : 2;
  const isTooMany = kind === 'matrix' && count > 2;
  return [
    ...(count < 2 || isTooMany
      ? [
          {
            what: `Cannot use ${count} generators in ${at}: it must be ${kind === 'matrix' ? 'two' : 'two or more'}`,
            fix: isTooMany ? 'put a matrix into the matrix' : 'add another',
          },
        ]
      : []),
    ...(kind === 'merge' && Array.isArray(mergeKeys) && mergeKeys.length === 0
      ? [{ what: `Cannot leave ${at}.mergeKeys empty`, fix: 'name a parameter that all of them have' }]
      : []),
    ...checkGenerators(generators, `${at}.generators`, isGo, depth + 1),
  ];
}

function checkProvider(settings: PlainMap, providers: readonly string[], path: string): Problem[] {
  return checkOne(
    providers.filter((provider) => settings[provider] !== undefined),
    providers,
    path,
  );
}
