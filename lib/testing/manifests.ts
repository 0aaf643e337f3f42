import { type App, type Chart } from 'cdk8s';
import { chartManifests } from '../app/chart-manifests';
import { demandShape } from '../core/check/check-shape';
import { map, object, text } from '../core/check/shapes';
import { useOneOf } from '../core/check/use-one-of';
import { GitOpsError } from '../core/error';
import { describeManifest, type Manifest } from '../core/manifest';
import { parseManifests } from '../core/yaml/parse';
import { manifestsIn, readManifestFiles } from '../engines/manifest-folder/read-manifest-files';
import { isFolder } from '../system/is-folder';
import { type BuiltInKind, type BuiltInManifest } from './built-in-kinds';
import { pathHashes } from './name-hashes';

/** What `Manifests.find()` looks for. An object must match every field that is given. */
export interface ManifestQuery<Kind extends string = string> {
  /**
   * `Service`, or `serving.knative.dev/v1 Service` if several API groups have the kind.
   *
   * @default - any kind
   */
  readonly kind?: Kind;
  /** @default - any name */
  readonly name?: string;
  /** @default - any namespace, or none */
  readonly namespace?: string;
  /**
   * Labels that the object must have. It may have others too.
   *
   * @default - any labels
   */
  readonly labels?: Readonly<Record<string, string>>;
}

/** An object that `Manifests` found. It has a type if Kubernetes has the kind, else it is a plain `Manifest`. */
export type FoundManifest<Kind extends string> = Kind extends BuiltInKind ? BuiltInManifest<Kind> : Manifest;

/**
 * The objects of a chart, an app, a text or a folder, for use in tests.
 *
 * They are read once, when `Manifests` is made. What is added to the chart later is not included.
 *
 * @example
 * ```ts
 * import { ProbedDeployment } from 'cdk8s-gitops';
 * import { Manifests } from 'cdk8s-gitops/testing';
 *
 * new ProbedDeployment(chart, 'web', {
 *   metadata: { name: 'web' },
 *   replicas: 2,
 *   containers: [{ name: 'web', image: 'nginx:1.29' }],
 * });
 *
 * test('the shop runs twice', () => {
 *   expect(Manifests.of(chart)).toHaveResource('apps/v1', 'Deployment', { spec: { replicas: 2 } });
 * });
 * ```
 */
export class Manifests implements Iterable<Manifest> {
  /**
   * The objects of a chart, without the charts inside it, as `App.synth()` of this library writes them: validated, in
   * the order of their dependencies, and without a namespace if the kind has none. The chart may be in an App of cdk8s.
   *
   * @throws if the app of the chart does not synthesize. A chart without objects is not an error.
   */
  public static of(chart: Chart): Manifests {
    if (typeof (chart as { toJson?: unknown } | undefined)?.toJson !== 'function') {
      const what = 'Cannot read objects: the value is not a Chart';
      throw new GitOpsError({ where: 'Manifests.of', what, fix: 'pass a Chart, or use Manifests.fromApp for an App' });
    }
    return new Manifests(chartManifests(chart), () => pathHashes(chart.node.root));
  }

  /**
   * The objects of every chart of an app, of cdk8s or of this library, as `synthYaml()` writes them.
   *
   * @throws if the app does not synthesize.
   */
  public static fromApp(app: App): Manifests {
    if (typeof (app as { synthYaml?: unknown } | undefined)?.synthYaml !== 'function') {
      const what = 'Cannot read objects: the value is not an App';
      throw new GitOpsError({ where: 'Manifests.fromApp', what, fix: 'pass an App, or use Manifests.of for a Chart' });
    }
    return new Manifests(parseManifests(app.synthYaml(), { file: '<app>' }), () => pathHashes(app));
  }

  /**
   * The objects of a YAML text, read as kubectl reads it.
   *
   * @throws if the text is broken, or contains something that is not a Kubernetes object.
   */
  public static fromYaml(text: string): Manifests {
    return new Manifests(parseManifests(text));
  }

