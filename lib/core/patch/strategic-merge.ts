import { GitOpsError, type Problem } from '../error';
import { describeManifest, type Manifest } from '../manifest';
import { copyFlow, detachWritten } from '../yaml/scalar/written-scalar';
import { getKey, setKey } from '../own-key';
import { pathText } from '../path-text';
import { isPlainMap, type PlainMap } from '../plain';
import { hardenQuotes, isScalar, takeScalar, textOfNull, valueAt } from './merge-scalar';
import { mergeList } from './merge-list';
import { type MergeSchema, type MergeType } from './merge-schema';
import { type PatchDirective, takeListDirective, takeMapDirective, type UnknownDirective } from './patch-directive';

/** An element of a patch that kustomize drops without a message. */
export interface LostElement {
  /** The list's path in the object, as in `spec.template.spec.containers`. */
  readonly path: string;
  /** The keys by which the list is merged. */
  readonly mergeKeys: readonly string[];
  readonly element: unknown;
}

/** Options of `strategicMerge`. */
export interface StrategicMergeOptions {
  /**
   * Called for each element of the patch that is not in the result, because it lacks a merge key or has the same keys as
   * another element. If the only merge key is missing, kustomize also drops the elements of the base.
   *
   * @default - such elements are dropped, as kustomize does
   */
  readonly onLostElement?: (lost: LostElement) => void;
  /**
   * Whether the base itself is changed. Its maps then stay the same objects. Only for a caller who owns the base.
   *
   * @default false
   */
  readonly inPlace?: boolean;
  /** Called for each scalar that the patch writes into a map of the base, in the order in which kustomize writes them. */
  readonly onScalar?: (map: PlainMap, key: string) => void;
}

interface Merge extends StrategicMergeOptions {
  readonly schema: MergeSchema;
  readonly fail: (problem: Problem) => never;
}

/**
 * Applies a strategic merge patch as kustomize does. Null deletes a field, and `$patch` deletes, replaces or merges.
 *
 * kustomize does not do quite the same as the API server: it replaces the lists of kinds that the schema does not know,
 * and in a list with one merge key, the elements of the patch come first.
 *
 * @returns the merged object; undefined if the patch deletes it. Without `inPlace`, no argument is changed.
 * @throws if the patch has another kind of value than the base, or an unknown directive.
 * @see https://kubectl.docs.kubernetes.io/references/kustomize/glossary/#patch-strategic-merge
 */
export function strategicMerge(
  base: Readonly<PlainMap>,
  patch: Readonly<PlainMap>,
  schema: MergeSchema,
  options: StrategicMergeOptions = {},
): PlainMap | undefined {
  const where = describeManifest(base as unknown as Manifest);
  const merge: Merge = {
    ...options,
    schema,
    fail: (problem) => {
      throw new GitOpsError({ where, ...problem });
    },
  };
  const merged = mergeValue(options.inPlace ? base : detachWritten(base), detachWritten(patch), undefined, [], merge);
  return isPlainMap(merged) && Object.keys(merged).length > 0 ? merged : undefined;
}

/** Merges two values. Undefined means that the value is missing, in the base, the patch or the result. */
function mergeValue(
  base: unknown,
  patch: unknown,
  known: MergeType | undefined,
  path: string[],
  merge: Merge,
): unknown {
  const leading = base ?? patch;
  if (leading === undefined || leading === null) {
    // A null in the base stays, unless the patch has a null as well.
    return patch === undefined ? base : undefined;
  }
  const type = known ?? typeOfObject(base, merge.schema) ?? typeOfObject(patch, merge.schema);
  demandSameKind(base, patch, path, merge);
  if (patch === null) {
    return undefined;
  }
  if (isPlainMap(leading)) {
    return mergeMap(base as PlainMap | undefined, patch as PlainMap | undefined, type, path, merge);
  }
  if (Array.isArray(leading) && type?.mergeKeys !== undefined) {
    return mergeKeyedList(base as unknown[] | undefined, patch as unknown[] | undefined, type, path, merge);
  }
  return patch === undefined ? base : patch;
}

/** The type of an object inside another object, by its own apiVersion and kind. Used if the schema does not know it. */
function typeOfObject(value: unknown, schema: MergeSchema): MergeType | undefined {
  if (!isPlainMap(value)) {
    return undefined;
  }
  const apiVersion = getKey(value, 'apiVersion');
  const kind = getKey(value, 'kind');
  return typeof apiVersion === 'string' && typeof kind === 'string' && apiVersion !== '' && kind !== ''
    ? schema.kind(apiVersion, kind)
    : undefined;
}

