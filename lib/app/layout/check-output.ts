import { findOutputCheck, type WrittenFiles } from '../../api-objects/app-output';
import { type Finding } from '../../core/error';
import { findingsOf } from '../../core/fault';
import { type Tree } from '../tree/tree';

/** What the constructs of an app find wrong with the files that it is about to write. */
export function checkOutput({ constructs }: Tree, written: WrittenFiles): Finding[] {
  return constructs.flatMap((construct) => {
    const check = findOutputCheck(construct);
    return check === undefined ? [] : findingsOf(construct.node.path, check(written), 'the props');
  });
}
