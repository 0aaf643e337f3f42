import { type ApiObjectMetadata } from 'cdk8s';
import { checkMetadata } from '../../../kubernetes/check-metadata';
import { type Problem } from '../../../core/error';
import { isPlainMap, type PlainMap } from '../../../core/plain';
import { quote } from '../../../core/check/quote';
import { checkRepoUrl } from '../source/check-repo-url';
import { excludes } from '../source/check-source';
import { checkSchema } from '../../../kubernetes/schema/check-schema';
import { resolveSchema, specSchema } from '../release/crd-schema';
import { checkGlob, checkGlobs } from './check-glob';
import { checkProjectRoles, checkRepeats } from './check-project-role';
import { checkSyncWindows } from './check-sync-window';

/** Everything that is wrong with a project by itself, all at once; the spec as it was given and as it is written. */
export function checkProject(metadata: ApiObjectMetadata, given: PlainMap, spec: PlainMap): Problem[] {
  return [
    ...checkMetadata(metadata),
    ...checkSchema(spec, specSchema('AppProject'), '', resolveSchema),
    ...checkRepositories(spec.sourceRepos),
    ...checkDestinations(spec.destinations),
    ...checkRepeats(spec.sourceNamespaces, 'sourceNamespaces'),
    ...checkGlobs(spec.sourceNamespaces, 'sourceNamespaces'),
    ...checkEmptyList(given.namespaceResourceWhitelist),
    ...checkAccounts(spec.destinationServiceAccounts),
    ...checkProjectRoles(spec.roles, String(metadata.name)),
    ...checkSyncWindows(spec.syncWindows),
  ];
}

function checkRepositories(repos: unknown): Problem[] {
  const list = (Array.isArray(repos) ? (repos as unknown[]) : []).filter((repo) => typeof repo === 'string');
  return [
    ...checkRepeats(list, 'sourceRepos'),
    ...(list.includes('*') ? [] : list.filter((repo) => String(repo).startsWith('!')).map(onlyDenies('sourceRepos'))),
    ...list.flatMap((repo, index) => {
      const path = `sourceRepos[${index}]`;
      return /[*?[{]/.test(repo) || repo.startsWith('!')
        ? [...checkNothingLeft(repo, path), ...checkGlob(repo, path)]
        : checkRepoUrl(repo, path, { chart: true });
    }),
  ];
}

function checkDestinations(destinations: unknown): Problem[] {
  const list = (Array.isArray(destinations) ? (destinations as unknown[]) : []).filter(isPlainMap);
  return [
    ...checkRepeats(
      list.map(({ server, name, namespace }) => `${String(server ?? name)}/${String(namespace ?? '')}`),
      'destinations',
    ),
    ...list.flatMap((destination, index) => checkDestination(destination, `destinations[${index}]`)),
    ...list.flatMap((destination) => checkDenies(destination, list)),
  ];
}

/** Where a pattern with `!` does not match, Argo CD takes that for a permission, whatever its docs say. */
const onlyDenies = (path: string) => (pattern: unknown) => ({
  what: `Cannot use ${quote(pattern)} in ${path} without "*": Argo CD then allows everything that it does not match`,
  fix: 'add "*" if that is meant, else leave it out: what is not listed is refused anyway',
});

function checkDenies(destination: PlainMap, all: readonly PlainMap[]): Problem[] {
  const fields = ['server', 'name', 'namespace'];
  const denied = fields.filter((field) => String(destination[field]).startsWith('!'));
  const isRestAllowed = all.some((other) =>
    fields.every((field) => other[field] === '*' || (!denied.includes(field) && other[field] === destination[field])),
  );
  return isRestAllowed ? [] : denied.map((field) => onlyDenies('destinations')(destination[field]));
}

function checkDestination(destination: PlainMap, path: string): Problem[] {
  const { server, name } = destination;
  const one =
    server !== undefined && name !== undefined
      ? [excludes(path, ['server', 'name'], 'Argo CD compares the one and ignores the other')]
      : [];
  const none =
    server === undefined && name === undefined
      ? [
          {
            what: `Cannot leave both server and name out of ${path}: it allows nothing`,
            fix: "give server: 'https://kubernetes.default.svc' for this cluster, '*' for all",
          },
        ]
      : [];
  const globs = ['server', 'name', 'namespace'].flatMap((field) => [
    ...checkNothingLeft(destination[field], `${path}.${field}`),
    ...checkGlob(destination[field], `${path}.${field}`),
  ]);
  return [...one, ...none, ...globs];
}

function checkNothingLeft(glob: unknown, path: string): Problem[] {
  return glob === '!*'
    ? [{ what: `Cannot use "!*" as ${path}: Argo CD refuses the project`, fix: 'name what is to be left out' }]
    : [];
}

/** Argo CD stores the empty list as no list, which allows every kind. */
function checkEmptyList(whitelist: unknown): Problem[] {
  return Array.isArray(whitelist) && whitelist.length === 0
    ? [
        {
          what: 'Cannot use [] as namespaceResourceWhitelist: Argo CD stores it as no list, which allows every kind',
          fix: "use namespaceResourceBlacklist: [{ group: '*', kind: '*' }]",
        },
      ]
    : [];
}

function checkAccounts(accounts: unknown): Problem[] {
  return (Array.isArray(accounts) ? (accounts as unknown[]) : []).filter(isPlainMap).flatMap((account, index) => {
    const path = `destinationServiceAccounts[${index}]`;
    const { defaultServiceAccount: name, server, namespace } = account;
    return [
      ...(typeof name === 'string' && (name.trim() === '' || /[!*[\]{}\\/]/.test(name))
        ? [
            {
              what: `Cannot use ${quote(name)} as ${path}.defaultServiceAccount: it must be one account`,
              fix: 'use "deployer", or "namespace:deployer"',
            },
          ]
        : []),
      ...Object.entries({ server, namespace }).flatMap(([field, glob]) => checkAccountGlob(glob, `${path}.${field}`)),
    ];
  });
}

function checkAccountGlob(glob: unknown, path: string): Problem[] {
  return typeof glob === 'string' && glob.includes('!')
    ? [{ what: `Cannot use ${quote(glob)} as ${path}: "!" has no meaning here`, fix: 'name what it is for' }]
    : checkGlob(glob, path);
}
