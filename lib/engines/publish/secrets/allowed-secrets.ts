/** The names of the objects and files that may have secrets as plain text. It notes which names were met. */
export class AllowedSecrets {
  private readonly names: ReadonlySet<string>;
  private readonly met = new Set<string>();

  /** @param names `web`, or `shop/web` with the namespace, and paths of files that have no objects */
  constructor(names: readonly string[]) {
    this.names = new Set(names);
  }

  /** Whether an object or a file is allowed by one of its names. */
  public has(...names: readonly string[]): boolean {
    const found = names.filter((name) => this.names.has(name));
    found.forEach((name) => this.met.add(name));
    return found.length > 0;
  }

  /** The names that no object and no file had. */
  public get unused(): readonly string[] {
    return [...this.names].filter((name) => !this.met.has(name));
  }
}
