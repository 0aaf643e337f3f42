import { GitOpsError, type Problem } from '../error';
import { describeManifest, type Manifest } from '../manifest';
import { detach } from '../detach';
import { listedChoices } from '../listed';
import { quote } from '../check/quote';
import { getKey, setKey } from '../own-key';
import { isPlainMap, type PlainMap } from '../plain';
import { findObstacle, findObstacleInData } from '../yaml/scalar/find-obstacle';
import { findParent, type JsonContainer, readIndex } from './json-pointer';
import { missingParent } from './missing-parent';
import { sameJson } from '../same-json';
import { jsonText } from '../text/json-text';
import { messageAbout } from '../secret-text';

/**
 * One operation of a JSON patch.
 *
 * @see https://datatracker.ietf.org/doc/html/rfc6902#section-4
 */
export type JsonPatchOperation =
  | {
      readonly op: 'add' | 'replace' | 'test';
      readonly path: string;
      /** @default null */
      readonly value?: unknown;
    }
  | { readonly op: 'remove'; readonly path: string }
  | { readonly op: 'copy' | 'move'; readonly from: string; readonly path: string };

/** Options of `applyJsonPatch`. */
export interface JsonPatchOptions {
  /**
   * Whether the object goes through JSON and YAML, as in kustomize: integers beyond 2^53 - 1 are rounded, and text of
   * several lines that begins with a tab is an error.
   *
   * @default false
   */
  readonly asKustomize?: boolean;
}

/**
 * Applies a JSON patch (RFC 6902) as kustomize and kubectl do. They differ from the RFC in four points: `replace` adds a
 * missing field, a negative index counts from the end, a missing `value` is null, and `test` treats a missing field as
 * null.
 *
 * @returns the patched object; the argument is not changed.
 * @throws if an operation cannot be applied. The error has its index and what there is instead.
 * @see https://kubectl.docs.kubernetes.io/references/kustomize/glossary/#patch-json-6902
 */
export function applyJsonPatch(
  object: Readonly<PlainMap>,
  operations: readonly JsonPatchOperation[],
  { asKustomize = false }: JsonPatchOptions = {},
): PlainMap {
  const where = describeManifest(object as unknown as Manifest);
  demandNone(findObstacle(object), where);
  const copy = asKustomize ? throughJson : detach;
  const document: { root: JsonContainer } = { root: copy(object) };
  operations.forEach((operation, index) => {
    const given = operation as unknown as PlainMap;
    const problem = applyOperation(document, given, copy(getKey(given, 'value') ?? null));
    if (problem !== undefined) {
      const what = `Cannot apply operation ${index} of the JSON patch: ${messageAbout(String(object.kind), problem.what)}`;
      throw new GitOpsError({ where, what, fix: problem.fix });
    }
  });
  if (!isPlainMap(document.root)) {
    const what = 'Cannot apply the JSON patch: it turns the object into a list';
    throw new GitOpsError({ where, what, fix: 'replace the whole object with a map' });
  }
  demandNone(asKustomize ? findObstacleInData(document.root) : undefined, where);
  return document.root;
}

function demandNone(obstacle: Problem | undefined, where: string): void {
  if (obstacle !== undefined) {
    throw new GitOpsError({ where, what: `Cannot apply a JSON patch: ${obstacle.what}`, fix: obstacle.fix });
  }
}

function throughJson<T>(value: T): T {
  return JSON.parse(JSON.stringify(value, (_, item: unknown) => (typeof item === 'bigint' ? Number(item) : item))) as T;
}

type Document = { root: JsonContainer };

function applyOperation(document: Document, operation: PlainMap, value: unknown): Problem | undefined {
  const { op, path, from } = operation;
  if (typeof path !== 'string') {
    return { what: `${describe(operation)} has no path`, fix: 'add a path, as in /metadata/labels/app' };
  }
  switch (op) {
    case 'add':
      return add(document, path, value);
    case 'remove':
      return take(document, path).problem;
    case 'replace':
      return replace(document, path, value);
    case 'test':
      return test(document, path, value);
    case 'move':
    case 'copy':
      return typeof from === 'string'
        ? transfer(document, op, from, path)
        : { what: `${op} to ${path} has no from`, fix: `set from to the path of the value to ${op}` };
    default:
      return {
        what: `${typeof op === 'string' ? op : quote(op)} is not an operation`,
        fix: 'use one of add, copy, move, remove, replace, test',
      };
  }
}

