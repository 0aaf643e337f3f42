import { GitOpsError } from '../../core/error';
import { builtInKindOrder, kindRank } from './resource/kind-rank';
import { type SortSpec } from './file/kustomization-spec';
import { type KustomizeResource } from './resource/resource';
import { type ResourceId } from './resource/resource-id';

/**
 * Puts objects into the order in which they are printed. `legacy`, the default, sorts by kind: objects that others need
 * come first. `fifo` keeps the order in which they were read.
 *
 * @throws if the order is unknown, or if `fifo` has options of `legacy`
 */
export function sortResources(
  resources: readonly KustomizeResource[],
  options: SortSpec | undefined,
  where: string,
): readonly KustomizeResource[] {
  const order = options === undefined ? 'legacy' : options.order;
  if (order !== 'legacy' && order !== 'fifo') {
    const what = `Cannot sort by ${JSON.stringify(order ?? '')}: sortOptions.order must be legacy or fifo`;
    throw new GitOpsError({ where, what, fix: 'write order: legacy, or order: fifo' });
  }
  const kinds = options?.legacySortOptions;
  if (order === 'fifo') {
    if (kinds !== undefined) {
      const what = 'Cannot use legacySortOptions: the order is fifo';
      throw new GitOpsError({ where, what, fix: 'remove them, or write order: legacy' });
    }
    return resources;
  }
  const given = kinds && { orderFirst: kinds.orderFirst ?? [], orderLast: kinds.orderLast ?? [] };
  return sortLegacy(resources, kindRank(given ?? builtInKindOrder()));
}

interface Sorted {
  readonly resource: KustomizeResource;
  readonly id: ResourceId;
  readonly rank: number;
  readonly gvk: string;
  readonly key: string;
}

function sortLegacy(resources: readonly KustomizeResource[], rank: (kind: string) => number): KustomizeResource[] {
  const sorted = resources.map((resource): Sorted => {
    const id = resource.currentId();
    return { resource, id, rank: rank(id.kind), gvk: gvkText(id), key: idText(id) };
  });
  return sorted.sort(compare).map(({ resource }) => resource);
}

function compare(left: Sorted, right: Sorted): number {
  if (left.gvk === right.gvk) {
    return compareText(left.key, right.key);
  }
  if (left.rank !== right.rank) {
    return left.rank - right.rank;
  }
  const isNamespace = left.id.kind === 'Namespace' && right.id.kind === 'Namespace';
  const direction = isNamespace && (left.id.group === '' || right.id.group === '') ? -1 : 1;
  return direction * compareText(left.gvk, right.gvk);
}

/** Compares texts by their UTF-16 code units. For ASCII, as in names of Kubernetes, this is Go's order of bytes. */
function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function gvkText({ group, version, kind }: ResourceId): string {
  return `${group || '~G'}_${version || '~V'}_${kind || '~K'}`;
}

function idText({ group, version, kind, namespace, name }: ResourceId): string {
  return `${kind || '[noKind]'}.${version || '[noVer]'}.${group || '[noGrp]'}|${namespace || '~X'}|${name || '~N'}`;
}
