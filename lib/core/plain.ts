/** A map as in YAML and JSON: an object that is not a list and not an instance of a class. */
export type PlainMap = { [key: string]: unknown };

/** Whether a value is a map in the sense of JSON. */
export function isPlainMap(value: unknown): value is PlainMap {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return false;
  }
  // Jest and other tools run code in a realm of its own, which has another Object.prototype.
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === Object.prototype) {
    return true;
  }
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** The map at a path, if there is one. */
export function findMap(value: unknown, path: readonly string[]): PlainMap | undefined {
  const found = path.reduce<unknown>((inner, step) => (isPlainMap(inner) ? inner[step] : undefined), value);
  return isPlainMap(found) ? found : undefined;
}

/** The items of a list. Any other value has none. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
