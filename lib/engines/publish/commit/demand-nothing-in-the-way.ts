import { GitOpsError, type Problem } from '../../../core/error';
import { sameOnAllSystems } from '../../../core/text/same-on-all-systems';
import { ownershipFile } from '../../../system/output/ownership';
import { type Splice } from '../splice/splice';

type InTheWay = Pick<Splice, 'inTheWay' | 'edited' | 'own'>;

/**
 * Demands that nothing stays in the place of a file to publish.
 *
 * @param inner the folders below to which files were published by others, by the path of the file
 */
export function demandNothingInTheWay(
  folder: string,
  { inTheWay, edited, own }: InTheWay,
  inner: ReadonlyMap<string, string>,
): void {
  const byHand = new Set(edited);
  const problems = [...new Set(inTheWay)].map((path): Problem => {
    const { why, fix } = byHand.has(path)
      ? { why: 'was edited by hand', fix: 'use --overwrite-edited to replace it' }
      : reasonToStay(folder, path, own.keys(), inner.get(path));
    const place = folder === '' ? 'the root' : folder;
    return { what: `Cannot publish to ${place}: ${placed(folder, path)} is in the way, and ${why}`, fix };
  });
  GitOpsError.throwIfAny('publish', problems);
}

/** @param inner the folder below to which others have published the file */
function reasonToStay(
  folder: string,
  path: string,
  published: Iterable<string>,
  inner: string | undefined,
): { readonly why: string; readonly fix: string } {
  const key = sameOnAllSystems(path);
  const twin = [...published].find((other) => other !== path && sameOnAllSystems(other) === key);
  const fix = 'move or delete it in that branch, or publish to another path';
  if (twin !== undefined) {
    return { why: `is the same file as ${placed(folder, twin)} on systems that ignore case`, fix };
  }
  if (inner !== undefined) {
    const list = placed(folder, `${inner}/${ownershipFile}`);
    return {
      why: `was published to ${placed(folder, inner)}`,
      fix: `publish to another path, or delete ${list} in that branch if nobody publishes to that folder any more`,
    };
  }
  return { why: 'was not published by this tool', fix };
}

/** The path from the root of a repository. */
export function placed(folder: string, path: string): string {
  return folder === '' ? path : `${folder}/${path}`;
}
