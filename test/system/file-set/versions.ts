import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const count = 20;

/** The files of a version of a set: all have other names in another version, except the last one. */
export function versionFiles(version: string): Map<string, Buffer> {
  const names = Array.from({ length: count }, (_, index) => `${version}-${index}.tgz`);
  return new Map([...names, 'same.tgz'].map((name) => [name, Buffer.from(`${version} of ${name}`)]));
}

/** The files that the list in a folder names. */
export function listedIn(folder: string): string[] {
  const list = join(folder, 'list');
  return existsSync(list) ? readFileSync(list, 'utf8').split('\n') : [];
}
