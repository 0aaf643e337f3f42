import { GitOpsError } from '../../../core/error';
import { loadTable } from '../../../core/table';
import { FieldSpecs, selectsGvk, type FieldSpec, type GroupVersionKind } from './field-spec';
import { kindRank } from '../resource/kind-rank';

/** The fields that may contain the name of an object of one kind. */
export interface NameReference extends Partial<GroupVersionKind> {
  readonly fieldSpecs: readonly FieldSpec[];
}

/** The lists of field specs, by their names in a `configurations` file. */
export const specLists = [
  'namePrefix',
  'nameSuffix',
  'namespace',
  'commonLabels',
  'labels',
  'templateLabels',
  'commonAnnotations',
  'varReference',
  'images',
  'replicas',
] as const;

/** The name of one list of field specs. */
export type SpecList = (typeof specLists)[number];

/** The fields that each transformer works on. A config is never changed: merging makes a new one. */
export type TransformerConfig = Readonly<Record<SpecList, FieldSpecs>> & {
  readonly nameReference: readonly NameReference[];
};

/** The content of a `configurations` file or of the built-in table. */
export type TransformerConfigData = Partial<Record<SpecList, readonly FieldSpec[]>> & {
  readonly nameReference?: readonly Partial<NameReference>[];
};

/** A config without specs. */
export const emptyConfig: TransformerConfig = makeConfig({});

let builtIn: TransformerConfig | undefined;

/** The built-in field specs of kustomize. */
export function builtInConfig(): TransformerConfig {
  builtIn ??= makeConfig(loadTable<TransformerConfigData>('kustomize/field-specs'));
  return builtIn;
}

/** Makes a config from plain data, with each list in kustomize's order. */
export function makeConfig(data: TransformerConfigData): TransformerConfig {
  const lists = specLists.map((list) => [list, new FieldSpecs(sortByKind(data[list] ?? []))] as const);
  const nameReference = sortByKind(data.nameReference ?? []).map((reference) => ({
    ...reference,
    fieldSpecs: reference.fieldSpecs ?? [],
  }));
  return { ...(Object.fromEntries(lists) as Record<SpecList, FieldSpecs>), nameReference };
}

/**
 * Adds the specs of one config to another.
 *
 * @throws if both have a spec for the same path, with different values of `create`.
 */
export function mergeConfigs(base: TransformerConfig, added: TransformerConfig, where: string): TransformerConfig {
  if (added === emptyConfig || base === added) {
    return base;
  }
  if (base === emptyConfig && added === builtIn) {
    return added;
  }
  const lists = specLists.map((list) => [list, mergeSpecs(base[list].list, added[list].list, where)]);
  return makeConfig({
    ...(Object.fromEntries(lists) as Record<SpecList, FieldSpec[]>),
    nameReference: mergeReferences(base.nameReference, added.nameReference, where),
  });
}

/**
 * Adds field specs to a list. Specs that it already has are left out.
 *
 * @throws if a spec in the list has another value of `create`.
 */
export function mergeSpecs(base: readonly FieldSpec[], added: readonly FieldSpec[], where: string): FieldSpec[] {
  const merged = [...base];
  for (const spec of added) {
    const there = merged.find((known) => known.path === spec.path && selectsGvk(spec, known));
    if (there === undefined) {
      merged.push(spec);
    } else if ((there.create ?? false) !== (spec.create ?? false)) {
      throw new GitOpsError({
        where,
        what: `Cannot add the field spec ${spec.path}: another spec for this path has create: ${there.create ?? false}`,
        fix: 'set create to the same value in both',
      });
    }
  }
  return merged;
}

function mergeReferences(
  base: readonly NameReference[],
  added: readonly NameReference[],
  where: string,
): NameReference[] {
  const merged = [...base];
  for (const reference of added) {
    const index = merged.findIndex((known) => gvkKey(known) === gvkKey(reference));
    if (index < 0) {
      merged.push(reference);
    } else {
      const fieldSpecs = mergeSpecs(merged[index].fieldSpecs, reference.fieldSpecs, where);
      merged[index] = { ...merged[index], fieldSpecs };
    }
  }
  return merged;
}

function gvkKey(gvk: Partial<GroupVersionKind>): string {
  return `${gvk.group ?? ''}\n${gvk.version ?? ''}\n${gvk.kind ?? ''}`;
}

function sortByKind<T extends Partial<GroupVersionKind>>(specs: readonly T[]): T[] {
  const text = (gvk: T): string => `${gvk.group || '~G'}_${gvk.version || '~V'}_${gvk.kind || '~K'}`;
  const rank = kindRank();
  const compare = (left: T, right: T): number =>
    rank(left.kind ?? '') - rank(right.kind ?? '') ||
    (text(left) < text(right) ? -1 : text(left) > text(right) ? 1 : 0);
  return [...specs].sort(compare);
}
