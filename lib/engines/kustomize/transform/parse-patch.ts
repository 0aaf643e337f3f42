import { GitOpsError } from '../../../core/error';
import { type JsonPatchOperation } from '../../../core/patch/json-patch';
import { detach } from '../../../core/detach';
import { isPlainMap, type PlainMap } from '../../../core/plain';
import { parseYaml } from '../../../core/yaml/parse';
import { readResources, resourcesOf } from '../resource/read-resources';
import { type KustomizeResource } from '../resource/resource';

/** A patch after reading. `none` is an empty patch, which is allowed. */
export type ParsedPatch =
  | { readonly type: 'merge'; readonly patches: readonly KustomizeResource[] }
  | { readonly type: 'json'; readonly operations: readonly JsonPatchOperation[] }
  | { readonly type: 'none' };

/**
 * Reads a patch: objects to merge, or a list of JSON patch operations.
 *
 * @param where the place of the text, for messages
 * @throws if it is neither, or can be read as both
 */
export function parsePatch(text: string, where: string): ParsedPatch {
  const merge = attempt(() => readResources(text, where));
  const json = attempt(() => parseOperations(text, where));
  if (merge.value === undefined && json.value === undefined) {
    throw text.startsWith('[') ? json.error : unreadable(where, merge.error);
  }
  if (merge.value !== undefined && merge.value.length > 0 && (json.value?.length ?? 0) > 0) {
    throw new GitOpsError({
      where,
      what: 'Cannot tell whether the patch is a strategic merge or a JSON patch: it can be read as both',
      fix: 'keep one of the two',
    });
  }
  if (merge.value !== undefined) {
    return merge.value.length === 0 ? { type: 'none' } : { type: 'merge', patches: merge.value };
  }
  return json.value === undefined || json.value.length === 0
    ? { type: 'none' }
    : { type: 'json', operations: json.value };
}

/** Reads a patch that comes from code as data. */
export function adoptPatch(patch: PlainMap | readonly unknown[], where: string): ParsedPatch {
  return Array.isArray(patch)
    ? { type: 'json', operations: demandOperations(patch, where) }
    : { type: 'merge', patches: resourcesOf([detach(patch)], where) };
}

/**
 * Reads a list of JSON patch operations: JSON if it begins with `[`, else the first YAML document.
 *
 * @throws if it is not such a list
 */
export function parseOperations(text: string, where: string): readonly JsonPatchOperation[] {
  if (text === '') {
    throw new GitOpsError({ where, what: 'Cannot use an empty patch', fix: 'write at least one operation' });
  }
  return demandOperations(
    text.startsWith('[') ? parseJson(text, where) : parseYaml(text, { file: where, dialect: 'kustomization' })[0],
    where,
  );
}

function demandOperations(value: unknown, where: string): readonly JsonPatchOperation[] {
  const list = value ?? [];
  if (!Array.isArray(list) || !list.every(isPlainMap)) {
    throw new GitOpsError({
      where,
      what: 'Cannot use the patch: it is not a list of operations',
      fix: 'write a list of maps with op, path and value',
    });
  }
  return list as unknown as readonly JsonPatchOperation[];
}

function parseJson(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const what = 'Cannot read the patch: it begins with [, but it is not JSON';
    throw new GitOpsError({ where, what, fix: 'correct the JSON, or write it as a YAML list' }, { cause: error });
  }
}

function attempt<T>(read: () => T): { readonly value?: T; readonly error?: unknown } {
  try {
    return { value: read() };
  } catch (error) {
    return { error };
  }
}

function unreadable(where: string, cause: unknown): GitOpsError {
  const why = cause instanceof GitOpsError ? cause.findings[0].what : String(cause);
  return new GitOpsError(
    {
      where,
      what: `Cannot read the patch, neither as objects to merge nor as a list of operations: ${why}`,
      fix: 'write an object with kind and metadata.name, or a list of maps with op, path and value',
    },
    { cause },
  );
}
