import { readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { globSync } from 'tinyglobby';
import { type Manifest } from '../../core/manifest';
import { isPlainMap } from '../../core/plain';
import { parseYaml } from '../../core/yaml/parse';
import { build } from '../../engines/kustomize/build';
import { readManifestFilesAt } from '../../system/read-manifests';

/** Objects of an output folder. */
export interface OutputPart {
  /** The file that they are in. @default - a kustomization makes them */
  readonly file?: string;
  readonly manifests: readonly Manifest[];
}

/**
 * The objects of a folder or file, as they are to be applied. A kustomization is built, such as one that a construct has
 * emitted: the files in its folder are not objects yet. A kustomization that only lists files, as `gitOpsLayout` writes it,
 * is left out.
 *
 * @throws if nothing is there, or if a file is broken
 */
export function readProjectOutput(path: string): OutputPart[] {
  const folders = kustomizationsIn(path);
  const isBuilt = (file: string): boolean => folders.some((folder) => isBelow(relative(path, file), folder));
  const parts = readManifestFilesAt(path, 'cdk8s-gitops', isBuilt);
  return [...parts, ...folders.map((folder) => ({ manifests: build(join(path, folder)) }))];
}

/** The outermost folders with a kustomization that does more than list files, relative to a folder. */
function kustomizationsIn(path: string): string[] {
  const found = globSync('**/kustomization.{yaml,yml}', { cwd: path, followSymbolicLinks: false });
  const folders = found.filter((file) => !isIndex(join(path, file))).map((file) => dirname(file));
  return folders.filter((folder) => !folders.some((other) => other !== folder && isBelow(folder, other))).sort();
}

function isIndex(file: string): boolean {
  const [content] = parseYaml(readFileSync(file, 'utf8'), { file });
  return isPlainMap(content) && Object.keys(content).every((key) => ['apiVersion', 'kind', 'resources'].includes(key));
}

function isBelow(path: string, folder: string): boolean {
  return folder === '.' || path.startsWith(`${folder}${sep}`);
}
