import { targetOf } from '../../api-objects/app-output';
import { type Finding, finding } from '../../core/error';
import { type Manifest, splitApiVersion } from '../../core/manifest';
import { withDefaults } from '../../core/stand-in';
import { stringifyManifests } from '../../core/yaml/stringify';
import { idKey } from '../../engines/kustomize/resource/resource-id';
import { checkBuildable } from './check-buildable';
import { type RenderedObject } from './output-layout';

/** Makes the `kustomization.yaml` of each folder, which lists the files and folders in it. */
export class FolderIndex {
  /** By path. That of the output folder is empty. */
  private readonly folders = new Map<string, Folder>();
  private readonly found: Finding[] = [];

  /** Adds an object. If kustomize would lose it or a part of it, that is a finding. */
  public add(path: string, { chart, object, manifest: rendered }: RenderedObject): void {
    const manifest = withDefaults(rendered);
    const indexed = {
      path: (object ?? chart).node.path,
      target: targetOf(chart),
      namespace: manifest.metadata?.namespace ?? '',
    };
    const problems = checkBuildable(manifest).map(({ fix, ...problem }) => ({
      ...problem,
      fix: `${fix}, or ${without}`,
    }));
    this.found.push(...problems.map((problem) => finding({ where: indexed.path, ...problem })));
    const key = keyOf(manifest);
    const parts = path.split('/');
    const clashes = new Set<string>();
    parts.forEach((part, depth) => {
      const folder = this.folder(parts.slice(0, depth).join('/'));
      folder.entries.add(part);
      compare(folder, key, indexed, clashes);
    });
    this.found.push(...[...clashes].map((first) => sameForKustomize(indexed.path, first)));
  }

  /** The text of each `kustomization.yaml`, by path. */
  public get files(): ReadonlyMap<string, string> {
    const whole = [...this.folders].filter(([, { isAmbiguous }]) => !isAmbiguous);
    return new Map(
      whole.map(([path, { entries }]) => [path === '' ? fileName : `${path}/${fileName}`, indexText(entries)]),
    );
  }

  /** What kustomize can't build, or would change. */
  public get findings(): readonly Finding[] {
    return this.found;
  }

  private folder(path: string): Folder {
    const folder = this.folders.get(path) ?? { entries: new Set(), objects: new Map(), isAmbiguous: false };
    this.folders.set(path, folder);
    return folder;
  }
}

/**
 * Two objects that kustomize treats as one: if they are for two clusters, the folder is not for kustomize. The same object
 * twice in a cluster is an error of the app.
 */
function compare(folder: Folder, key: string, indexed: IndexedObject, clashes: Set<string>): void {
  const first = folder.objects.get(key);
  if (first === undefined) {
    folder.objects.set(key, indexed);
  } else if (first.target !== indexed.target) {
    folder.isAmbiguous = true;
  } else if (first.namespace !== indexed.namespace) {
    clashes.add(first.path);
  }
}

interface Folder {
  /** The names of the files and folders in it. */
  readonly entries: Set<string>;
  /** The first object with each id of kustomize, in the folder and below. */
  readonly objects: Map<string, IndexedObject>;
  /** Whether it has the same object for two clusters. */
  isAmbiguous: boolean;
}

interface IndexedObject {
  /** The path of its construct. */
  readonly path: string;
  readonly target: string;
  readonly namespace: string;
}

const fileName = 'kustomization.yaml';

/** The other way out of each problem. */
const without = 'leave out index of gitOpsLayout';

function keyOf({ apiVersion, kind, metadata }: Manifest): string {
  const { name = '', namespace = '' } = metadata ?? {};
  return idKey({ ...splitApiVersion(apiVersion), kind, name, namespace });
}

function indexText(entries: ReadonlySet<string>): string {
  const kustomization = { apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization' };
  return stringifyManifests([{ ...kustomization, resources: [...entries].sort() }]);
}

function sameForKustomize(path: string, first: string): Finding {
  return finding({
    rule: 'index-clash',
    where: path,
    what: `Cannot list it in kustomization.yaml: kustomize treats it as the same object as ${first}, because no namespace is the namespace default`,
    fix: `set metadata.namespace, or ${without}`,
  });
}
