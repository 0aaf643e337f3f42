import { quote } from '../../../core/check/quote';
import { refined, refinedItems } from '../../../core/check/refine';
import { type Shape } from '../../../core/check/shape';
import { excluding } from '../../../core/check/shape-faults';
import { lazy, list, matching, textOf } from '../../../core/check/shapes';
import { at, type Fault, fault, faultIf } from '../../../core/fault';
import { isPlainMap, listOf, type PlainMap } from '../../../core/plain';
import { metadataShape } from '../../../kubernetes/metadata-shape';
import { schemaShape } from '../../../kubernetes/schema/schema-shape';
import { resolveSchema, specSchema } from '../release/crd-schema';
import { checkRepoUrl } from '../source/repo-url';
import { type AppProjectSpec, type DestinationServiceAccount, type ProjectDestination } from './app-project-spec';
import { checkRepeats } from './check-repeats';
import { checkGlob, checkGlobOrDenial, glob, globOrDenial } from './glob-shape';
import { checkRoles, projectRole } from './project-role-shape';
import { checkEqualWindows, syncWindow } from './sync-window-shape';

/** The props of a project. */
interface Props extends AppProjectSpec {
  readonly metadata?: object;
}

const destination = refined<ProjectDestination>(
  { server: globOrDenial, name: globOrDenial, namespace: globOrDenial },
  { also: checkCluster },
);

const accountGlob = textOf({ example: '*', check: checkAccountGlob });

const serviceAccount = refined<DestinationServiceAccount>({
  server: accountGlob,
  namespace: accountGlob,
  defaultServiceAccount: matching({
    wanted: 'be the name of one account, maybe after a namespace and ":"',
    example: 'deployer',
    accepts: (value) => value.trim() !== '' && !/[!*[\]{}\\/]/.test(value),
  }),
});

/** The props of a project, with its name in the metadata. */
export const projectShape: Shape<Props> = lazy(() =>
  refined<Props>(
    {
      metadata: metadataShape(),
      sourceRepos: list(textOf({ example: '*', check: checkSourceRepo })),
      destinations: refinedItems(destination),
      sourceNamespaces: list(glob),
      destinationServiceAccounts: refinedItems(serviceAccount),
      roles: refinedItems(projectRole),
      syncWindows: refinedItems(syncWindow),
    },
    { also: checkProject },
  )(schemaShape(specSchema('AppProject'), resolveSchema)),
);

function checkProject(props: PlainMap): readonly Fault[] {
  const { metadata, sourceRepos, destinations, sourceNamespaces, namespaceResourceWhitelist: whitelist } = props;
  return [
    ...at('sourceRepos', checkSourceRepos(listOf(sourceRepos))),
    ...at('destinations', checkDestinations(listOf(destinations))),
    ...at('sourceNamespaces', checkRepeats(listOf(sourceNamespaces))),
    ...faultIf(
      Array.isArray(whitelist) && whitelist.length === 0,
      'no-effect',
      ['namespaceResourceWhitelist'],
      (at) => `Cannot use [] as ${at}: Argo CD stores it as no list, which allows every kind`,
      "use namespaceResourceBlacklist: [{ group: '*', kind: '*' }]",
    ),
    ...at('roles', checkRoles(props.roles, isPlainMap(metadata) ? String(metadata.name) : '')),
    ...at('syncWindows', checkEqualWindows(props.syncWindows)),
  ];
}

function checkSourceRepo(repo: string): readonly Fault[] {
  return /[*?[{]/.test(repo) || repo.startsWith('!') ? checkGlobOrDenial(repo) : checkRepoUrl(repo, { isChart: true });
}

function checkSourceRepos(repos: readonly unknown[]): readonly Fault[] {
  const isRestAllowed = repos.includes('*');
  return [
    ...checkRepeats(repos),
    ...repos.flatMap((repo, index) => (isDenial(repo) && !isRestAllowed ? [onlyDenies(repo, [index])] : [])),
  ];
}

function isDenial(pattern: unknown): pattern is string {
  return typeof pattern === 'string' && pattern.startsWith('!');
}

/** If a pattern with `!` does not match, Argo CD treats that as a permission, whatever its documentation says. */
function onlyDenies(pattern: string, path: readonly (string | number)[]): Fault {
  return fault(
    'denial',
    path,
    (at) => `Cannot use ${quote(pattern)} as ${at} without "*": Argo CD then allows everything that it does not match`,
    'add "*" if that is what you want, or remove the pattern: what is not listed is refused',
  );
}

function checkDestinations(destinations: readonly unknown[]): readonly Fault[] {
  const texts = destinations.map((each) => (isPlainMap(each) ? textOfDestination(each) : undefined));
  return [
    ...checkRepeats(texts),
    ...destinations.flatMap((each, index) => (isPlainMap(each) ? at(index, checkDenials(each, destinations)) : [])),
  ];
}

function textOfDestination(destination: PlainMap): string {
  const { namespace = '' } = destination;
  return `${String(destination[clusterFieldsOf(destination)[0] ?? ''])}/${String(namespace)}`;
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

/** Exactly one of the fields must be given; Argo CD stores an empty text as none. */
function checkCluster(destination: PlainMap): readonly Fault[] {
  const given = clusterFieldsOf(destination);
  return given.length > 1
    ? [excluding(given, [])]
    : faultIf(
        given.length === 0,
        'required',
        [],
        (at) => `Cannot use ${at} without any of server, name: it would allow nothing`,
        "add server: 'https://kubernetes.default.svc' for this cluster, '*' for all",
      );
}

function clusterFieldsOf(destination: PlainMap): string[] {
  return ['server', 'name'].filter((field) => (destination[field] ?? '') !== '');
}

function checkAccountGlob(value: string): readonly Fault[] {
  const what = (at: string): string => `Cannot use ${quote(value)} as ${at}: "!" has no meaning here`;
  return value.includes('!') ? [fault('glob', [], what, 'use a glob of what the account is for')] : checkGlob(value);
}
