import { pathText } from '../../path-text';
import { mayBeInfinite } from './written-scalar';

/** The path of a number from YAML that JSON does not have, such as `.inf`; undefined if there is none. */
export function findInfinite(value: unknown): string | undefined {
  const path = mayBeInfinite() ? findPath(value) : undefined;
  return path === undefined ? undefined : pathText(path);
}

function findPath(value: unknown): (string | number)[] | undefined {
  if (typeof value === 'number') {
    return Number.isFinite(value) ? undefined : [];
  }
  if (typeof value !== 'object' || value === null) {
    return undefined;
  }
  const isList = Array.isArray(value);
  for (const key in value) {
    const path = findPath((value as Record<string, unknown>)[key]);
    if (path !== undefined) {
      return [isList ? Number(key) : key, ...path];
    }
  }
  return undefined;
}
