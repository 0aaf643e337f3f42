import { GitOpsError, type Problem } from '../../../core/error';
import { sameOnAllSystems } from '../../../core/text/same-on-all-systems';
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
    const what = `Cannot publish to ${folder === '' ? 'the root' : folder}: ${placed(folder, path)} is in the way, and`;
    return byHand.has(path)
      ? { what: `${what} was edited by hand`, fix: 'use --overwrite-edited to replace it' }
      : {
          what: `${what} ${reasonToStay(folder, path, own.keys(), inner)}`,
          fix: 'move or delete it in that branch, or publish to another path',
        };
  });
  GitOpsError.throwIfAny('publish', problems);
}

function reasonToStay(
  folder: string,
  path: string,
  published: Iterable<string>,
  inner: ReadonlyMap<string, string>,
): string {
  const key = sameOnAllSystems(path);
  const twin = [...published].find((other) => other !== path && sameOnAllSystems(other) === key);
  if (twin !== undefined) {
    return `is the same file as ${placed(folder, twin)} on systems that ignore case`;
  }
  const other = inner.get(path);
  return other === undefined ? 'was not published by this tool' : `was published to ${placed(folder, other)}`;
}

/** The path from the root of a repository. */
export function placed(folder: string, path: string): string {
  return folder === '' ? path : `${folder}/${path}`;
}
