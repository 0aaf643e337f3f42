import { readFileSync } from 'node:fs';
import { GitOpsError } from '../core/error';
import { type InlinePatch, type Patch } from '../core/patch/patch';

/**
 * Patches whose files have been read, for `applyPatches`.
 *
 * @param where the construct's path, for messages
 * @throws where a file can't be read, or a patch has both a path and a content.
 */
export function readPatchFiles(patches: readonly Patch[], where: string): InlinePatch[] {
  return patches.map((patch, index) => {
    const { path, patch: body, ...rule } = patch;
    if ((path === undefined) === (body === undefined)) {
      throw new GitOpsError({
        where,
        what: `Cannot use patches[${index}]: it has ${path === undefined ? 'neither patch nor path' : 'both patch and path'}`,
        fix: 'give the one or the other',
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
