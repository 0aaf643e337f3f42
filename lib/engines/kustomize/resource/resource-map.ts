import { GitOpsError } from '../../../core/error';
import { type KustomizeResource } from './resource';
import { describeId, idKey, type ResourceId } from './resource-id';

/**
 * The objects of a build in their order, with look-ups by id that do not walk the list.
 *
 * A step that changes names, namespaces or kinds calls `touch()` when it is done.
 */
export class ResourceMap {
  private list: KustomizeResource[] = [];
  private byCurrentId: Map<string, KustomizeResource[]> | undefined;
  private byAnyId: Map<string, KustomizeResource[]> | undefined;
  private byAnyName: Map<string, KustomizeResource[]> | undefined;

  constructor(resources: readonly KustomizeResource[] = []) {
    this.appendAll(resources);
  }

  public get resources(): readonly KustomizeResource[] {
    return this.list;
  }

  /** Forgets the look-ups, after names, namespaces or kinds changed. */
  public touch(): void {
    this.byCurrentId = undefined;
    this.byAnyId = undefined;
    this.byAnyName = undefined;
  }

  /**
   * Adds an object at the end.
   *
   * @throws where an object with this id is there already.
   */
  public append(resource: KustomizeResource): void {
    const key = resource.currentKey;
    const known = this.currentIds();
    const there = known.get(key);
    if (there !== undefined && there.length > 0) {
      const id = resource.currentId();
      throw new GitOpsError({
        where: resource.source === '' ? describeId(id) : resource.source,
        what: `Cannot add ${describeId(id)}: an object with that id is there already${from(there[0])}`,
        fix: 'remove one of the two, or give one another name or namespace',
      });
    }
    this.list.push(resource);
    known.set(key, [resource]);
    this.byAnyId = undefined;
    this.byAnyName = undefined;
  }

  public appendAll(resources: readonly KustomizeResource[]): void {
    for (const resource of resources) {
      this.append(resource);
    }
  }

  /** Puts an object where another stands. */
  public replace(old: KustomizeResource, resource: KustomizeResource): void {
    this.list[this.list.indexOf(old)] = resource;
    this.touch();
  }

  /** The objects whose id is, now, equal to this one. */
  public findByCurrentId(id: ResourceId): readonly KustomizeResource[] {
    return this.currentIds().get(idKey(id)) ?? [];
  }

  /** The objects whose id is or was equal to this one, in their order. */
  public findByAnyId(id: ResourceId): readonly KustomizeResource[] {
    this.byAnyId ??= this.indexAnyId();
    return (this.byAnyId.get(idKey(id)) ?? []).filter((resource) => !resource.isEmpty);
  }

  /** The objects that have or had this name, in their order. */
  public findByAnyName(name: string): readonly KustomizeResource[] {
    this.byAnyName ??= groupBy(this.list, (resource) => new Set([resource.name, ...resource.previousNames]));
    return this.byAnyName.get(name) ?? [];
  }

  /** Keeps only the objects for which `keep` holds. */
  public filter(keep: (resource: KustomizeResource) => boolean): void {
    const kept = this.list.filter(keep);
    if (kept.length !== this.list.length) {
      this.list = kept;
      this.touch();
    }
  }

  /** Drops what a patch removed. */
  public dropEmpty(): void {
    this.filter((resource) => !resource.isEmpty);
  }

  /** Puts the objects into another order. */
  public reorder(resources: readonly KustomizeResource[]): void {
    this.list = [...resources];
    this.touch();
  }

  private currentIds(): Map<string, KustomizeResource[]> {
    this.byCurrentId ??= groupBy(this.list, (resource) => [resource.currentKey]);
    return this.byCurrentId;
  }

  private indexAnyId(): Map<string, KustomizeResource[]> {
    const present = this.list.filter((resource) => !resource.isEmpty);
    return groupBy(present, (resource) => new Set(resource.allIds().map(idKey)));
  }
}

function groupBy(
  resources: readonly KustomizeResource[],
  keysOf: (resource: KustomizeResource) => Iterable<string>,
): Map<string, KustomizeResource[]> {
  const groups = new Map<string, KustomizeResource[]>();
  for (const resource of resources) {
    for (const key of keysOf(resource)) {
      const group = groups.get(key);
      if (group === undefined) {
        groups.set(key, [resource]);
      } else {
        group.push(resource);
      }
    }
  }
  return groups;
}

function from(resource: KustomizeResource): string {
  return resource.source === '' ? '' : ` (from ${resource.source})`;
}
