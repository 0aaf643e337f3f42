import { jsonText } from '../../../core/text/json-text';
import { isPlainMap, type PlainMap } from '../../../core/plain';

/** How many scalars are in a value. An empty map or list counts as one. */
export function countLeaves(value: unknown): number {
  const parts = Array.isArray(value) ? value : isPlainMap(value) ? Object.values(value) : [];
  return Math.max(
    1,
    parts.reduce<number>((sum, part) => sum + countLeaves(part), 0),
  );
}

/** How often each leaf is in a map: its path, without indexes of lists, and its value. */
export function leavesOf(value: PlainMap): Map<string, number> {
  const leaves = new Map<string, number>();
  Object.entries(value).forEach(([key, item]) => addLeaves(item, `/${key}`, leaves));
  return leaves;
}

/** How many leaves two maps have in common. */
export function countSharedLeaves(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number {
  let shared = 0;
  for (const [leaf, count] of one) {
    shared += Math.min(count, other.get(leaf) ?? 0);
  }
  return shared;
}

function addLeaves(value: unknown, path: string, leaves: Map<string, number>): void {
  if (Array.isArray(value) && value.length > 0) {
    value.forEach((item) => addLeaves(item, `${path}/-`, leaves));
  } else if (isPlainMap(value) && Object.keys(value).length > 0) {
    Object.entries(value).forEach(([key, item]) => addLeaves(item, `${path}/${key}`, leaves));
  } else if (value !== undefined) {
    const leaf = `${path}=${jsonText(value)}`;
    leaves.set(leaf, (leaves.get(leaf) ?? 0) + 1);
  }
}
