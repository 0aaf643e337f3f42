import { GitOpsError } from '../../core/error';
import { type Manifest, splitApiVersion } from '../../core/manifest';
import { isPlainMap, listOf, type PlainMap } from '../../core/plain';
import { type Kubectl } from './kubectl';
import { printedJson } from './printed-json';

/** A kind of objects, as an API server has it. */
export interface ClusterKind {
  readonly apiVersion: string;
  readonly kind: string;
  readonly isNamespaced: boolean;
  /** Its name in paths and rights: `deployments`. */
  readonly plural: string;
  /** Its name for `kubectl get`: `deployments.v1.apps`. */
  readonly resource: string;
  readonly verbs: readonly string[];
}

/** What names a kind. */
type KindName = Pick<ClusterKind, 'apiVersion' | 'kind'>;
/** What is known of a kind in a version that the cluster does not prefer. */
type KnownKind = KindName & Pick<ClusterKind, 'isNamespaced' | 'plural'>;

/** The kinds of a cluster. */
export class ClusterKinds {
  private constructor(
    /** Each in the version that the cluster prefers. */
    private readonly kinds: readonly ClusterKind[],
    private readonly inOtherVersions: readonly KnownKind[],
  ) {}

  /**
   * Asks the API server. If a part of it does not answer, the kinds of that part are missing.
   *
   * @param wanted objects whose kinds are looked for, also in versions that the cluster does not prefer
   * @throws if the API server does not answer at all, or does not know the user
   */
  public static async of(kubectl: Kubectl, wanted: readonly KindName[]): Promise<ClusterKinds> {
    const args = ['api-resources', '--output=wide', '--no-headers'];
    const { text, problems } = await kubectl.runInPart(args);
    const kinds = text.split('\n').flatMap((line) => kindOf(line) ?? []);
    if (kinds.length === 0 && problems.length > 0) {
      throw noAnswer(problems);
    }
    const others = otherVersions(wanted, kinds);
    const lists = await Promise.all(others.map(async (apiVersion) => kindsOfVersion(kubectl, apiVersion)));
    return new ClusterKinds(kinds, lists.flat());
  }

  /** The kind of an object; undefined if the cluster does not have it. */
  public find(name: KindName): KnownKind | undefined {
    return [...this.kinds, ...this.inOtherVersions].find((one) => isSame(one, name));
  }

  /** An object with the namespace that kubectl would give it. */
  public inNamespace(manifest: Manifest, namespace: string): Manifest {
    const { metadata } = manifest;
    const isLeftOut = !metadata?.namespace && this.find(manifest)?.isNamespaced === true;
    return isLeftOut ? { ...manifest, metadata: { ...metadata, namespace } } : manifest;
  }

  /** The kinds whose objects people make, without those of which a cluster makes very many. */
  public get ofPeople(): readonly ClusterKind[] {
    const needed = ['list', 'create', 'delete'];
    return this.kinds.filter(({ kind, verbs }) => kind !== 'Event' && needed.every((verb) => verbs.includes(verb)));
  }
}

/** @param problems what kubectl reports, with lines of its log among them */
function noAnswer(problems: readonly string[]): GitOpsError {
  const words = problems.filter((line) => !/^[EWI]\d{4} /.test(line));
  const shown = words.length > 0 ? words : problems;
  const what = ['Cannot ask the cluster:', ...shown.map((line) => `    ${line}`)].join('\n');
  const fix = 'make kubectl cluster-info work: start the cluster, log in to it, or set another one with --context';
  return new GitOpsError({ where: 'kubectl', what, fix });
}

function isSame(one: KindName, other: KindName): boolean {
  return one.apiVersion === other.apiVersion && one.kind === other.kind;
}

/** The versions of objects whose group the cluster has, and perhaps also in that version. */
function otherVersions(wanted: readonly KindName[], kinds: readonly KindName[]): string[] {
  const known = new Set(kinds.map(({ apiVersion, kind }) => `${apiVersion} ${kind}`));
  const groups = new Set(kinds.map(({ apiVersion }) => groupOf(apiVersion)));
  const unknown = wanted.filter(({ apiVersion, kind }) => !known.has(`${apiVersion} ${kind}`));
  return [...new Set(unknown.map(({ apiVersion }) => apiVersion))].filter((version) => groups.has(groupOf(version)));
}

function groupOf(apiVersion: string): string {
  return splitApiVersion(apiVersion).group;
}

/** The kinds of one version of a group. There are none if the cluster does not have that version. */
async function kindsOfVersion(kubectl: Kubectl, apiVersion: string): Promise<KnownKind[]> {
  const path = groupOf(apiVersion) === '' ? `/api/${apiVersion}` : `/apis/${apiVersion}`;
  const text = (await kubectl.run(['get', `--raw=${path}`], { exitCodes: [0, 1] })).text();
  const resources = text.trim() === '' ? [] : listOf(printedJson<PlainMap>(text).resources).filter(isPlainMap);
  // A resource such as deployments/status has the same kind, and is a part of it.
  const whole = resources.filter(({ name }) => !String(name).includes('/'));
  return whole.map(({ kind, name, namespaced }) => ({
    apiVersion,
    kind: String(kind),
    isNamespaced: namespaced === true,
    plural: String(name),
  }));
}

/** A line of the table: name, perhaps short names, version, whether it has namespaces, kind, and verbs. */
function kindOf(line: string): ClusterKind | undefined {
  const [, name, apiVersion, isNamespaced, kind, verbs = ''] =
    /^(\S+)\s+(?:\S+\s+)?(\S+)\s+(true|false)\s+(\S+)\s+(\S+)/.exec(line) ?? [];
  if (name === undefined || apiVersion === undefined || kind === undefined) {
    return undefined;
  }
  const [version = '', group] = apiVersion.split('/').reverse();
  const resource = [name, version, ...(group === undefined ? [] : [group])].join('.');
  return {
    apiVersion,
    kind,
    isNamespaced: isNamespaced === 'true',
    plural: name,
    resource: group === undefined ? name : resource,
    verbs: verbs.split(','),
  };
}
