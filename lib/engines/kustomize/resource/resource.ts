import { isPlainMap, type PlainMap } from '../../../core/plain';
import { CLUSTER_SCOPE, groupVersionKindOf, type Gvk, type ResourceId } from './resource-id';

/** How a generated object meets one that is there already. */
export type GeneratorBehavior = 'unspecified' | 'create' | 'merge' | 'replace';

/** An earlier name, namespace and kind of an object. Its group and version are always the present ones. */
interface PreviousId {
  readonly name: string;
  readonly namespace: string;
  readonly kind: string;
}

/** An entry that stands in several maps of one object and is held once. */
interface SharedEntry {
  readonly key: string;
  readonly maps: readonly PlainMap[];
  value: unknown;
}

/**
 * An object on its way through a build, with what kustomize remembers of it.
 *
 * `object` belongs to the build: steps change it in place. Copies are made where objects come in and go out.
 */
export class KustomizeResource {
  /** Prefixes in the order in which they were put on. */
  public prefixes: readonly string[] = [];
  /** Suffixes in the order in which they were put on. */
  public suffixes: readonly string[] = [];
  public behavior: GeneratorBehavior = 'unspecified';
  /** Whether the name gets a hash of the content at the end. */
  public needsHash = false;
  /** Only on patches: whether they may change the name, or the kind, of what they patch. */
  public allowNameChange = false;
  public allowKindChange = false;
  /** Whether Helm made it: namespace transformers leave it alone. */
  public helmGenerated = false;
  /** Names of the vars that read this object. */
  public varNames: readonly string[] = [];
  /** Entries that kustomize holds once though they stand in several maps of the object. */
  private shared: SharedEntry[] = [];
  private previous: readonly PreviousId[] = [];

  /**
   * @param object the object, changed in place from here on
   * @param source where it was read, for messages: `base/web.yaml:12:1`
   */
  constructor(
    public object: PlainMap,
    public source = '',
  ) {}

  public get metadata(): PlainMap | undefined {
    return isPlainMap(this.object.metadata) ? this.object.metadata : undefined;
  }

  public get kind(): string {
    return scalarText(this.object.kind);
  }

  public get name(): string {
    return scalarText(this.metadata?.name);
  }

  /** The namespace as written, empty where there is none. */
  public get namespace(): string {
    return scalarText(this.metadata?.namespace);
  }

  /** Whether a patch removed all of it; the build drops it after the step. */
  public get isEmpty(): boolean {
    for (const _ in this.object) {
      return false;
    }
    return true;
  }

  /** Group, version and kind as they are now. */
  public get gvk(): Gvk {
    return groupVersionKindOf(this.object);
  }

  /** Group, version and kind as they were at first. */
  public get originalGvk(): Gvk {
    return this.previous.length === 0
      ? this.gvk
      : groupVersionKindOf({ apiVersion: this.object.apiVersion, kind: this.previous[0].kind });
  }

  /** The namespace that ids are compared by. */
  public get effectiveNamespace(): string {
    return this.gvk.isClusterScoped ? CLUSTER_SCOPE : this.namespace || 'default';
  }

  /** A key that two objects share exactly where kustomize takes their ids as equal. */
  public get currentKey(): string {
    const { group, version, kind } = this.gvk;
    return `${group}\n${version}\n${kind}\n${this.effectiveNamespace}\n${this.name}`;
  }

  /** The id now. */
  public currentId(): ResourceId {
    const { group, version, kind } = this.gvk;
    return { group, version, kind, name: this.name, namespace: this.namespace };
  }

  /** The id at first: the oldest that was remembered, else the one now. */
  public originalId(): ResourceId {
    return this.previous.length === 0 ? this.currentId() : this.previousIds[0];
  }

  /** The ids of earlier steps, oldest first. */
  public get previousIds(): readonly ResourceId[] {
    if (this.previous.length === 0) {
      return [];
    }
    const { group, version } = this.gvk;
    return this.previous.map(({ kind, name, namespace }) => ({ group, version, kind, name, namespace }));
  }

  public get hasPreviousIds(): boolean {
    return this.previous.length > 0;
  }

  /** The names of earlier steps, oldest first. */
  public get previousNames(): readonly string[] {
    return this.previous.map(({ name }) => name);
  }

  /** The id now, then those of earlier steps, oldest first. */
  public allIds(): readonly ResourceId[] {
    return [this.currentId(), ...this.previousIds];
  }

  /** Remembers the id as it is now, before a step that may change it. */
  public rememberId(): void {
    this.previous = [...this.previous, { name: this.name, namespace: this.effectiveNamespace, kind: this.kind }];
  }

  /** Puts an id that the object never had in front of its history, as a patch for a named object has. */
  public rememberIdAs(id: PreviousId): void {
    this.previous = [...this.previous, id];
  }

  /**
   * Notes that an entry was put into several maps at once. Kustomize holds it once from then on, so that whoever
   * overwrites it in one place, a label in the metadata, say, overwrites it in all, the selector included.
   */
  public share(key: string, maps: readonly PlainMap[]): void {
    if (maps.length > 1) {
      this.shared.push({ key, maps, value: maps[0][key] });
    }
  }

  /** Brings shared entries into line after a step that may have changed them in one place. */
  public settleShared(): void {
    for (const entry of this.shared) {
      const maps = entry.maps.filter((map) => Object.hasOwn(map, entry.key));
      const changed = maps.filter((map) => map[entry.key] !== entry.value);
      const last = changed[changed.length - 1];
      if (last !== undefined) {
        entry.value = last[entry.key];
        maps.forEach((map) => (map[entry.key] = entry.value));
      }
    }
  }

  /** Takes over what another resource remembers, where this one takes its place. */
  public inheritHistory(other: KustomizeResource): void {
    this.previous = other.previous;
    this.prefixes = other.prefixes;
    this.suffixes = other.suffixes;
    this.behavior = other.behavior;
    this.helmGenerated = other.helmGenerated;
    this.varNames = other.varNames;
  }
}

/** The text of a scalar as kustomize compares it; empty for what is none. */
export function scalarText(value: unknown): string {
  if (typeof value === 'string') {
    return value;
  }
  return value === undefined || value === null || typeof value === 'object' ? '' : String(value);
}
