/** An earlier name, namespace and kind of an object. Its group and version are always the current ones. */
export interface PreviousId {
  readonly name: string;
  readonly namespace: string;
  readonly kind: string;
}

/**
 * The earlier ids of an object, oldest first. As kustomize has them in annotations, they are three lists: what is empty
 * is left out, and a comma makes two entries. So the lists can become unequal, and kustomize then stops with a panic as
 * soon as it reads them.
 */
export class IdHistory {
  public static readonly empty = new IdHistory([], [], []);

  constructor(
    public readonly names: readonly string[],
    public readonly namespaces: readonly string[],
    public readonly kinds: readonly string[],
  ) {}

  /** Whether nothing was added, not even a namespace. */
  public get isEmpty(): boolean {
    return this.namespaces.length === 0 && this.names.length === 0;
  }

  /** Whether the lists can be read together. Without any name, kustomize reads none of them. */
  public get isReadable(): boolean {
    const count = this.names.length;
    return count === 0 || [this.namespaces, this.kinds].every((list) => Math.max(list.length, 1) === count);
  }

  public with({ name, namespace, kind }: PreviousId): IdHistory {
    const { names, namespaces, kinds } = this;
    return new IdHistory(
      [...names, ...entriesOf(name)],
      [...namespaces, ...entriesOf(namespace)],
      [...kinds, ...entriesOf(kind)],
    );
  }

  public toIds(): readonly PreviousId[] {
    const { names, namespaces, kinds } = this;
    return names.map((name, index) => ({ name, namespace: namespaces[index] ?? '', kind: kinds[index] ?? '' }));
  }
}

function entriesOf(text: string): string[] {
  return text === '' ? [] : text.split(',');
}
