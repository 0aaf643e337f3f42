import { setKey } from '../../own-key';
import { demandKey, type Path, toJsonValue } from './writer-values';

/**
 * The value that a reader finds in the YAML of a value: a copy with text for a Date, null for undefined in a list, and
 * a number for a small bigint.
 *
 * @throws if the value can't be written
 */
export function writtenValue(value: unknown): unknown {
  return copyOf(value, []);
}

function copyOf(value: unknown, path: Path): unknown {
  const plain = toJsonValue(value, path);
  if (typeof plain === 'bigint') {
    return Number.isSafeInteger(Number(plain)) ? Number(plain) : plain;
  }
  if (typeof plain !== 'object' || plain === null) {
    return plain;
  }
  return Array.isArray(plain) ? copyOfList(plain, path) : copyOfMap(plain as Record<string, unknown>, path);
}

function copyOfList(list: readonly unknown[], path: Path): unknown[] {
  const copy: unknown[] = [];
  for (let index = 0; index < list.length; index++) {
    path.push(index);
    copy.push(copyOf(list[index], path));
    path.pop();
  }
  return copy;
}

function copyOfMap(map: Record<string, unknown>, path: Path): Record<string, unknown> {
  const copy = {};
  for (const key of Object.keys(map)) {
    if (map[key] !== undefined) {
      path.push(key);
      demandKey(key, path);
      setKey(copy, key, copyOf(map[key], path));
      path.pop();
    }
  }
  return copy;
}
