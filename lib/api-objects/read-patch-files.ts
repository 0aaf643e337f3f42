import { readFileSync } from 'node:fs';
import { GitOpsError } from '../core/error';
import { type InlinePatch, type Patch } from '../core/patch/patch';

/**
 * Reads the files of patches, for `applyPatches`.
 *
 * @param where the construct's path, for messages
 * @throws if a file can't be read, or if a patch has both `path` and `patch`, or neither of them.
 */
export function readPatchFiles(patches: readonly Patch[], where: string): InlinePatch[] {
  return patches.map((patch, index) => {
    const { path, patch: body, ...rule } = patch;
    if ((path === undefined) === (body === undefined)) {
      throw new GitOpsError({
        where,
        what: `Cannot use patches[${index}]: it has ${path === undefined ? 'neither patch nor path' : 'both patch and path'}`,
        fix: 'give either patch or path',
      });
    }
    return { ...rule, patch: body ?? readText(path!, where) };
  });
}

function readText(path: string, where: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    const what = `Cannot read the patch ${path}: ${(cause as Error).message}`;
    throw new GitOpsError({ where, what, fix: 'give a path relative to the working folder' }, { cause });
  }
}
