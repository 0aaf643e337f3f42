import { type PlainMap } from './plain';

/** The value of a map's own key. `__proto__` and `constructor` are ordinary keys here. */
export function getKey<T>(map: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return map !== undefined && Object.hasOwn(map, key) ? map[key] : undefined;
}

/** Sets a key of a map, also if the key is `__proto__`. */
export function setKey(map: PlainMap, key: string, value: unknown): void {
  if (key === '__proto__') {
    Object.defineProperty(map, key, { value, enumerable: true, configurable: true, writable: true });
  } else {
    map[key] = value;
  }
}
