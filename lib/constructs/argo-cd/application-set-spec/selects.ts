import { isPlainMap, listOf, type PlainMap } from '../../../core/plain';

/** A placeholder for a value that is known only when Argo CD looks it up. */
export const anyValue = Symbol('any value');

/** Whether something is so; `maybe` if only Argo CD can know. */
export type Certainty = boolean | 'maybe';

/**
 * Whether the selector of a generator keeps a set of parameters. Argo CD compares parameters as texts, those in maps and
 * lists by their path: `metadata.labels.stage`.
 */
export function selects(selector: unknown, values: PlainMap): Certainty {
  if (!isPlainMap(selector)) {
    return true;
  }
  const labels = isPlainMap(selector.matchLabels) ? Object.entries(selector.matchLabels) : [];
  const equal = labels.map(([key, value]) => ({ key, operator: 'In', values: [value] }));
  const results = [...equal, ...listOf(selector.matchExpressions)].map((each) => fulfils(each, values));
  return results.includes(false) ? false : results.includes('maybe') ? 'maybe' : true;
}

function fulfils(requirement: unknown, parameters: PlainMap): Certainty {
  const { key, operator, values } = isPlainMap(requirement) ? requirement : ({} as PlainMap);
  const found = find(parameters, String(key));
  if (found === anyValue || typeof operator !== 'string') {
    return 'maybe';
  }
  const isIn = found !== undefined && listOf(values).some((value) => String(value) === String(found));
  const results: Readonly<Record<string, boolean>> = {
    In: isIn,
    NotIn: !isIn,
    Exists: found !== undefined,
    DoesNotExist: found === undefined,
  };
  return results[operator] ?? 'maybe';
}

/** The parameter at a path. Only the last part of it leads to a value, and a key itself may have dots. */
function find(value: unknown, path: string): unknown {
  if (value === anyValue || path === '') {
    return value;
  }
  const entries = isPlainMap(value) ? Object.entries(value) : Array.isArray(value) ? [...value.entries()] : [];
  for (const [key, item] of entries) {
    const name = String(key);
    const found =
      path === name ? leaf(item) : path.startsWith(`${name}.`) ? find(item, path.slice(name.length + 1)) : undefined;
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

/** A map or a list is not a value that can be compared. */
function leaf(value: unknown): unknown {
  return typeof value === 'object' ? undefined : value;
}
