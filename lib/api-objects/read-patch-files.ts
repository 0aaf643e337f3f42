import { readFileSync } from 'node:fs';
import { GitOpsError } from '../core/error';
import { type InlinePatch, type Patch } from '../core/patch/patch';

/**
 * Reads the files of patches, for `applyPatches`.
 *
 * @param patches patches that `patchShape` accepts: each has either `path` or `patch`
 * @param where the construct's path, for messages
 * @throws if a file can't be read
 */
export function readPatchFiles(patches: readonly Patch[], where: string): InlinePatch[] {
  return patches.map(({ path, patch, ...rule }) => ({ ...rule, patch: patch ?? readText(path!, where) }));
}

function readText(path: string, where: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    const what = `Cannot read the patch ${path}: ${(cause as Error).message}`;
    throw new GitOpsError({ where, what, fix: 'give a path relative to the working folder' }, { cause });
  }
}
