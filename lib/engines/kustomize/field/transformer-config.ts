import { GitOpsError } from '../../../core/error';
import { loadTable } from '../../../core/table';
import { FieldSpecs, selectsGvk, type FieldSpec, type GroupVersionKind } from './field-spec';
import { kindRank } from '../resource/kind-rank';

/** The fields that may hold the name of an object of one kind. */
export interface NameReference extends Partial<GroupVersionKind> {
  readonly fieldSpecs: readonly FieldSpec[];
}

const SPEC_LISTS = [
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

/** One of the lists of field specs that a build works with. */
export type SpecList = (typeof SPEC_LISTS)[number];

/** Where each transformer looks. Never changed once made: merging makes a new one. */
export type TransformerConfig = Readonly<Record<SpecList, FieldSpecs>> & {
  readonly nameReference: readonly NameReference[];
};

/** What a `configurations` file or the built-in table holds. */
export type TransformerConfigData = Partial<Record<SpecList, readonly FieldSpec[]>> & {
  readonly nameReference?: readonly NameReference[];
};

/** A config with no specs at all. */
export const EMPTY_CONFIG: TransformerConfig = makeConfig({});

let builtIn: TransformerConfig | undefined;

/** The field specs that kustomize has built in. */
export function builtInConfig(): TransformerConfig {
  builtIn ??= makeConfig(loadTable<TransformerConfigData>('kustomize/field-specs'));
  return builtIn;
}

/** Makes a config of plain data, with each list in kustomize's order. */
export function makeConfig(data: TransformerConfigData): TransformerConfig {
  const lists = SPEC_LISTS.map((list) => [list, new FieldSpecs(sortByKind(data[list] ?? []))] as const);
  const nameReference = sortByKind(data.nameReference ?? []).map((reference) => ({
    ...reference,
    fieldSpecs: reference.fieldSpecs ?? [],
  }));
  return { ...(Object.fromEntries(lists) as Record<SpecList, FieldSpecs>), nameReference };
}

/**
 * Adds the specs of one config to another.
 *
 * @throws where both have a spec for one path that disagree on `create`.
 */
export function mergeConfigs(base: TransformerConfig, added: TransformerConfig, where: string): TransformerConfig {
  if (added === EMPTY_CONFIG || base === added) {
    return base;
  }
  if (base === EMPTY_CONFIG && added === builtIn) {
    return added;
  }
  const lists = SPEC_LISTS.map((list) => [list, mergeSpecs(base[list].list, added[list].list, where)]);
  return makeConfig({
    ...(Object.fromEntries(lists) as Record<SpecList, FieldSpec[]>),
    nameReference: mergeReferences(base.nameReference, added.nameReference, where),
  });
}

/**
 * Adds field specs to a list, leaving out those that it has already.
 *
 * @throws where a spec that is there disagrees on `create`.
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
        what: `Cannot add the field spec ${spec.path}: another for the same path has create: ${there.create ?? false}`,
        fix: 'give both the same create',
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
