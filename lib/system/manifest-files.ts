import { type Dirent, existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The .yaml, .yml and .json files in a folder and below it, sorted. What holds no manifests is left out: kustomizations,
 * charts of Helm, whose templates are not YAML, and what begins with a dot. A link to a file is read, and a link to a
 * folder is not followed.
 */
export function manifestFilesIn(folder: string): string[] {
  return filesBelow(folder).sort();
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.name.startsWith('.')) {
      return [];
    }
    if (entry.isDirectory()) {
      return isChart(path) ? [] : filesBelow(path);
    }
    return isManifestFile(entry.name) && isFile(entry, path) ? [path] : [];
  });
}

function isChart(folder: string): boolean {
  return existsSync(join(folder, 'Chart.yaml'));
}

function isManifestFile(name: string): boolean {
  return /\.(?:ya?ml|json)$/.test(name) && !/^kustomization\.ya?ml$/.test(name);
}

/** A link that leads nowhere counts as a file, so that reading it is an error. */
function isFile(entry: Dirent, path: string): boolean {
  return (
    entry.isFile() || (entry.isSymbolicLink() && statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true)
  );
}
