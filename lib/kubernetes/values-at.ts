import { type Path } from '../core/path-text';
import { isPlainMap } from '../core/plain';

/** A value inside an object, with the way to it. */
export interface ValueAt {
  readonly path: Path;
  readonly value: unknown;
}

/**
 * The values at a path such as `securityContext.sysctls[].name`, without those that are not there. The empty path is
 * that of the value itself.
 */
export function valuesAt(value: unknown, path: string): ValueAt[] {
  const start = [{ path: [], value }];
  return path === '' ? start : path.split('.').reduce<ValueAt[]>(step, start);
}

function step(reached: ValueAt[], segment: string): ValueAt[] {
  const field = segment.replace('[]', '');
  const inner = reached.flatMap(({ path, value }) =>
    isPlainMap(value) && value[field] !== undefined && value[field] !== null
      ? [{ path: [...path, field], value: value[field] }]
      : [],
  );
  return segment.endsWith('[]') ? inner.flatMap(items) : inner;
}

function items({ path, value }: ValueAt): ValueAt[] {
  return Array.isArray(value) ? value.map((item: unknown, index) => ({ path: [...path, index], value: item })) : [];
}
