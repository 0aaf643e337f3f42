import { GitOpsError, type Problem } from '../../../core/error';
import { useOneOf } from '../../../core/check/use-one-of';
import { describeManifest, type Manifest } from '../../../core/manifest';
import { type Path } from '../../../core/path-text';
import { isPlainMap, type PlainMap } from '../../../core/plain';
import { readFieldPath } from './field-path';
import { type MovingFields } from './moving-fields';

/**
 * The objects without some fields. The arguments are not changed.
 *
 * @throws one error for all rules that name an object or a field that is not there
 */
export function dropFields(manifests: readonly Manifest[], rules: readonly MovingFields[], where: string): Manifest[] {
  const result = [...manifests];
  const problems = rules.flatMap(({ kind, name, fields }) => {
    const indexes = [...result.keys()].filter((index) => describeManifest(result[index]) === `${kind}/${name}`);
    return indexes.length === 0
      ? [noObject(`${kind}/${name}`, manifests)]
      : fields.flatMap((field) => dropField(result, indexes, field));
  });
  GitOpsError.throwIfAny(where, problems);
  return result;
}

/** Leaves a field out of the objects at some indexes. */
function dropField(manifests: Manifest[], indexes: readonly number[], field: string): Problem[] {
  const path = readFieldPath(field) ?? [];
  let isThere = false;
  for (const index of indexes) {
    const without = withoutField(manifests[index], path);
    isThere ||= without !== manifests[index];
    manifests[index] = without as Manifest;
  }
  return isThere ? [] : [noField(describeManifest(manifests[indexes[0]]), field)];
}

/** A copy without the value at a path; the value itself if there is nothing at the path. */
function withoutField(value: unknown, [step, ...rest]: Path): unknown {
  if (!(Array.isArray(value) || isPlainMap(value)) || step === undefined || !Object.hasOwn(value, step)) {
    return value;
  }
  const inner = (value as Record<string | number, unknown>)[step];
  const changed = rest.length === 0 ? undefined : withoutField(inner, rest);
  if (rest.length > 0 && changed === inner) {
    return value;
  }
  return Array.isArray(value)
    ? changedList(value, Number(step), changed)
    : changedMap(value as PlainMap, step, changed);
}

function changedList(list: readonly unknown[], index: number, item: unknown): unknown[] {
  return item === undefined ? list.filter((_, at) => at !== index) : list.map((old, at) => (at === index ? item : old));
}

function changedMap(map: PlainMap, key: string | number, value: unknown): PlainMap {
  const { [key]: _old, ...rest } = map;
  return value === undefined ? rest : { ...map, [key]: value };
}

function noObject(wanted: string, manifests: readonly Manifest[]): Problem {
  const what = `Cannot leave out fields of ${wanted}: no object has that kind and name`;
  return { rule: 'no-match', what, fix: useOneOf(wanted, manifests.map(describeManifest), 'remove the rule') };
}

function noField(object: string, field: string): Problem {
  const what = `Cannot leave out ${field} of ${object}: that field does not exist`;
  return { rule: 'no-match', what, fix: 'use the path that the error without stable shows, or remove it' };
}
