import { loadTable } from '../table';
import { type MergeSchema, type MergeType } from './merge-schema';

type FieldType = string | { readonly type: string; readonly mergeKeys: readonly string[] };

interface MergeKeysTable {
  readonly kinds: Readonly<Record<string, string>>;
  readonly types: Readonly<Record<string, Readonly<Record<string, FieldType>>>>;
}

/**
 * The merge keys of Kubernetes' own kinds.
 *
 * `1.21` is what kustomize and so kubectl use to this day: a kind or version that is younger, `autoscaling/v2` for one,
 * has its lists replaced. `1.35` knows today's kinds.
 */
export function kubernetesMergeSchema(version: '1.21' | '1.35' = '1.21'): MergeSchema {
  const known = schemas.get(version);
  if (known !== undefined) {
    return known;
  }
  const schema = tableSchema(loadTable<MergeKeysTable>(`kustomize/merge-keys-${version}`));
  schemas.set(version, schema);
  return schema;
}

const schemas = new Map<string, MergeSchema>();

function tableSchema({ kinds, types }: MergeKeysTable): MergeSchema {
  const cache = new Map<FieldType, MergeType>();
  const typeOf = (field: FieldType): MergeType => {
    const known = cache.get(field);
    if (known !== undefined) {
      return known;
    }
    const { type, mergeKeys } = typeof field === 'string' ? { type: field, mergeKeys: undefined } : field;
    const fields = own(types, type) ?? {};
    const below = (next: FieldType | undefined): MergeType | undefined =>
      next === undefined ? undefined : typeOf(next);
    const result: MergeType = {
      mergeKeys,
      field: (name) => below(type.startsWith('{}') ? type.slice(2) : own(fields, name)),
      element: () => below(type.startsWith('[]') ? type.slice(2) : undefined),
    };
    cache.set(field, result);
    return result;
  };
  return {
    kind: (apiVersion, kind) => {
      const type = own(kinds, `${apiVersion}|${kind}`);
      return type === undefined ? undefined : typeOf(type);
    },
  };
}

function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