function add(document: Document, path: string, value: unknown): Problem | undefined {
  const parent = findParent(document.root, path);
  if (parent === undefined) {
    return missingParent(document.root, 'add', path);
  }
  if (!Array.isArray(parent.container)) {
    setKey(parent.container, parent.key, value);
    return undefined;
  }
  const list = parent.container;
  const index = parent.key === '-' ? list.length : readIndex(parent.key, list.length + 1);
  if (index === undefined) {
    return badIndex('add', path, list);
  }
  list.splice(index, 0, value);
  return undefined;
}

function take(document: Document, path: string, op = 'remove'): { value?: unknown; problem?: Problem } {
  const parent = findParent(document.root, path);
  if (parent === undefined) {
    return { problem: missingParent(document.root, op, path) };
  }
  const { container, key } = parent;
  if (!Array.isArray(container)) {
    if (!Object.hasOwn(container, key)) {
      return { problem: missingKey(op, path, container) };
    }
    const value = container[key];
    delete container[key];
    return { value };
  }
  const index = readIndex(key, container.length);
  return index === undefined ? { problem: badIndex(op, path, container) } : { value: container.splice(index, 1)[0] };
}

function replace(document: Document, path: string, value: unknown): Problem | undefined {
  if (path === '') {
    if (!isPlainMap(value) && !Array.isArray(value)) {
      return { what: 'replace of the whole object needs a map as its value', fix: 'use a map, or set a path' };
    }
    document.root = value;
    return undefined;
  }
  const parent = findParent(document.root, path);
  if (parent === undefined) {
    return missingParent(document.root, 'replace', path);
  }
  const { container, key } = parent;
  if (!Array.isArray(container)) {
    setKey(container, key, value);
    return undefined;
  }
  const index = readIndex(key, container.length);
  if (index === undefined) {
    return badIndex('replace', path, container);
  }
  container[index] = value;
  return undefined;
}

function read(document: Document, path: string, op: string): { value?: unknown; problem?: Problem } {
  const parent = findParent(document.root, path);
  if (parent === undefined) {
    return { problem: missingParent(document.root, op, path) };
  }
  const { container, key } = parent;
  if (!Array.isArray(container)) {
    return { value: getKey(container, key) };
  }
  const index = readIndex(key, container.length);
  return index === undefined ? { problem: badIndex(op, path, container) } : { value: container[index] };
}

function test(document: Document, path: string, value: unknown): Problem | undefined {
  const found = path === '' ? { value: document.root } : read(document, path, 'test');
  if (found.problem !== undefined || sameJson(found.value ?? null, value)) {
    return found.problem;
  }
  return {
    what: `test of ${path} failed: it is ${jsonText(found.value ?? null)}, wanted ${jsonText(value)}`,
    fix: 'change the object or the value of the test',
  };
}

function transfer(document: Document, op: 'copy' | 'move', from: string, path: string): Problem | undefined {
  const { value, problem } = op === 'move' ? take(document, from, op) : read(document, from, op);
  return problem ?? add(document, path, op === 'move' ? value : detach(value ?? null));
}

const describe = (operation: PlainMap): string => (typeof operation.op === 'string' ? operation.op : 'an operation');

function missingKey(op: string, path: string, container: PlainMap): Problem {
  const keys = Object.keys(container).sort();
  return {
    what: `${op} of ${path} is not possible: the key does not exist`,
    fix: keys.length === 0 ? 'leave the operation out' : `use ${listedChoices(keys)}, or leave the operation out`,
  };
}

function badIndex(op: string, path: string, list: readonly unknown[]): Problem {
  return {
    what: `${op} of ${path} is not possible: the length of the list is ${list.length}`,
    fix: op === 'add' ? 'use an index up to that length, or - for the end' : 'use an index below that length',
  };
}
