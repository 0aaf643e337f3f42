import { type Problem } from '../../../core/error';
import { isPlainMap, type PlainMap } from '../../../core/plain';
import { quote } from '../../../core/check/quote';
import { checkChartVersion, checkRevision } from './check-revision';
import { checkRepoUrl } from './check-repo-url';
import { isFilledIn } from './template-text';

const TOOLS = ['helm', 'kustomize', 'directory', 'plugin'] as const;

/** What is wrong with a source by itself. A source among several may do nothing but lend its files. */
export function checkSource(
  source: unknown,
  path: string,
  options: { readonly amongSeveral?: boolean } = {},
): Problem[] {
  if (!isPlainMap(source)) {
    return [];
  }
  return [
    ...checkLocation(source, path, options.amongSeveral === true),
    ...checkRepoUrl(source.repoURL, `${path}.repoURL`, { chart: source.chart !== undefined }),
    ...(source.chart === undefined
      ? checkRevision(source.targetRevision, `${path}.targetRevision`)
      : checkChartVersion(source.targetRevision, `${path}.targetRevision`)),
    ...checkPath(source.path, `${path}.path`),
    ...checkTools(source, path),
    ...checkHelm(source.helm, `${path}.helm`),
  ];
}

function checkLocation(source: PlainMap, path: string, amongSeveral: boolean): Problem[] {
  const { chart, path: folder, ref, targetRevision } = source;
  if (chart !== undefined && folder !== undefined) {
    return [excludes(path, ['path', 'chart'], 'a folder is taken from Git, a chart from a Helm repository')];
  }
  if (chart === undefined && folder === undefined && !(amongSeveral && ref !== undefined)) {
    const fix = `give ${path}.path, "." for the top of the repository, or ${path}.chart`;
    return [{ what: `Cannot leave both path and chart out of ${path}: Argo CD would find no manifests`, fix }];
  }
  if (chart !== undefined && ref !== undefined) {
    return [excludes(path, ['chart', 'ref'], 'only a Git repository can lend files')];
  }
  return chart !== undefined && targetRevision === undefined
    ? [{ what: `Cannot leave ${path}.targetRevision out: a chart needs a version`, fix: 'give one, as in "1.2.3"' }]
    : [];
}

function checkTools(source: PlainMap, path: string): Problem[] {
  const given = TOOLS.filter((tool) => source[tool] !== undefined);
  return given.length > 1 ? [excludes(path, given, 'a source is made by one tool')] : [];
}

function checkHelm(helm: unknown, path: string): Problem[] {
  return isPlainMap(helm) && helm.values !== undefined && helm.valuesObject !== undefined
    ? [excludes(path, ['values', 'valuesObject'], 'Argo CD takes one and ignores the other')]
    : [];
}

/** A folder within a repository: relative, and not out of it. */
export function checkPath(value: unknown, path: string): Problem[] {
  if (typeof value !== 'string' || isFilledIn(value)) {
    return [];
  }
  if (value === '') {
    return [
      {
        what: `Cannot use "" as ${path}: Argo CD would find no manifests`,
        fix: 'use "." for the top of the repository',
      },
    ];
  }
  if (value.startsWith('/')) {
    const what = `Cannot use ${quote(value)} as ${path}: it must be relative to the top of the repository`;
    return [{ what, fix: `use ${quote(value.replace(/^\/+/, '') || '.')}` }];
  }
  return leavesTop(value)
    ? [
        {
          what: `Cannot use ${quote(value)} as ${path}: it leads out of the repository`,
          fix: 'name the folder from the top',
        },
      ]
    : [];
}

function leavesTop(path: string): boolean {
  let depth = 0;
  return path
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .some((part) => (depth += part === '..' ? -1 : 1) < 0);
}

/** A finding on fields that exclude each other. */
export function excludes(path: string, fields: readonly string[], why: string): Problem {
  const all = fields.join(' and ');
  const of = path === '' ? '' : ` of ${path}`;
  return { what: `Cannot use ${all}${of} together: ${why}`, fix: `keep one of ${fields.join(', ')}` };
}
