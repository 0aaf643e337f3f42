/** The places of the keys of maps and the items of lists, as offsets in the text. */
export class PositionLog {
  private readonly places = new Map<object, Map<string | number, number>>();

  public record(container: object, key: string | number, offset: number): void {
    let keys = this.places.get(container);
    if (keys === undefined) {
      this.places.set(container, (keys = new Map()));
    }
    keys.set(key, offset);
  }

  /** The offset of the key or item at a path below a value; undefined if there is nothing at the path. */
  public find(root: unknown, path: readonly (string | number)[]): number | undefined {
    let value = root;
    let offset: number | undefined;
    for (const step of path) {
      if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) {
        return undefined;
      }
      offset = this.places.get(value)?.get(step) ?? offset;
      value = (value as Record<string | number, unknown>)[step];
    }
    return offset;
  }
}
