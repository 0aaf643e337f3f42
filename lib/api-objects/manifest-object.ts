import { ApiObject, type JsonPatch } from 'cdk8s';
import { type Construct } from 'constructs';
import { type Manifest, splitApiVersion } from '../core/manifest';
import { detach } from '../core/detach';
import { builtInScope, type GroupKind } from '../kubernetes/scope';
import { applyJsonPatches, withoutStandIns } from './cdk8s-internals/apply-json-patches';
import { isClusterScoped, noteCustomScope } from './custom-scopes';
import { ManifestMetadataDefinition } from './manifest-metadata';
import { resolveManifest } from './resolve-manifest';

/** Options of `ManifestObject`. */
export interface ManifestObjectOptions {
  /**
   * Whether the object gets the chart's labels, and also the chart's namespace if it is namespaced and sets none.
   *
   * @default true
   */
  readonly chartDefaults?: boolean;
  /** The namespace that the object gets in the place of that of the chart. @default - the namespace of the chart */
  readonly namespace?: string;
  /**
   * Whether no other code has the manifest or a part of it. It is then not copied.
   *
   * @default false
   */
  readonly owned?: boolean;
}

const manifestObjectMark = Symbol.for('cdk8s-gitops.ManifestObject');

/**
 * An `ApiObject` that is written exactly as its manifest, and that later code can still patch.
 * Unlike the class of cdk8s, it keeps nulls, empty maps and lists, `generateName` and the order of keys. It adds no
 * name if there is none, and no namespace to cluster-scoped objects.
 */
export class ManifestObject extends ApiObject {
  /** Makes `instanceof` work. Without this, cdk8s' own answer applies, which is true for every ApiObject. */
  public static override [Symbol.hasInstance](object: unknown): object is ManifestObject {
    return typeof object === 'object' && object !== null && manifestObjectMark in object;
  }

  declare public readonly metadata: ManifestMetadataDefinition;
  private readonly content: Manifest;
  private readonly defaultNamespace: string | undefined;
  private readonly jsonPatches: JsonPatch[] = [];

  constructor(scope: Construct, id: string, manifest: Manifest, options: ManifestObjectOptions = {}) {
    const content = options.owned === true ? manifest : detach(manifest);
    const { apiVersion, kind, metadata } = content;
    super(scope, id, { apiVersion, kind, metadata: { name: metadata?.name ?? metadata?.generateName ?? '' } });
    this.content = content;
    const stamp = options.chartDefaults ?? true;
    this.defaultNamespace = stamp ? (options.namespace ?? this.chart.namespace) : undefined;
    this.metadata = new ManifestMetadataDefinition(this, metadata, stamp ? this.chart.labels : {});
    noteCustomScope(this, manifest);
  }

  static {
    Object.defineProperty(this.prototype, manifestObjectMark, { value: true });
  }

  /** The manifest, with later additions and patches. */
  public override toJson(): Manifest {
    return detach(this.render());
  }

  /**
   * What `toJson` returns a copy of. It may share maps and lists with the object: do not change it.
   *
   * @internal
   */
  public render(): Manifest {
    const jsonPatches = withoutStandIns(this.jsonPatches, this);
    const resolved = resolveManifest(this.withCurrentMetadata(), this);
    return (jsonPatches.length === 0 ? resolved : applyJsonPatches(resolved, jsonPatches)) as Manifest;
  }

  /** The manifest with the usual order of its first keys. Most manifests are already so, and are not copied. */
  private withCurrentMetadata(): Manifest {
    const { content } = this;
    const metadata = this.metadata.current() as Manifest['metadata'];
    if (metadata === content.metadata && isInOrder(content)) {
      return content;
    }
    const { apiVersion, kind, metadata: _early, ...rest } = content;
    return { apiVersion, kind, metadata, ...rest };
  }

  /**
   * The namespace of the chart, or that of the options, if the object should get it.
   *
   * @internal
   */
  public stampedNamespace(): string | undefined {
    const namespace = this.defaultNamespace;
    return namespace !== undefined && isClusterScoped(this, this.groupKind()) ? undefined : namespace;
  }

  /**
   * Whether a CustomResourceDefinition that comes later can change the answer of `stampedNamespace`.
   *
   * @internal
   */
  public hasLateNamespace(): boolean {
    return this.defaultNamespace !== undefined && builtInScope(this.groupKind()) === undefined;
  }

  private groupKind(): GroupKind {
    return { group: splitApiVersion(this.apiVersion).group, kind: this.kind };
  }

  /** Patches the object with JSON Patch operations when it is written. */
  public override addJsonPatch(...operations: JsonPatch[]): void {
    this.jsonPatches.push(...operations);
  }
}

function isInOrder(manifest: Manifest): boolean {
  const [first, second, third] = Object.keys(manifest);
  return first === 'apiVersion' && second === 'kind' && third === 'metadata';
}