function mergeMap(
  base: PlainMap | undefined | null,
  patch: PlainMap | undefined,
  type: MergeType | undefined,
  path: string[],
  merge: Merge,
): PlainMap | undefined {
  const result = chooseMap(base, patch, path, merge);
  if (result === undefined) {
    return undefined;
  }
  const taken: string[] = [];
  for (const key of mergedKeys(result, patch, merge)) {
    const own = valueAt(result, key);
    const given = patch && valueAt(patch, key);
    if (patch !== undefined && patch !== result && isScalar(given)) {
      demandSameKind(own, given, [...path, key], merge);
      takeScalar(result, patch, key);
      merge.onScalar?.(result, key);
      taken.push(key);
      continue;
    }
    const styled = own === undefined || isEmptyCollection(own) ? given : own;
    const value = mergeValue(own, given, type?.field(key), [...path, key], merge);
    if (given !== undefined && typeof value === 'object' && value !== null) {
      // A map or list keeps its style, but if it is empty, it takes the patch's.
      copyFlow(styled, value);
    }
    if (value === undefined || (value === null && textOfNull(result, key) === '')) {
      delete result[key];
    } else if (value !== own) {
      setKey(result, key, value);
    }
  }
  hardenQuotes(result, taken);
  return result;
}

/** The keys of both maps. kustomize visits them in alphabetical order, which matters only if what it writes is watched. */
function mergedKeys(result: PlainMap, patch: PlainMap | undefined, { onScalar }: Merge): Iterable<string> {
  const keys = new Set([...Object.keys(result), ...Object.keys(patch ?? {}).sort()]);
  return onScalar === undefined ? keys : [...keys].sort();
}

/** The map that becomes the result: the base, or the patch if it replaces the base. Undefined if it deletes it. */
function chooseMap(
  base: PlainMap | undefined | null,
  patch: PlainMap | undefined,
  path: string[],
  merge: Merge,
): PlainMap | undefined {
  if (patch === undefined) {
    return base ?? undefined;
  }
  const directive = takeMapDirective(patch);
  if (directive === 'delete' || !isPlainMap(base)) {
    return directive === 'delete' ? undefined : patch;
  }
  demandDirective(directive, path, merge);
  return directive === 'replace' ? patch : base;
}

function isEmptyCollection(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

function mergeKeyedList(
  base: unknown[] | undefined | null,
  patch: unknown[] | undefined,
  type: MergeType,
  path: string[],
  merge: Merge,
): unknown[] | undefined {
  let target = base ?? patch!;
  if (Array.isArray(base) && patch !== undefined) {
    const directive = takeListDirective(patch);
    demandDirective(directive, path, merge);
    if (directive === 'delete') {
      return undefined;
    }
    target = directive === 'replace' ? patch : base;
  }
  const elementType = type.element();
  const mergeKeys = type.mergeKeys ?? [];
  if (mergeKeys.length > 0 && target.some((element) => element !== null && typeof element !== 'object')) {
    merge.fail({
      what: `Cannot merge ${pathText(path)} by ${mergeKeys.join(' and ')}: the base has an element that is a single value`,
      fix: 'make every element of the list a map',
    });
  }
  const { list, lost } = mergeList({ base: target, patch, keys: mergeKeys }, (baseElement, patchElement) =>
    mergeValue(baseElement, patchElement, elementType, path, merge),
  );
  lost.forEach((element) => merge.onLostElement?.({ path: pathText(path), mergeKeys, element }));
  return list;
}

function demandSameKind(base: unknown, patch: unknown, path: string[], merge: Merge): void {
  if (base !== undefined && base !== null && patch !== undefined && patch !== null && kindOf(base) !== kindOf(patch)) {
    const place = pathText(path);
    merge.fail({
      what: `Cannot merge ${kindOf(patch)} into ${place}, which is ${kindOf(base)}`,
      fix: `give ${place} ${kindOf(base)} in the patch, or replace it with a JSON 6902 patch`,
    });
  }
}

const kindOf = (value: unknown): string =>
  isPlainMap(value) ? 'a map' : Array.isArray(value) ? 'a list' : 'a single value';

function demandDirective(directive: PatchDirective | UnknownDirective, path: string[], merge: Merge): void {
  if (typeof directive === 'object') {
    const place = path.length === 0 ? 'the object' : pathText(path);
    merge.fail({
      what: `Cannot apply $patch: ${directive.unknown} to ${place}: it must be delete, merge or replace`,
      fix: 'use one of the three, or leave $patch out to merge',
    });
  }
}
