import { ApiObject, JsonPatch } from 'cdk8s';
import { type Construct } from 'constructs';
import { type Manifest, splitApiVersion } from '../core/manifest';
import { detach } from '../core/detach';
import { type PlainMap } from '../core/plain';
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

  public override readonly metadata: ManifestMetadataDefinition;
  private readonly content: PlainMap;
  private readonly jsonPatches: JsonPatch[] = [];

  constructor(scope: Construct, id: string, manifest: Manifest, options: ManifestObjectOptions = {}) {
    const { apiVersion, kind, metadata, ...content } = manifest;
    super(scope, id, { apiVersion, kind, metadata: { name: metadata?.name ?? metadata?.generateName ?? '' } });
    this.content = detach(content);
    const stamp = options.chartDefaults ?? true;
    const group = splitApiVersion(apiVersion).group;
    this.metadata = new ManifestMetadataDefinition(this, metadata, stamp ? this.chart.labels : {}, () =>
      stamp && !isClusterScoped(this, { group, kind }) ? this.chart.namespace : undefined,
    );
    noteCustomScope(this, manifest);
  }

  static {
    Object.defineProperty(this.prototype, manifestObjectMark, { value: true });
  }

  /** The manifest, with later additions and patches. */
  public override toJson(): Manifest {
    const { apiVersion, kind, content } = this;
    const resolved = resolveManifest({ apiVersion, kind, metadata: this.metadata.toJson(), ...content }, this);
    const { jsonPatches } = this;
    return (jsonPatches.length === 0 ? resolved : JsonPatch.apply(resolved, ...jsonPatches)) as Manifest;
  }

  /** Patches the object with JSON Patch operations when it is written. */
  public override addJsonPatch(...operations: JsonPatch[]): void {
    this.jsonPatches.push(...operations);
  }
}
