import { type Manifest } from '../../../core/manifest';
import { keyOf, needsOf, refusesOthers } from './needs';
import { type PlanObjects } from './plan-objects';

/** Objects that kubectl reads together. */
export interface PlanFile {
  /** @default - no file has them: kubectl reads them from standard input */
  readonly path?: string;
  readonly manifests: readonly Manifest[];
}

/** If more files were named, the command would be too long to read. */
const mostFiles = 20;

/**
 * Files in an order in which each can be applied as it is: what an object needs is in an earlier file, or above it in the
 * same file.
 *
 * @param done what is in the cluster by then
 * @returns undefined if no order of the files does, or if there are too many
 */
export function orderFiles(
  files: readonly PlanFile[],
  objects: PlanObjects,
  done: readonly Manifest[],
): PlanFile[] | undefined {
  if (files.filter(({ path }) => path !== undefined).length > mostFiles) {
    return undefined;
  }
  const waiting = [...files].sort((one, other) => Number(hasRefusing(one)) - Number(hasRefusing(other)));
  const missing = new Set(objects.all.map((manifest) => keyOf(manifest, objects)));
  done.forEach((manifest) => missing.delete(keyOf(manifest, objects)));
  const ordered: PlanFile[] = [];
  while (waiting.length > 0) {
    const index = waiting.findIndex((file) => isReady(file, objects, missing));
    const [next] = index < 0 ? [] : waiting.splice(index, 1);
    if (next === undefined) {
      return undefined;
    }
    next.manifests.forEach((manifest) => missing.delete(keyOf(manifest, objects)));
    ordered.push(next);
  }
  return isRefusingLast(ordered) ? ordered : undefined;
}

/** The objects of files. */
export function contentOf(files: readonly PlanFile[]): Manifest[] {
  return files.flatMap(({ manifests }) => manifests);
}

function isReady({ manifests }: PlanFile, objects: PlanObjects, missing: ReadonlySet<string>): boolean {
  const above = new Set<string>();
  return manifests.every((manifest) => {
    const isMissing = needsOf(manifest, objects).some((key) => missing.has(key) && !above.has(key));
    above.add(keyOf(manifest, objects));
    return !isMissing;
  });
}

function hasRefusing({ manifests }: PlanFile): boolean {
  return manifests.some(refusesOthers);
}

function isRefusingLast(files: readonly PlanFile[]): boolean {
  const refusing = contentOf(files).map(refusesOthers);
  const first = refusing.indexOf(true);
  return first < 0 || refusing.slice(first).every(Boolean);
}
