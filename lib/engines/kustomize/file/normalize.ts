import { type Node } from '../../../core/check/shape';
import { setKey } from '../../../core/own-key';
import { isPlainMap, type PlainMap } from '../../../core/plain';

/** What kustomize accepts in a file beyond the exact form. */
export interface Normalization {
  /** Whether numbers and booleans become text if text is wanted, as in files that kustomize reads into its types. */
  readonly scalarsAsText?: boolean;
  /** Whether unknown fields are left out. */
  readonly ignoresUnknown?: boolean;
}

/**
 * The value of a file in the exact form of a shape, as far as possible: field names have their exact case, because
 * kubectl accepts any; fields that are null are left out. It does not check anything.
 */
export function normalize(value: unknown, node: Node, how: Normalization = {}): unknown {
  if (value === null || value === undefined) {
    return undefined;
  }
  switch (node.kind) {
    case 'text':
      return how.scalarsAsText === true && typeof value !== 'object' ? String(value) : value;
    case 'list':
      return Array.isArray(value) ? value.map((item) => normalize(item, node.item, how) ?? emptyOf(node.item)) : value;
    case 'map':
      return isPlainMap(value) ? normalizeMap(value, node.value, how) : value;
    case 'object':
      return isPlainMap(value) ? normalizeObject(value, node.fields, how) : value;
    default:
      return value;
  }
}

function normalizeMap(map: PlainMap, node: Node, how: Normalization): PlainMap {
  const result: PlainMap = {};
  for (const key of Object.keys(map)) {
    setKey(result, key, normalize(map[key], node, how) ?? emptyOf(node));
  }
  return result;
}

function normalizeObject(map: PlainMap, fields: Readonly<Record<string, Node>>, how: Normalization): PlainMap {
  const result: PlainMap = {};
  for (const key of Object.keys(map)) {
    const name = keyLike(key, fields);
    if (name === undefined) {
      if (how.ignoresUnknown !== true) {
        setKey(result, key, map[key]);
      }
      continue;
    }
    const value = normalize(map[key], fields[name], how);
    if (value !== undefined) {
      result[name] = value;
    }
  }
  return result;
}

/** The key of a map that is equal to this key, or equal except for its case. */
function keyLike(key: string, fields: Readonly<Record<string, unknown>>): string | undefined {
  if (Object.hasOwn(fields, key)) {
    return key;
  }
  const lower = key.toLowerCase();
  return Object.keys(fields).find((field) => field.toLowerCase() === lower);
}

/** The value of a null in a list or map, or of an empty file. */
export function emptyOf(node: Node): unknown {
  switch (node.kind) {
    case 'text':
      return '';
    case 'boolean':
      return false;
    case 'number':
      return 0;
    case 'list':
      return [];
    case 'map':
    case 'object':
      return {};
    default:
      return undefined;
  }
}

/** A path of exact names as it is written in a value whose names may have another case. */
export function writtenPath(value: unknown, path: readonly (string | number)[]): (string | number)[] {
  let current = value;
  return path.map((step) => {
    const key = typeof step === 'string' && isPlainMap(current) ? (keyLike(step, current) ?? step) : step;
    current = typeof current === 'object' && current !== null ? (current as PlainMap)[key] : undefined;
    return key;
  });
}
