import { chmodSync, linkSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Foreign } from './foreign';
import { type OutputFolder } from './output-folder';
import { createFile } from './own-path';

/**
 * Writes files into a new folder.
 *
 * @param onProgress called after every 500 files
 */
export function writeFiles(folder: string, files: OutputFolder['files'], onProgress: () => void = () => {}): void {
  const made = new Set<string>();
  let written = 0;
  for (const [path, content] of files) {
    const file = join(folder, path);
    const parent = dirname(file);
    if (!made.has(parent)) {
      mkdirSync(parent, { recursive: true });
      made.add(parent);
    }
    createFile(file, content);
    if (++written % 500 === 0) {
      onProgress();
    }
  }
}

/**
 * Adds foreign files to a new folder as hard links. They are then in the old and in the new folder at every moment of a
 * swap.
 *
 * @param replaced foreign files that the app writes itself
 * @throws if the file system or the owner of a file does not allow it
 */
export function linkForeign(from: string, to: string, foreign: Foreign, replaced: readonly string[]): void {
  for (const path of foreign.folders.keys()) {
    mkdirSync(join(to, path), { recursive: true });
  }
  const skip = new Set(replaced);
  for (const path of foreign.files) {
    if (!skip.has(path)) {
      linkSync(join(from, path), join(to, path));
    }
  }
  for (const [path, mode] of foreign.folders) {
    chmodSync(join(to, path), mode);
  }
}
