import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { kustomize, stringifyManifests, type KustomizeBuildOptions } from 'cdk8s-gitops';
import { messageOf } from '../../message-of';

/** Files by path. */
export type Folder = Readonly<Record<string, string | Buffer>>;

/** Writes files to a folder, runs a function on it, and removes the folder. */
export function inFolder<T>(files: Folder, run: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'kustomize-'));
  try {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    return run(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The objects that a folder of files builds, as YAML. */
export function buildFiles(files: Folder, directory = '.', options: KustomizeBuildOptions = {}): string {
  return inFolder(files, (folder) => {
    const manifests = kustomize.build(join(folder, directory), options);
    return stringifyManifests(manifests, { dialect: 'kustomize' });
  });
}

/** The error of a folder of files that does not build. Places are relative to the folder. */
export function failureOf(files: Folder, directory = '.', options: KustomizeBuildOptions = {}): string {
  return inFolder(files, (folder) => {
    const message = messageOf(() => kustomize.build(join(folder, directory), options));
    return message
      .replaceAll(`${relative('.', folder)}/`, '')
      .replaceAll(relative('.', folder), '.')
      .replaceAll(folder, '.');
  });
}
