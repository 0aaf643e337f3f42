import { type PlainMap } from '../../core/plain';
import { fulfilsAll, type LabelQuery, requirementsOf } from '../label-query';

interface Labelled<T> {
  readonly labels: PlainMap;
  readonly object: T;
}

/** Objects that are found by namespace and labels, without a look at each of them. */
export class LabelledObjects<T> {
  private readonly byNamespace = new Map<string, Map<string, Labelled<T>[]>>();

  public add(namespace: string, labels: PlainMap, object: T): void {
    const known = this.byNamespace.get(namespace) ?? new Map<string, Labelled<T>[]>();
    this.byNamespace.set(namespace, known);
    for (const key of [everything, ...Object.entries(labels).map(([name, value]) => pair(name, String(value)))]) {
      const list = known.get(key) ?? [];
      list.push({ labels, object });
      known.set(key, list);
    }
  }

  /** The objects of a namespace that a selector matches. */
  public find(selector: LabelQuery, namespace: string): T[] {
    const requirements = requirementsOf(selector);
    const known = this.byNamespace.get(namespace);
    const exact = requirements.filter(({ operator, values }) => operator === 'In' && values.length === 1);
    const lists = [everything, ...exact.map(({ key, values }) => pair(key, values[0]))].map(
      (key) => known?.get(key) ?? [],
    );
    const shortest = lists.reduce((one, other) => (other.length < one.length ? other : one));
    return shortest.filter(({ labels }) => fulfilsAll(requirements, labels)).map(({ object }) => object);
  }

  public get namespaces(): string[] {
    return [...this.byNamespace.keys()];
  }
}

/** The key of all objects of a namespace. No label has an empty name. */
const everything = '=';

function pair(name: string, value: string): string {
  return `${name}=${value}`;
}
