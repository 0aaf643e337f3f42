import { GitOpsError, type Problem } from '../../../core/error';
import { isPlainMap, type PlainMap } from '../../../core/plain';
import { textAt, writeScalar, writtenAt } from '../../../core/yaml/scalar/scalar-field';
import { IdHistory } from './id-history';
import { clusterScope, gvkOf, type Gvk, type ResourceId } from './resource-id';

/** What happens to a generated object if there is already an object with its id. */
export type GeneratorBehavior = 'unspecified' | 'create' | 'merge' | 'replace';

/** An entry that is in several maps of one object, but that kustomize stores once. */
export interface SharedEntry {
  readonly key: string;
  /** The maps that have the entry. A map from which it was removed does not get it back. */
  maps: readonly PlainMap[];
  value: unknown;
}

/**
 * An object during a build, with the facts that kustomize remembers about it.
 *
 * `object` belongs to the build: steps change it in place. Objects from a caller are copied before the build.
 */
export class KustomizeResource {
  /** Prefixes in the order in which they were added. */
  public prefixes: readonly string[] = [];
  /** Suffixes in the order in which they were added. */
  public suffixes: readonly string[] = [];
  public behavior: GeneratorBehavior = 'unspecified';
  /** Whether a generator made the object. */
  public isGenerated = false;
  /** Whether the name gets a hash of the content at the end. */
  public needsHash = false;
  /** For patches: whether they may change the name or the kind of an object. The object then has the same mark. */
  public allowNameChange = false;
  public allowKindChange = false;
  /** Whether Helm made the object. Namespace transformers do not change such an object. */
  public helmGenerated = false;
  /** The place of the entry of `resources` or `components` that it came through, for messages. Empty if none. */
  public via = '';
  /** Names of the vars that read this object. */
  public varNames: readonly string[] = [];
  /** Entries that kustomize stores once, although they are in several maps of the object. */
  private readonly shared: SharedEntry[] = [];
  private previous = IdHistory.empty;
  /** Why the earlier ids can't be read, if a step has made it so. */
  private unreadable: Problem | undefined;

  /**
   * @param object the object, which the build changes in place
   * @param source where it was read, for messages: `base/web.yaml:12:1`
   */
  constructor(
    public object: PlainMap,
    public source = '',
  ) {}

  public get metadata(): PlainMap | undefined {
    return isPlainMap(this.object.metadata) ? this.object.metadata : undefined;
  }

  /** The kind as kustomize compares it: null is the word. */
  public get kind(): string {
    return this.object.kind === null ? 'null' : textAt(this.object, 'kind');
  }

  public get name(): string {
    const { metadata } = this;
    return metadata === undefined ? '' : textAt(metadata, 'name');
  }

  /** The namespace as written; empty if there is none. */
  public get namespace(): string {
    const { metadata } = this;
    return metadata === undefined ? '' : textAt(metadata, 'namespace');
  }

  /** Whether a patch has deleted the object. The build drops it after the step. */
  public get isEmpty(): boolean {
    for (const _ in this.object) {
      return false;
    }
    return true;
  }

  /** The current group, version and kind. */
  public get gvk(): Gvk {
    return gvkOf(textAt(this.object, 'apiVersion'), this.kind);
  }

  /** The group and version now, and the kind at first. */
  public get originalGvk(): Gvk {
    const [first] = this.readableHistory.toIds();
    return first === undefined ? this.gvk : gvkOf(textAt(this.object, 'apiVersion'), first.kind);
  }

  /** The namespace that ids are compared by. */
  public get effectiveNamespace(): string {
    return this.namespaceFor(this.gvk);
  }

  /** A key that is the same for two objects exactly if kustomize treats their ids as equal. */
  public get currentKey(): string {
    const { gvk } = this;
    return `${gvk.key}\n${this.namespaceFor(gvk)}\n${this.name}`;
  }

  private namespaceFor({ isClusterScoped }: Gvk): string {
    return isClusterScoped ? clusterScope : this.namespace || 'default';
  }

  /** The current id. */
  public currentId(): ResourceId {
    const { group, version, kind } = this.gvk;
    return { group, version, kind, name: this.name, namespace: this.namespace };
  }

  /** The first id: the oldest one that was remembered, or else the current one. */
  public originalId(): ResourceId {
    return this.previousIds[0] ?? this.currentId();
  }

  /** The ids of earlier steps, oldest first. */
  public get previousIds(): readonly ResourceId[] {
    if (this.previous.isEmpty) {
      return [];
    }
    const { group, version } = this.gvk;
    return this.readableHistory.toIds().map(({ kind, name, namespace }) => ({ group, version, kind, name, namespace }));
  }

