import { type Manifest, splitApiVersion } from '../../../core/manifest';
import { builtInScope, declaredScope, isKnownClusterKind, type Scope } from '../../../kubernetes/scope';

/** What a cluster has before anything is applied. */
const givenNamespaces = ['default', 'kube-system', 'kube-public', 'kube-node-lease'];

/** The objects of a plan, and which namespace each belongs to. */
export class PlanObjects {
  public readonly crds: readonly Manifest[];
  public readonly namespaces: readonly Manifest[];
  private readonly declared: ReadonlyMap<string, Scope>;

  /** @param namespace that of objects that do not name one, if it is known */
  constructor(
    public readonly all: readonly Manifest[],
    public readonly namespace: string | undefined,
  ) {
    this.crds = all.filter(isCrd);
    this.namespaces = all.filter(isNamespace);
    const scopes = this.crds.flatMap((crd) => declaredScope(crd) ?? []);
    this.declared = new Map(scopes.map(({ group, kind, scope }) => [`${group}/${kind}`, scope]));
  }

  /** Whether a CustomResourceDefinition of the plan defines the kind of an object. */
  public isCustom(manifest: Manifest): boolean {
    return this.declared.has(kindKey(manifest));
  }

  /** The namespace of an object: empty if it is cluster-scoped, and undefined if only kubectl knows. */
  public namespaceOf(manifest: Manifest): string | undefined {
    const named = namedIn(manifest);
    switch (this.scopeOf(manifest)) {
      case 'Cluster':
        return '';
      case 'Namespaced':
        return named ?? this.namespace;
      case undefined:
        // It is not known whether the kind is in namespaces. If it is, kubectl puts it into the namespace that is set.
        return named ?? '';
    }
  }

  /**
   * An object with its namespace in it, if that is known. If it is not known whether the kind is in namespaces, it gets one
   * too: the API server takes it out of an object of the whole cluster.
   */
  public complete(manifest: Manifest): Manifest {
    const { namespace } = this;
    return namespace === undefined || !this.isIncomplete(manifest)
      ? manifest
      : { ...manifest, metadata: { ...manifest.metadata, namespace } };
  }

  /** Whether an object does not name its namespace, although it is in one, or can be. */
  public isIncomplete(manifest: Manifest): boolean {
    return namedIn(manifest) === undefined && this.scopeOf(manifest) !== 'Cluster';
  }

  /** The namespaces that objects are in, as far as they are known. */
  public usedNamespaces(): string[] {
    const used = new Set(this.all.map((manifest) => this.namespaceOf(manifest) ?? ''));
    return [...used].filter((name) => name !== '').sort();
  }

  /** The namespaces that objects are in, and that neither the plan nor a new cluster has. */
  public missingNamespaces(): string[] {
    const there = [...givenNamespaces, ...this.namespaces.map(({ metadata }) => metadata?.name)];
    return this.usedNamespaces().filter((name) => !there.includes(name));
  }

  private scopeOf(manifest: Manifest): Scope | undefined {
    const { group } = splitApiVersion(manifest.apiVersion);
    const kind = { group, kind: manifest.kind };
    const known = builtInScope(kind) ?? this.declared.get(kindKey(manifest));
    return known ?? (isKnownClusterKind(kind) ? 'Cluster' : undefined);
  }
}

/** Group and kind as a key. */
function kindKey({ apiVersion, kind }: Manifest): string {
  return `${splitApiVersion(apiVersion).group}/${kind}`;
}

/** The namespace that an object names. An empty one is none. */
function namedIn({ metadata }: Manifest): string | undefined {
  const namespace = metadata?.namespace ?? '';
  return namespace === '' ? undefined : namespace;
}

function isCrd({ apiVersion, kind }: Manifest): boolean {
  return splitApiVersion(apiVersion).group === 'apiextensions.k8s.io' && kind === 'CustomResourceDefinition';
}

/** Whether an object is a Namespace of Kubernetes. */
export function isNamespace({ apiVersion, kind }: Manifest): boolean {
  return apiVersion === 'v1' && kind === 'Namespace';
}
