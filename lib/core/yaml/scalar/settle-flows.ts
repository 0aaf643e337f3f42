import { setKey } from '../../own-key';
import { type PlainMap } from '../../plain';
import { findWritten, isFlow, mayBeRefolded, notedKeys, noteWritten } from './written-scalar';

/**
 * Takes back the line breaks that Go adds to folded text (see `rereadFolded`) in maps and lists in flow style, in place:
 * nothing in them is written as a block. Only a merge puts folded text there.
 */
export function settleFlows(object: object): void {
  if (mayBeRefolded()) {
    settle(object, false);
  }
}

function settle(holder: object, isInFlow: boolean): void {
  const inFlow = isInFlow || isFlow(holder);
  for (const key of inFlow ? notedKeys(holder) : []) {
    const written = findWritten(holder, key);
    if (written?.style === 'folded') {
      setKey(holder as PlainMap, key, written.text);
      noteWritten(holder, key, written);
    }
  }
  for (const value of Object.values(holder) as unknown[]) {
    if (typeof value === 'object' && value !== null) {
      settle(value, inFlow);
    }
  }
}