  public get hasPreviousIds(): boolean {
    return this.previousNames.length > 0;
  }

  /** The names of earlier steps, oldest first. */
  public get previousNames(): readonly string[] {
    return this.readableHistory.names;
  }

  /** What is remembered of earlier ids, also if it can't be read. */
  public get history(): IdHistory {
    return this.previous;
  }

  private get readableHistory(): IdHistory {
    this.demandReadableHistory();
    return this.previous;
  }

  /** @throws if kustomize can't read what it remembers: the object had a name and lost it, or the name has a comma */
  public demandReadableHistory(): void {
    if (!this.previous.isReadable) {
      throw new GitOpsError({ where: this.source, ...(this.unreadable ?? unreadableId(this)) });
    }
  }

  /** The current id, then the ids of earlier steps, oldest first. */
  public allIds(): readonly ResourceId[] {
    return [this.currentId(), ...this.previousIds];
  }

  /**
   * Remembers the current id, before a step that may change it. kustomize writes it into the annotations, so the object
   * has a map of annotations from then on. It is removed at the end if it is still empty.
   *
   * If the id can't be remembered, the next one who reads the ids gets the error. The same step may delete the object.
   */
  public rememberId(): void {
    const { metadata, name, kind, effectiveNamespace: namespace } = this;
    if (metadata !== undefined && !isPlainMap(metadata.annotations)) {
      metadata.annotations = {};
    }
    this.previous = this.previous.with({ name, namespace, kind });
    this.unreadable ??= this.previous.isReadable ? undefined : unreadableId(this);
  }

  /** Sets what is remembered, for an object that has its history in kustomize's annotations. */
  public adoptHistory(history: IdHistory): void {
    this.previous = history;
  }

  /**
   * Notes that an entry was added to several maps at once. From then on, kustomize stores it once. If a later step
   * overwrites it in one map, for example a label in the metadata, it changes in all of them, also in the selector.
   */
  public share(key: string, maps: readonly PlainMap[]): void {
    if (maps.length > 1) {
      this.shared.push({ key, maps, value: maps[0][key] });
    }
  }

  /** The entries that kustomize stores once. */
  public get sharedEntries(): readonly SharedEntry[] {
    return this.shared;
  }

  /** Makes shared entries equal again after a step that may have changed or removed them in one place. */
  public settleShared(): void {
    for (const entry of this.shared) {
      if (entry.maps.every((map) => map[entry.key] === entry.value)) {
        continue;
      }
      entry.maps = entry.maps.filter((map) => Object.hasOwn(map, entry.key));
      const changed = entry.maps.filter((map) => map[entry.key] !== entry.value);
      if (changed.length > 0) {
        spread(entry, changed[changed.length - 1]);
      }
    }
  }

  /** Writes a shared entry that was written in one map into the others. */
  public spreadShared(map: PlainMap, key: string): void {
    this.shared.filter((entry) => entry.key === key && entry.maps.includes(map)).forEach((entry) => spread(entry, map));
  }

  /** Copies the remembered facts of another resource that this one replaces. */
  public inheritHistory(other: KustomizeResource): void {
    this.previous = other.previous;
    this.prefixes = other.prefixes;
    this.suffixes = other.suffixes;
    this.behavior = other.behavior;
    this.isGenerated = other.isGenerated;
    this.helmGenerated = other.helmGenerated;
    this.varNames = other.varNames;
  }
}

function unreadableId({ kind, name, namespace, history }: KustomizeResource): Problem {
  if (`${name}${namespace}`.includes(',')) {
    const what = `Cannot change ${kind}/${name}: its name or namespace has a comma, and kustomize cannot remember it`;
    return { what, fix: 'use small letters, digits and -' };
  }
  if (name === '' || kind === '') {
    const lost = name === '' ? 'name' : 'kind';
    const what = `Cannot change ${kind || history.kinds[0]}/${name || history.names[0]}: a patch has removed its ${lost}`;
    return { what, fix: `give it the new ${lost} in the same patch` };
  }
  const what = `Cannot change ${kind}/${name}: kustomize remembers another number of names than of namespaces or kinds`;
  return { what, fix: 'give the object a name and a kind from the start' };
}

function spread(entry: SharedEntry, from: PlainMap): void {
  const written = writtenAt(from, entry.key);
  entry.maps.filter((map) => Object.hasOwn(map, entry.key)).forEach((map) => writeScalar(map, entry.key, written));
  entry.value = from[entry.key];
}

/** The text of a scalar as kustomize compares it; empty if the value is not a scalar. */
export function comparedText(value: unknown): string {
  if (typeof value === 'string') {
    return value;
  }
  return value === undefined || value === null || typeof value === 'object' ? '' : String(value);
}
