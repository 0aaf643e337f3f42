import { type Path, pathText } from '../../../core/path-text';
import { findMap, isPlainMap, listOf, type PlainMap } from '../../../core/plain';
import { sameJson } from '../../../core/same-json';
import { jsonText } from '../../../core/text/json-text';

/**
 * The changed fields that their definition keeps as they are, by a rule such as `self == oldSelf` or
 * `self.name == oldSelf.name`. Other rules are not judged.
 *
 * @param schema of the object, from its CustomResourceDefinition
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#transition-rules
 */
export function changedByDefinition(schema: PlainMap, before: unknown, after: unknown, path: Path = []): string[] {
  const [old, current] = [before, after].map((value) => value ?? schema.default);
  if (old === undefined || current === undefined) {
    return [];
  }
  const isSame = (field: readonly string[]): boolean =>
    sameJson(
      ...([old, current].map((value) => valueAt(completed(schema, value), field) ?? null) as [unknown, unknown]),
    );
  const changed = frozenFields(schema).filter((field) => !isSame(field));
  return [
    ...changed.map((field) => pathText([...path, ...field])),
    ...(Array.isArray(current) ? changedItems : changedEntries)(schema, old, current, path),
  ];
}

/** The fields in a value of a schema that rules compare with what they were. The value itself is an empty path. */
function frozenFields(schema: PlainMap): string[][] {
  return listOf(schema['x-kubernetes-validations']).flatMap((rule) =>
    isPlainMap(rule) && typeof rule.rule === 'string' && rule.optionalOldSelf !== true ? fieldsOfRule(rule.rule) : [],
  );
}

/** A rule is one comparison, or several with `&&` between them; any other one has no fields. */
function fieldsOfRule(rule: string): string[][] {
  const fields = rule.split('&&').map((part) => {
    const [one = '', other = '', ...rest] = part.split('==').map((side) => side.trim());
    const [old, current] = one.startsWith('oldSelf') ? [one, other] : [other, one];
    const isSame = /^self(\.[A-Za-z_]\w*)*$/.test(current) && old === current.replace('self', 'oldSelf');
    return isSame && rest.length === 0 ? current.split('.').slice(1) : undefined;
  });
  return fields.includes(undefined) ? [] : (fields as string[][]);
}

/** A value with the defaults of its schema, and with sets and lists with keys in one order. */
function completed(schema: PlainMap, value: unknown): unknown {
  const given = value ?? schema.default;
  if (Array.isArray(given)) {
    const items = given.map((item) => completed(schemaOf(schema.items), item));
    return ['set', 'map'].includes(String(schema['x-kubernetes-list-type']))
      ? items.sort((one, other) => (jsonText(one) < jsonText(other) ? -1 : 1))
      : items;
  }
  if (!isPlainMap(given)) {
    return given;
  }
  const entries = keysOf(schema, given).map((key) => [key, completed(schemaOfField(schema, key), given[key])] as const);
  return Object.fromEntries(entries.filter(([, entry]) => entry !== undefined));
}

function changedEntries(schema: PlainMap, before: unknown, after: unknown, path: Path): string[] {
  return isPlainMap(before) && isPlainMap(after)
    ? keysOf(schema, { ...before, ...after }).flatMap((key) =>
        changedByDefinition(schemaOfField(schema, key), before[key], after[key], [...path, key]),
      )
    : [];
}

/** Items are the same ones if they have the same keys. Items of other lists have no rules. */
function changedItems(schema: PlainMap, before: unknown, after: unknown, path: Path): string[] {
  const keys = schema['x-kubernetes-list-type'] === 'map' ? listOf(schema['x-kubernetes-list-map-keys']) : [];
  const inner = schemaOf(schema.items);
  const idOf = (item: unknown): string => jsonText(keys.map((key) => valueAt(completed(inner, item), [String(key)])));
  const old = new Map(listOf(keys.length === 0 ? [] : before).map((item) => [idOf(item), item]));
  return listOf(after).flatMap((item, index) =>
    changedByDefinition(inner, old.get(idOf(item)), item, [...path, index]),
  );
}

/** The keys of a map, and of the fields that may have a default. */
function keysOf(schema: PlainMap, map: PlainMap): string[] {
  return [...new Set([...Object.keys(map), ...Object.keys(findMap(schema, ['properties']) ?? {})])];
}

function schemaOfField(schema: PlainMap, field: string): PlainMap {
  return schemaOf(findMap(schema, ['properties'])?.[field] ?? schema.additionalProperties);
}

function schemaOf(value: unknown): PlainMap {
  return isPlainMap(value) ? value : {};
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, key) => (isPlainMap(inner) ? inner[key] : undefined), value);
}
