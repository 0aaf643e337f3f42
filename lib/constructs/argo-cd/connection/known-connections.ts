import { type IConstruct } from 'constructs';
import { targetOf } from '../../../api-objects/app-output';
import { type Fault, fault, messagesOf } from '../../../core/fault';
import { trimEnd } from '../../../core/text/trim';
import { normalizeGitUrl } from '../source/normalize-git-url';
import { type ArgoCdSecretType } from './argo-cd-secret';

/** Name and address of a cluster that Argo CD deploys to. */
export interface KnownCluster {
  readonly name: string;
  readonly server: string;
}

interface Connection {
  readonly construct: IConstruct;
  readonly namespace: string;
  /** What no other connection may have, by the prop that has it. */
  readonly identity: Readonly<Record<string, string>>;
  readonly cluster?: KnownCluster;
}

const connections = new WeakMap<IConstruct, Connection[]>();

/** Registers a cluster, so that its name and its address mean the same, and no other cluster has one of them. */
export function registerCluster(
  construct: IConstruct,
  { namespace, name, server: given }: KnownCluster & { readonly namespace: string },
): void {
  const server = trimEnd(given, '/');
  register({ construct, namespace, identity: { name, server }, cluster: { name, server } });
}

/** Registers a repository or credentials, so that no other Secret of its type is for the same address and project. */
export function registerRepository(
  construct: IConstruct,
  type: ArgoCdSecretType,
  { namespace, url, project = '' }: { readonly namespace: string; readonly url: string; readonly project?: string },
): void {
  register({ construct, namespace, identity: { url: [type, project, normalizeGitUrl(url)].join(' ') } });
}

/** The clusters that the Argo CD in a namespace knows from the same app. */
export function clustersFor(construct: IConstruct, namespace: string | undefined): readonly KnownCluster[] {
  const known = connections.get(construct.node.root) ?? [];
  return known
    .filter((each) => each.namespace === namespace && targetOf(each.construct) === targetOf(construct))
    .flatMap(({ cluster }) => cluster ?? []);
}

function register(connection: Connection): void {
  const { construct } = connection;
  const known = connections.get(construct.node.root) ?? [];
  connections.set(construct.node.root, known);
  known.push(connection);
  construct.node.addValidation({ validate: () => messagesOf(checkClash(connection, known)) });
}

/** Of several Secrets for the same connection, Argo CD uses any one. */
function checkClash(connection: Connection, known: readonly Connection[]): readonly Fault[] {
  const { construct, namespace, identity } = connection;
  const earlier = known
    .slice(0, known.indexOf(connection))
    .filter((each) => each.namespace === namespace && targetOf(each.construct) === targetOf(construct));
  return Object.entries(identity).flatMap(([prop, value]) => {
    const other = earlier.find((each) => each.identity[prop] === value);
    return other === undefined ? [] : [clash(prop, other.construct)];
  });
}

function clash(prop: string, other: IConstruct): Fault {
  return fault(
    'duplicate',
    [prop],
    (at) => `Cannot use the same ${at} as ${other.node.path}: of two such Secrets, Argo CD uses any one`,
    'keep one of them',
  );
}