  /**
   * The objects of every `.yaml`, `.yml` and `.json` file in a folder and below it, in the order of the file names, and
   * then those that kustomize makes. A kustomization is built, unless another one builds on it; the files in its folder
   * are not objects. If it only lists what is in its folder, the files are. Charts of Helm, and what begins with a dot
   * are left out.
   *
   * @param directory path of the folder, relative to the working folder.
   * @throws if a file is broken, if a kustomization can't be built, or if the folder does not have any file.
   */
  public static fromDirectory(directory: string): Manifests {
    const isThere = isFolder(directory) === true;
    const files = isThere ? readManifestFiles(directory, directory) : [];
    if (files.length === 0) {
      throw new GitOpsError({
        where: directory,
        what: isThere
          ? 'Cannot find a .yaml, .yml or .json file in this folder'
          : 'Cannot read this folder: it does not exist',
        fix: 'synthesize the app first, or give the folder that it writes to',
      });
    }
    return new Manifests(manifestsIn(files));
  }

  /**
   * @param all every object, in order.
   * @param nameHashes finds the hashes that cdk8s has put at the end of names; snapshots mask them.
   */
  private constructor(
    public readonly all: readonly Manifest[],
    /** @internal */
    public readonly nameHashes: () => ReadonlySet<string> = () => new Set(),
  ) {}

  public [Symbol.iterator](): Iterator<Manifest> {
    return this.all[Symbol.iterator]();
  }

  /**
   * The only object with this kind and name.
   *
   * @param kind `Pod`, or `serving.knative.dev/v1 Service` if several API groups have the kind.
   * @param namespace needed only if several namespaces have an object with that name.
   * @throws if the object does not exist, with a list of the objects, or if there are several.
   */
  public get<Kind extends BuiltInKind>(kind: Kind, name: string, namespace?: string): BuiltInManifest<Kind>;
  public get(kind: string, name: string, namespace?: string): Manifest;
  public get(kind: string, name: string, namespace?: string): Manifest {
    const found = this.find({ kind, name, namespace }) as Manifest[];
    const wanted = `${kind}/${name}${namespace === undefined ? '' : ` in namespace ${namespace}`}`;
    if (found.length > 1) {
      throw new GitOpsError({
        where: 'Manifests',
        what: `Cannot tell which ${wanted} is meant: there are ${found.length}, ${found.map(fullName).join(', ')}`,
        fix: "put the API version before the kind, as in 'apps/v1 Deployment', or give the namespace as third argument",
      });
    }
    const [manifest] = found;
    if (manifest === undefined) {
      throw new GitOpsError({ where: 'Manifests', what: `Cannot find ${wanted}`, fix: this.suggest(kind, name) });
    }
    return manifest;
  }

  /**
   * Every object that matches the query, in order. If no object matches, the list is empty.
   *
   * @throws if the query has an unknown field.
   */
  public find<Kind extends string = string>(query: ManifestQuery<Kind>): FoundManifest<Kind>[] {
    demandShape('Manifests.find', query, queryShape, 'the query');
    return this.all.filter((manifest) => isMatch(manifest, query)) as FoundManifest<Kind>[];
  }

  /** Lists the objects of the kind or, if there are none, all objects. */
  private suggest(kind: string, name: string): string {
    const sameKind = this.find({ kind }) as Manifest[];
    const list = (sameKind.length > 0 ? sameKind : this.all).map(describeManifest);
    return useOneOf(`${kind}/${name}`, list, 'there are no objects at all');
  }
}

const queryShape = object<ManifestQuery>({ kind: text, name: text, namespace: text, labels: map(text) });

function isMatch(manifest: Manifest, query: ManifestQuery): boolean {
  const { name, namespace, labels = {} } = manifest.metadata ?? {};
  return (
    (query.kind === undefined || isOfKind(manifest, query.kind)) &&
    (query.name === undefined || query.name === name) &&
    (query.namespace === undefined || query.namespace === namespace) &&
    Object.entries(query.labels ?? {}).every(([key, value]) => labels[key] === value)
  );
}

/** Whether an object has a kind, which is given as `Kind` or as `apiVersion Kind`. */
function isOfKind(manifest: Manifest, kind: string): boolean {
  return kind === manifest.kind || kind === `${manifest.apiVersion} ${manifest.kind}`;
}

function fullName(manifest: Manifest): string {
  const namespace = manifest.metadata?.namespace;
  return `${manifest.apiVersion} ${describeManifest(manifest)}${namespace === undefined ? '' : ` in ${namespace}`}`;
}
