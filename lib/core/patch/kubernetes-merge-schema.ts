import { getKey } from '../own-key';
import { loadTable } from '../table';
import { type MergeSchema, type MergeType } from './merge-schema';

type FieldType =
  string | { readonly type: string; readonly mergeKeys?: readonly string[]; readonly applyKeys?: readonly string[] };

interface MergeKeysTable {
  readonly kinds: Readonly<Record<string, string>>;
  readonly types: Readonly<Record<string, Readonly<Record<string, FieldType>>>>;
}

/**
 * The merge keys of Kubernetes' own kinds.
 *
 * kustomize, and with it kubectl, still uses `1.21`. It replaces the lists of kinds and versions that came later, such
 * as `autoscaling/v2`. `1.35` knows today's kinds.
 */
export function kubernetesMergeSchema(version: '1.21' | '1.35' = '1.21'): KubernetesMergeSchema {
  const known = schemas.get(version);
  if (known !== undefined) {
    return known;
  }
  const schema = tableSchema(loadTable<MergeKeysTable>(`kustomize/merge-keys-${version}`));
  schemas.set(version, schema);
  return schema;
}

/** The same for 1.35, with the lists that a server-side apply merges and a strategic merge patch replaces. */
export function kubernetesApplySchema(): KubernetesMergeSchema {
  return tableSchema(loadTable<MergeKeysTable>('kustomize/merge-keys-1.35'), true);
}

/**
 * The merge keys of one of Kubernetes' own types, by the name of its definition: `io.k8s.api.core.v1.PodSpec`. With it,
 * a schema can refer to types that it does not contain itself.
 */
export function kubernetesMergeType(definition: string): MergeType | undefined {
  const name = definition.replace(/^io\.k8s\.(api\.|kube-aggregator\.pkg\.apis\.|apimachinery\.pkg\.)?/, '');
  return kubernetesMergeSchema().definition(name);
}

/** The merge keys of Kubernetes' own kinds and types. */
export interface KubernetesMergeSchema extends MergeSchema {
  /** A type by its name in the table. */
  definition(name: string): MergeType | undefined;
}

const schemas = new Map<string, KubernetesMergeSchema>();

function tableSchema({ kinds, types }: MergeKeysTable, isApply = false): KubernetesMergeSchema {
  const cache = new Map<FieldType, MergeType>();
  const typeOf = (field: FieldType): MergeType => {
    const known = cache.get(field);
    if (known !== undefined) {
      return known;
    }
    const {
      type,
      applyKeys,
      mergeKeys = isApply ? applyKeys : undefined,
    } = typeof field === 'string' ? { type: field } : field;
    const fields = getKey(types, type) ?? {};
    const below = (next: FieldType | undefined): MergeType | undefined =>
      next === undefined ? undefined : typeOf(next);
    const result: MergeType = {
      mergeKeys,
      field: (name) => below(type.startsWith('{}') ? type.slice(2) : getKey(fields, name)),
      element: () => below(type.startsWith('[]') ? type.slice(2) : undefined),
    };
    cache.set(field, result);
    return result;
  };
  return {
    kind: (apiVersion, kind) => {
      const type = getKey(kinds, `${apiVersion}|${kind}`);
      return type === undefined ? undefined : typeOf(type);
    },
    definition: (name) => (Object.hasOwn(types, name) ? typeOf(name) : undefined),
  };
}
