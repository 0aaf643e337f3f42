import { getKey } from '../own-key';
import { isPlainMap, type PlainMap } from '../plain';

/** A value with members: a map or a list. */
export type JsonContainer = PlainMap | unknown[];

/** The keys of a JSON pointer; undefined if it has no slash. Such a pointer means the whole document, or is wrong. */
export function parsePointer(pointer: string): string[] | undefined {
  const parts = pointer.split('/');
  return parts.length < 2
    ? undefined
    : parts.slice(1).map((part) => part.replace(/~1|~0/g, (escape) => (escape === '~1' ? '/' : '~')));
}

/** The map or list that contains the pointer's value, and the value's key in it. The value itself may be missing. */
export function findParent(
  root: JsonContainer,
  pointer: string,
): { container: JsonContainer; key: string } | undefined {
  const keys = parsePointer(pointer);
  if (keys === undefined) {
    return undefined;
  }
  let container = root;
  for (const key of keys.slice(0, -1)) {
    const next = member(container, key);
    if (!isPlainMap(next) && !Array.isArray(next)) {
      return undefined;
    }
    container = next;
  }
  return { container, key: keys[keys.length - 1]! };
}

function member(container: JsonContainer, key: string): unknown {
  if (!Array.isArray(container)) {
    return getKey(container, key);
  }
  const index = readIndex(key, container.length);
  return index === undefined ? undefined : container[index];
}

/** Reads an index below the size. A negative index counts from the end. Undefined if it is neither. */
export function readIndex(key: string, size: number): number | undefined {
  if (!/^[+-]?\d+$/.test(key)) {
    return undefined;
  }
  const index = Number(key);
  const counted = index < 0 ? index + size : index;
  return counted >= 0 && counted < size ? counted : undefined;
}
