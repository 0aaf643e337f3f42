import { type KnownType, type UnknownType, unknownType, type ValueType } from './value-type';

/** The types that have a name. Each is made when it is first asked for, because types can contain themselves. */
export class TypeTable {
  private readonly makers = new Map<string, () => ValueType>();
  private readonly made = new Map<string, ValueType>();
  private readonly open = new Set<string>();
  /** The next number for a name that is taken. */
  private readonly counts = new Map<string, number>();

  /**
   * Adds a type.
   *
   * @param title what its name is made from
   * @returns its name, which is a name of TypeScript and belongs to no other type
   */
  public define(title: string, make: () => ValueType): string {
    const name = this.freeName(title);
    this.makers.set(name, make);
    return name;
  }

  /** The type with a name. While it is made, it is unknown, because a type can be only another name of itself. */
  public get(name: string): ValueType {
    const known = this.made.get(name);
    if (known !== undefined || this.open.has(name)) {
      return known ?? unknownType;
    }
    this.open.add(name);
    const type = this.makers.get(name)?.() ?? unknownType;
    this.open.delete(name);
    this.made.set(name, type);
    return type;
  }

  /** A type without a name, with the note of the place that uses it. */
  public resolve(type: ValueType): KnownType | UnknownType {
    const passed = new Set<string>();
    let found = type;
    while (found.kind === 'named') {
      if (passed.has(found.name)) {
        return unknownType;
      }
      passed.add(found.name);
      found = this.get(found.name);
    }
    return type.note === undefined ? found : { ...found, note: type.note };
  }

  private freeName(title: string): string {
    const words = title.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
    const joined = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
    const start = /^\p{Lu}/u.test(joined) ? joined : `Type${joined}`;
    let count = this.counts.get(start) ?? 1;
    let name = count === 1 ? start : `${start}${count}`;
    while (name === 'Values' || this.makers.has(name)) {
      name = `${start}${++count}`;
    }
    this.counts.set(start, count + 1);
    return name;
  }
}
