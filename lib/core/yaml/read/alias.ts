import { setKey } from '../../own-key';
import { useOneOf } from '../../check/use-one-of';
import { copyWritten } from '../scalar/written-scalar';
import { scanAnchorName } from './properties';
import { type Reader } from './reader';

/** Marks a value that is still being read. If an alias refers to it, the value would contain itself. */
const unfinished = Symbol('unfinished');

/** Notes that a list or map with an anchor starts. */
export function beginAnchor(reader: Reader, anchor: string | undefined): void {
  if (anchor !== undefined) {
    reader.anchors.set(anchor, unfinished);
  }
}

/** Notes the value of an anchor. */
export function setAnchor(reader: Reader, anchor: string | undefined, value: unknown): void {
  if (anchor !== undefined) {
    reader.anchors.set(anchor, value);
    reader.anchorForms.set(anchor, reader.written);
  }
}

/** Reads `*name` as a copy of the anchor's value. */
export function scanAlias(reader: Reader): unknown {
  const start = reader.pos;
  const name = scanAnchorName(reader, 'an alias');
  if (!reader.anchors.has(name)) {
    const known = [...reader.anchors.keys()].map((anchor) => `&${anchor}`);
    const fix = useOneOf(`&${name}`, known, `put &${name} before the value that you mean`);
    const shown = reader.shown(name);
    const isShown = shown === name;
    const what = `this document has no anchor &${shown} before the alias *${shown}`;
    reader.fail(start, what, isShown ? fix : 'put the anchor before the value that you mean');
  }
  const value = reader.anchors.get(name);
  if (value === unfinished) {
    reader.fail(start, `the value of &${reader.shown(name)} contains itself`, 'write the inner value out');
  }
  reader.nodes++;
  reader.written = reader.anchorForms.get(name);
  return copy(reader, value, start);
}

function copy(reader: Reader, value: unknown, at: number): unknown {
  reader.nodes++;
  reader.copies++;
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  demandRatio(reader, at);
  if (Array.isArray(value)) {
    const list = value.map((item) => copy(reader, item, at));
    copyWritten(value, list);
    return list;
  }
  reader.nodes += Object.keys(value).length;
  reader.copies += Object.keys(value).length;
  const result: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) {
    setKey(result, key, copy(reader, item, at));
  }
  copyWritten(value, result);
  return result;
}

/**
 * Stops a "billion laughs" attack with kubectl's limits: copies may be 99 % of a document of up to 400,000 nodes. The
 * limit falls evenly to 10 % for a document of 4,000,000 nodes.
 */
function demandRatio(reader: Reader, at: number): void {
  const { nodes, copies } = reader;
  const share = Math.min(Math.max((nodes - 400_000) / 3_600_000, 0), 1);
  if (copies > 100 && nodes > 1000 && copies / nodes > 0.99 - 0.89 * share) {
    reader.fail(at, `aliases make up ${copies} of ${nodes} values of this document`, 'use fewer aliases');
  }
}
