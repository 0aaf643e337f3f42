import { checkShape } from '../../../core/check/check-shape';
import { allDiffer } from '../../../core/check/check-unique';
import { quote } from '../../../core/check/quote';
import { refined, refinedItems } from '../../../core/check/refine';
import { type Shape } from '../../../core/check/shape';
import { lazy, list, matching, oneOf, textOf } from '../../../core/check/shapes';
import { at, type Fault, fault, faultIf } from '../../../core/fault';
import { isPlainMap, listOf, type PlainMap } from '../../../core/plain';
import { metadataShape } from '../../../kubernetes/metadata-shape';
import { apiGroup } from '../application-spec/api-group';
import { insteadOfSpec, specShape } from '../release/declared-shape';
import { isTextGiven } from '../release/left-out';
import { checkRepoUrl } from '../source/repo-url';
import {
  type AppProjectSpec,
  type DestinationServiceAccount,
  type OrphanedResource,
  type ProjectClusterKind,
  type ProjectDestination,
  type ProjectKind,
  type SourceIntegrity,
} from './app-project-spec';
import { clusterGlob, glob, globOrDenial, globWithoutDenial } from './glob-shape';
import { checkPolicies, projectRole } from './project-role-shape';
import { differentWindows, syncWindow } from './sync-window-shape';

/** The props of a project. */
interface Props extends AppProjectSpec {
  readonly metadata?: object;
}

const destination = refined<ProjectDestination>(
  { server: clusterGlob, name: globOrDenial, namespace: globOrDenial },
  { atLeastOne: [['server', 'name']] },
);

const serviceAccount = refined<DestinationServiceAccount>({
  server: globWithoutDenial,
  namespace: globWithoutDenial,
  defaultServiceAccount: matching({
    wanted: 'be the name of one account, maybe after a namespace and ":"',
    example: 'deployer',
    accepts: (value) => value.trim() !== '' && !/[!*[\]{}\\/]/.test(value),
  }),
});

const kinds = refinedItems(refined<ProjectKind>({ group: matching(apiGroup) }));
const clusterKinds = refinedItems(refined<ProjectClusterKind>({ group: matching(apiGroup) }));
const orphanedKinds = refinedItems(refined<OrphanedResource>({ group: matching(apiGroup) }));

/** Without a mode that it knows, Argo CD refuses every commit. */
const policy = refined<SourceIntegrity['git']['policies'][number]>({
  gpg: refined<SourceIntegrity['git']['policies'][number]['gpg']>({ mode: oneOf(['none', 'head', 'strict']) }),
});
const sourceIntegrity = refined<SourceIntegrity>({
  git: refined<SourceIntegrity['git']>({ policies: refinedItems(policy) }),
});

/** The props of a project, with its name in the metadata. */
export const projectShape: Shape<Props> = lazy(() =>
  refined<Props>(
    {
      metadata: metadataShape(),
      sourceRepos: list(textOf({ example: '*', check: checkSourceRepo }), { unique: allDiffer }),
      destinations: refinedItems(destination, { unique: { by: identityOf, title: 'cluster and namespace' } }),
      sourceNamespaces: list(glob, { unique: allDiffer }),
      destinationServiceAccounts: refinedItems(serviceAccount),
      roles: refinedItems(projectRole, { unique: { by: nameOf, title: 'name' } }),
      syncWindows: refinedItems(syncWindow, { unique: differentWindows }),
      sourceIntegrity,
      clusterResourceWhitelist: clusterKinds,
      clusterResourceBlacklist: clusterKinds,
      namespaceResourceWhitelist: kinds,
      namespaceResourceBlacklist: kinds,
      orphanedResources: refined<NonNullable<AppProjectSpec['orphanedResources']>>({ ignore: orphanedKinds }),
    },
    { also: checkProject, instead: insteadOfSpec },
  )(specShape('AppProject')),
);

function checkProject(props: PlainMap): readonly Fault[] {
  const { metadata, sourceRepos, destinations, roles, namespaceResourceWhitelist: whitelist } = props;
  return [
    ...at('sourceRepos', checkSourceRepos(listOf(sourceRepos))),
    ...at('destinations', checkDestinations(listOf(destinations))),
    ...at('roles', checkPolicies(roles, String(nameOf(metadata)))),
    ...faultIf(
      Array.isArray(whitelist) && whitelist.length === 0,
      'no-effect',
      ['namespaceResourceWhitelist'],
      (at) => `Cannot use [] as ${at}: Argo CD stores it as no list, which allows every kind`,
      "use namespaceResourceBlacklist: [{ group: '*', kind: '*' }]",
    ),
  ];
}

function nameOf(value: unknown): unknown {
  return isPlainMap(value) ? value.name : undefined;
}

function checkSourceRepo(repo: string): readonly Fault[] {
  const isPattern = /[*?[{]/.test(repo) || isDenial(repo);
  return isPattern ? checkShape(repo, globOrDenial) : checkRepoUrl(repo, { isChart: true });
}

function checkSourceRepos(repos: readonly unknown[]): readonly Fault[] {
  return repos.includes('*') ? [] : repos.flatMap((repo, index) => (isDenial(repo) ? [onlyDenies(repo, [index])] : []));
}

function isDenial(pattern: unknown): pattern is string {
  return typeof pattern === 'string' && pattern.startsWith('!');
}

/** If a pattern with `!` does not match, Argo CD treats that as a permission, unlike its documentation. */
function onlyDenies(pattern: string, path: readonly (string | number)[]): Fault {
  return fault(
    'denial',
    path,
    (at) => `Cannot use ${quote(pattern)} as ${at} without "*": Argo CD then allows everything that it does not match`,
    'add "*" if that is what you want, or remove the pattern: what is not listed is refused',
  );
}

function checkDestinations(destinations: readonly unknown[]): readonly Fault[] {
  return destinations.flatMap((each, index) => (isPlainMap(each) ? at(index, checkDenials(each, destinations)) : []));
}

/** What Argo CD compares: the address, or without one the name. */
function identityOf(destination: unknown): string | undefined {
  const { server, name, namespace = '' } = isPlainMap(destination) ? destination : {};
  const cluster = isTextGiven(server) ? server : name;
  return isTextGiven(cluster) ? `${String(cluster)}/${String(namespace)}` : undefined;
}

function checkDenials(destination: PlainMap, all: readonly unknown[]): readonly Fault[] {
  const fields = ['server', 'name', 'namespace'];
  const denied = fields.filter((field) => isDenial(destination[field]));
  const isRestAllowed = all.some(
    (other) =>
      isPlainMap(other) &&
      fields.every((field) => other[field] === '*' || (!denied.includes(field) && other[field] === destination[field])),
  );
  return isRestAllowed ? [] : denied.map((field) => onlyDenies(String(destination[field]), [field]));
}
