import { posix } from 'node:path';
import { isPlainMap, type PlainMap } from '../../core/plain';
import { foldersAround, isBelowAny } from '../../core/text/folders-around';
import { kustomizationsIn, type TextOf } from './kustomization-file';
import { manifestPaths } from './manifest-files';

/** What a folder has. */
export interface ManifestParts {
  /** The files whose objects are applied as they are. */
  readonly files: readonly string[];
  /** The folders whose objects kustomize makes of the files in them. None is below another. `.` is the folder itself. */
  readonly kustomizations: readonly string[];
}

/**
 * Tells files of objects from files of which kustomize makes objects: bases, patches, and what generators read. An index,
 * a kustomization.yaml that only lists what is in its folder, makes nothing of its own: its files are files of objects.
 *
 * A folder that another kustomization builds on is a part of that, and so is a component: only the result counts. The
 * folder itself is always a result.
 *
 * @param paths all files of the folder, relative to it, with slashes
 * @param textOf reads one of them
 */
export function manifestParts(paths: readonly string[], textOf: TextOf): ManifestParts {
  const documents = kustomizationsIn(paths, textOf);
  const all = manifestPaths(paths, documents);
  const found = findKustomizations(paths, all, documents);
  const makers = findMakers(found);
  const parts = findParts(found, makers);
  const results = new Set(makers.map(({ folder }) => folder).filter((folder) => !parts.has(folder)));
  const kustomizations = [...results].filter((folder) => folder === '.' || !isBelowAny(folder, results));
  const taken = new Set([...kustomizations, ...parts]);
  const files = all.filter((path) => !isBelowAny(path, taken));
  return { files, kustomizations: kustomizations.sort() };
}

interface FoundKustomization {
  readonly folder: string;
  /** Whether its objects are others than those in the files of its folder. */
  readonly makesObjects: boolean;
  readonly isComponent: boolean;
  /** The folders that it builds on, as far as they are known. */
  readonly uses: readonly string[];
}

/**
 * By folder.
 *
 * @param files those that may be files of objects
 */
function findKustomizations(
  paths: readonly string[],
  files: readonly string[],
  documents: ReadonlyMap<string, readonly unknown[]>,
): ReadonlyMap<string, FoundKustomization> {
  const charts = new Set(paths.filter((path) => posix.basename(path) === 'Chart.yaml').map(posix.dirname));
  const read = [...documents].filter(([path]) => !isBelowAny(path, charts));
  const folders = [...files, ...read.map(([path]) => path)].flatMap(foldersAround);
  const entries = new Set([...files, ...folders]);
  const found = new Map<string, FoundKustomization>();
  for (const [path, content] of read) {
    const folder = posix.dirname(path);
    const one = readKustomization(folder, content, entries);
    // Kustomize refuses two in one folder, and is to say so.
    found.set(folder, found.has(folder) ? { ...one, makesObjects: true } : one);
  }
  return found;
}

const listsOfFolders = ['resources', 'bases', 'components', 'generators', 'transformers', 'validators'];

/** @param entries the files and folders that are read also without this kustomization */
function readKustomization(
  folder: string,
  [spec, ...others]: readonly unknown[],
  entries: ReadonlySet<string>,
): FoundKustomization {
  if (others.length > 0 || !isPlainMap(spec)) {
    return { folder, makesObjects: true, isComponent: false, uses: [] };
  }
  const { apiVersion: _version, kind, metadata: _metadata, resources, ...rules } = spec;
  const listed = pathsAt(spec, 'resources', folder);
  const isIndex = Array.isArray(resources) && resources.length === listed.filter((path) => entries.has(path)).length;
  return {
    folder,
    makesObjects: Object.keys(rules).length > 0 || !isIndex,
    isComponent: kind === 'Component',
    uses: listsOfFolders.flatMap((field) => pathsAt(spec, field, folder)),
  };
}

function pathsAt(spec: PlainMap, field: string, folder: string): string[] {
  const value = spec[field];
  const texts = Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
  return texts.map((entry) => posix.join(folder, entry).replace(/(?<=.)\/$/, ''));
}

/** The kustomizations to build: also an index at the top that others build on, and one that lists a component as a resource. */
function findMakers(found: ReadonlyMap<string, FoundKustomization>): FoundKustomization[] {
  const all = [...found.values()];
  const isTopUsed = all.some(({ makesObjects, uses }) => makesObjects && uses.includes('.'));
  return all.filter(
    ({ folder, makesObjects, uses }) =>
      makesObjects || (folder === '.' && isTopUsed) || uses.some((one) => found.get(one)?.isComponent),
  );
}

/** The folders that others build on, and the components. If some build on each other in a circle, the first is a result. */
function findParts(
  found: ReadonlyMap<string, FoundKustomization>,
  makers: readonly FoundKustomization[],
): ReadonlySet<string> {
  const used = new Set(makers.flatMap(({ uses }) => uses));
  const parts = new Set([...found.values()].filter(({ isComponent }) => isComponent).map(({ folder }) => folder));
  parts.delete('.');
  const first = makers.filter(({ folder }) => !used.has(folder));
  for (const maker of [...first, ...makers]) {
    if (!parts.has(maker.folder)) {
      addUsed(maker, found, parts);
    }
  }
  return parts;
}

/** Adds what a kustomization builds on, and what that builds on in turn. */
function addUsed(maker: FoundKustomization, found: ReadonlyMap<string, FoundKustomization>, parts: Set<string>): void {
  const waiting = [maker];
  for (const { uses } of waiting) {
    for (const folder of uses) {
      const next = found.get(folder);
      if (next !== undefined && next !== maker && folder !== '.' && !parts.has(folder)) {
        parts.add(folder);
        waiting.push(next);
      }
    }
  }
}
