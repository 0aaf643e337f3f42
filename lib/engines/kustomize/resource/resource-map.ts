import { type FindingInput, GitOpsError } from '../../../core/error';
import { type KustomizeResource } from './resource';
import { describeId, idKey, type ResourceId } from './resource-id';

/**
 * The objects of a build in their order, with fast look-ups by id.
 *
 * A step that changes names, namespaces or kinds must call `touch()` at its end.
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

  /** Clears the look-up tables after names, namespaces or kinds have changed. */
  public touch(): void {
    this.byCurrentId = undefined;
    this.byAnyId = undefined;
    this.byAnyName = undefined;
  }

  /**
   * Adds an object at the end.
   *
   * @throws if there is already an object with this id.
   */
  public append(resource: KustomizeResource): void {
    const key = resource.currentKey;
    const known = this.currentIds();
    const there = known.get(key);
    if (there !== undefined && there.length > 0) {
      throw new GitOpsError(clash(resource, there[0]));
    }
    this.list.push(resource);
    known.set(key, [resource]);
    addTo(this.byAnyId, resource, idKeysOf);
    addTo(this.byAnyName, resource, namesOf);
  }

  /**
   * Adds objects at the end.
   *
   * @param via the place of the entry that they come through, for messages
   */
  public appendAll(resources: readonly KustomizeResource[], via?: string): void {
    for (const resource of resources) {
      resource.via = via ?? resource.via;
      this.append(resource);
    }
  }

  /** Replaces an object by another one at the same position. */
  public replace(old: KustomizeResource, resource: KustomizeResource): void {
    putInPlace(this.list, old, resource);
    const known = [
      putInGroups(this.byCurrentId, old, resource, keysNow),
      putInGroups(this.byAnyId, old, resource, idKeysOf),
      putInGroups(this.byAnyName, old, resource, namesOf),
    ];
    if (known.includes(false)) {
      this.touch();
    }
  }

  /** The objects whose current id is equal to this id. */
  public findByCurrentId(id: ResourceId): readonly KustomizeResource[] {
    return this.currentIds().get(idKey(id)) ?? [];
  }

  /** The objects whose id is or was equal to this id, in their order. */
  public findByAnyId(id: ResourceId): readonly KustomizeResource[] {
    this.byAnyId ??= this.indexAnyId();
    return (this.byAnyId.get(idKey(id)) ?? []).filter((resource) => !resource.isEmpty);
  }

  /** The objects that have or had this name, in their order. */
  public findByAnyName(name: string): readonly KustomizeResource[] {
    this.byAnyName ??= groupBy(this.list, namesOf);
    return this.byAnyName.get(name) ?? [];
  }

  /** Keeps only the objects for which `keep` returns true. */
  public filter(keep: (resource: KustomizeResource) => boolean): void {
    const kept = this.list.filter(keep);
    if (kept.length !== this.list.length) {
      this.list = kept;
      this.touch();
    }
  }

  /** Drops the objects that a patch has deleted. */
  public dropEmpty(): void {
    this.filter((resource) => !resource.isEmpty);
  }

  /** Replaces the list by the same objects in another order. */
  public reorder(resources: readonly KustomizeResource[]): void {
    this.list = [...resources];
    this.touch();
  }

  private currentIds(): Map<string, KustomizeResource[]> {
    this.byCurrentId ??= groupBy(this.list, keysNow);
    return this.byCurrentId;
  }

  private indexAnyId(): Map<string, KustomizeResource[]> {
    const present = this.list.filter((resource) => !resource.isEmpty);
    return groupBy(present, idKeysOf);
  }
}

function keysNow({ currentKey }: KustomizeResource): ReadonlySet<string> {
  return new Set([currentKey]);
}

function namesOf({ name, previousNames }: KustomizeResource): ReadonlySet<string> {
  return new Set([name, ...previousNames]);
}

function idKeysOf(resource: KustomizeResource): ReadonlySet<string> {
  return new Set(resource.allIds().map(idKey));
}

function groupBy(
  resources: readonly KustomizeResource[],
  keysOf: (resource: KustomizeResource) => Iterable<string>,
): Map<string, KustomizeResource[]> {
  const groups = new Map<string, KustomizeResource[]>();
  for (const resource of resources) {
    addTo(groups, resource, keysOf);
  }
  return groups;
}

/** Adds an object to the groups of its keys, if these groups are made already. */
function addTo(
  groups: Map<string, KustomizeResource[]> | undefined,
  resource: KustomizeResource,
  keysOf: (resource: KustomizeResource) => Iterable<string>,
): void {
  if (groups === undefined) {
    return;
  }
  for (const key of keysOf(resource)) {
    const group = groups.get(key);
    if (group === undefined) {
      groups.set(key, [resource]);
    } else {
      group.push(resource);
    }
  }
}

/** Replaces an object in the groups of its keys. Returns whether the other one has the same keys, or else it can't be done. */
function putInGroups(
  groups: ReadonlyMap<string, KustomizeResource[]> | undefined,
  old: KustomizeResource,
  resource: KustomizeResource,
  keysOf: (resource: KustomizeResource) => ReadonlySet<string>,
): boolean {
  const keys = [...keysOf(old)];
  const others = keysOf(resource);
  if (keys.length !== others.size || !keys.every((key) => others.has(key))) {
    return false;
  }
  keys.forEach((key) => putInPlace(groups?.get(key) ?? [], old, resource));
  return true;
}

function putInPlace(list: KustomizeResource[], old: KustomizeResource, resource: KustomizeResource): void {
  const index = list.indexOf(old);
  if (index >= 0) {
    list[index] = resource;
  }
}

/** The error for two objects with one id. Two results of one base were read at the same place. */
function clash(resource: KustomizeResource, there: KustomizeResource): FindingInput {
  const id = describeId(resource.currentId());
  const { source, via } = resource;
  if (source !== '' && source === there.source && via !== there.via && via !== '' && there.via !== '') {
    return {
      where: via,
      what: `Cannot add ${id} twice: it comes from ${source} through here and through ${there.via}`,
      fix: 'give one of the two another namePrefix or namespace, or remove it',
    };
  }
  return {
    where: source === '' ? id : source,
    what: `Cannot add ${id}: there is already an object with this id${from(there)}`,
    fix: 'remove one of the two, or change the name or namespace of one',
  };
}

function from(resource: KustomizeResource): string {
  return resource.source === '' ? '' : ` (from ${resource.source})`;
}
