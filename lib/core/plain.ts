/** A map as YAML and JSON have it: an object that is no list and no instance of a class. */
export type PlainMap = { [key: string]: unknown };

/** Whether a value is a map in the sense of JSON. */
export function isPlainMap(value: unknown): value is PlainMap {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return false;
  }
  // Jest and others run code in a realm of its own, where Object.prototype is another one.
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
