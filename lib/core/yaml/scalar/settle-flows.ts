import { setKey } from '../../own-key';
import { type PlainMap } from '../../plain';
import {
  findWritten,
  isBlank,
  isFlow,
  mayBeBoundToBlocks,
  notedKeys,
  noteFlow,
  noteWritten,
  type WrittenScalar,
} from './written-scalar';

/**
 * Gives the scalars in maps and lists in flow style the values that Go reads back, in place. Folded text loses the line
 * breaks that Go adds to a block (see `rereadFolded`), and a blank null gets quotes. Only a merge, a patch or a
 * replacement puts them there.
 */
export function settleFlows(object: object): void {
  if (mayBeBoundToBlocks()) {
    settle(object, false);
  }
}

function settle(holder: object, isInFlow: boolean): void {
  const inFlow = isInFlow || isFlow(holder);
  for (const key of inFlow ? notedKeys(holder) : []) {
    const written = findWritten(holder, key);
    const settled = written && settleScalar(written);
    if (settled !== undefined) {
      setKey(holder as PlainMap, key, settled.text);
      noteWritten(holder, key, settled);
    }
  }
  for (const value of Object.values(holder) as unknown[]) {
    if (typeof value === 'object' && value !== null) {
      settle(value, inFlow);
    }
  }
}

function settleScalar(written: WrittenScalar): WrittenScalar | undefined {
  if (isBlank(written)) {
    return { text: '', tag: '!!str', style: 'single' };
  }
  return written.style === 'folded' ? written : undefined;
}

/** Notes that the empty maps and lists of a value are in flow style. Go writes no other, and keeps it when they are filled. */
export function noteEmptyFlows(holder: object): void {
  const values = Object.values(holder) as unknown[];
  if (values.length === 0) {
    noteFlow(holder);
  }
  for (const value of values) {
    if (typeof value === 'object' && value !== null) {
      noteEmptyFlows(value);
    }
  }
}
