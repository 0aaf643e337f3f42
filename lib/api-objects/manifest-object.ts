import { ApiObject, JsonPatch } from 'cdk8s';
import { type Construct } from 'constructs';
import { type Manifest, splitApiVersion } from '../core/manifest';
import { detach } from '../core/detach';
import { type PlainMap } from '../core/plain';
import { isClusterScoped, noteCustomScope } from './custom-scopes';
import { ManifestMetadataDefinition } from './manifest-metadata';
import { resolveManifest } from './resolve-manifest';

/** What a `ManifestObject` takes over from its chart. */
export interface ManifestObjectOptions {
  /**
   * Whether the object gets the chart's labels, and the chart's namespace where it says none and its kind has one.
   *
   * @default true
   */
  readonly chartDefaults?: boolean;
}

const MANIFEST_OBJECT = Symbol.for('cdk8s-gitops.ManifestObject');

/**
 * An `ApiObject` that comes out as its manifest went in, and that later code can still patch.
 * Unlike cdk8s' own it keeps nulls, empty maps and lists, `generateName` and the order of keys, adds no name where
 * there is none, and puts no namespace on what lives outside of namespaces.
 */
export class ManifestObject extends ApiObject {
  /** Whether an object is one of these; `instanceof` alone takes every ApiObject for one, since cdk8s answers it. */
  public static override [Symbol.hasInstance](object: unknown): object is ManifestObject {
    return typeof object === 'object' && object !== null && MANIFEST_OBJECT in object;
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
    Object.defineProperty(this, MANIFEST_OBJECT, { value: true });
    noteCustomScope(this, manifest);
  }

  /** The manifest, with what was added and patched since. */
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
