import { resolve } from 'node:path';
import { diskError } from '../../../system/output/disk-error';
import { listCachedFiles, readCachedFile, writeCachedFile } from '../../../system/cache/cached-file';
import { inheritedEnvironment } from '../../../system/process/environment';
import { cacheFolder, renderedFolder } from './cache-folder';
import { readEntry, type RenderEntry, writeEntry } from './render-entry';

const extension = '.json';

/**
 * A render that is kept in the cache, or in the project.
 *
 * @param key what `renderKey` returns
 * @param version the version of helm that must have made it; without one, any version will do
 */
export function findRender(key: string, version: string | undefined): RenderEntry | undefined {
  for (const folder of [cacheFolder(), renderedFolder]) {
    const names = version === undefined ? listCachedFiles(folder, key).reverse() : [version + extension];
    for (const name of names) {
      const text = readCachedFile(folder, `${key}/${name}`);
      const entry = text === undefined ? undefined : readEntry(text);
      if (entry !== undefined) {
        return entry;
      }
    }
  }
  return undefined;
}

/** Keeps a render in the cache. If that can't be written, the next run only takes longer. */
export function keepRender(key: string, entry: RenderEntry, chart: string): void {
  storeRender(key, entry, chart, cacheFolder());
}

/**
 * Keeps a render that is used in the folder of the variable `CDK8S_GITOPS_HELM_RENDERED`, if that is set. The command
 * `helm pull --render` sets it.
 *
 * @throws if the folder can't be written
 */
export function storeForProject(key: string, entry: RenderEntry, chart: string): void {
  const folder = inheritedEnvironment(renderedVariable)[renderedVariable];
  const failure = folder ? storeRender(key, entry, chart, folder) : undefined;
  if (failure !== undefined) {
    throw diskError(chart, `Cannot keep the render of ${chart} in ${folder}`, failure);
  }
}

/** The variable with the folder for all renders that an app uses. */
export const renderedVariable = 'CDK8S_GITOPS_HELM_RENDERED';

/** Writes a render to a folder, as `<key>/<version of helm>.json`. */
function storeRender(key: string, entry: RenderEntry, chart: string, folder: string): unknown {
  return writeCachedFile(folder, `${key}/${entry.helm}${extension}`, writeEntry(withoutPaths(entry, chart)));
}

/** An entry without the warnings that have a path of this machine in them, such as those about links. */
function withoutPaths(entry: RenderEntry, chart: string): RenderEntry {
  const places = [resolve(chart), resolve('.')];
  const warnings = entry.warnings.filter((line) => !places.some((place) => line.includes(place)));
  return warnings.length === entry.warnings.length ? entry : { ...entry, warnings };
}
