import { GitOpsError } from '../error';
import { isPlainMap, type PlainMap } from '../plain';
import { parseYaml } from '../yaml/parse';
import { type JsonPatchOperation } from './json-patch';
import { type PatchBody } from './patch';

/** A patch after reading: objects to merge, or operations to apply. */
export type ReadPatch =
  | { readonly type: 'merge'; readonly objects: readonly PlainMap[] }
  | { readonly type: 'json'; readonly operations: readonly JsonPatchOperation[] };

/**
 * Reads the body of a patch.
 *
 * @param where its place, for messages
 * @throws if the text is not YAML, is empty, or is neither a map nor a list of operations.
 */
export function readPatch(body: PatchBody, where: string): ReadPatch {
  const documents = typeof body === 'string' ? parseYaml(body, { file: where }) : [body as unknown];
  const present = documents.filter((document) => document !== null && document !== undefined);
  const lists = present.filter((document): document is unknown[] => Array.isArray(document));
  if (present.length > 0 && present.every((document) => isPlainMap(document) && Object.keys(document).length > 0)) {
    return { type: 'merge', objects: present as PlainMap[] };
  }
  const operations = lists[0];
  if (present.length === 1 && operations !== undefined && operations.length > 0 && operations.every(isPlainMap)) {
    return { type: 'json', operations: operations as unknown as JsonPatchOperation[] };
  }
  throw new GitOpsError({
    where,
    what:
      present.length === 0 ? 'Cannot use an empty patch' : 'Cannot use a patch that is neither fields nor operations',
    fix: 'give the fields to merge as a map, or a list of JSON patch operations, each with op and path',
  });
}
