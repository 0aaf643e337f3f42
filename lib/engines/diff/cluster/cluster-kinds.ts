import { type Manifest } from '../../../core/manifest';
import { type Kubectl } from '../../kubectl/kubectl';

/** A kind of objects, as an API server has it. */
export interface ClusterKind {
  readonly apiVersion: string;
  readonly kind: string;
  readonly isNamespaced: boolean;
  /** Its name for `kubectl get`: `deployments.v1.apps`. */
  readonly resource: string;
  readonly verbs: readonly string[];
}

/** The kinds of a cluster. */
export class ClusterKinds {
  private constructor(private readonly kinds: readonly ClusterKind[]) {}

  /** Asks the API server. If a part of it does not answer, the kinds of that part are missing. */
  public static async of(kubectl: Kubectl): Promise<ClusterKinds> {
    const args = ['api-resources', '--output=wide', '--no-headers'];
    const table = (await kubectl.run(args, { exitCodes: [0, 1] })).text();
    return new ClusterKinds(table.split('\n').flatMap((line) => kindOf(line) ?? []));
  }

  /** The kind of an object; undefined if the cluster does not have it. */
  public find({ apiVersion, kind }: { readonly apiVersion: string; readonly kind: string }): ClusterKind | undefined {
    return this.kinds.find((one) => one.apiVersion === apiVersion && one.kind === kind);
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
    resource: group === undefined ? name : resource,
    verbs: verbs.split(','),
  };
}
