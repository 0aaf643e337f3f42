import { pathText } from '../../../core/path-text';
import { type Reference } from '../../../kubernetes/references/data/reference';
import { type GraphEdge, type GraphReference } from '../data/graph';

/** The edges of a graph: one for all references of an object to another. */
export class Edges {
  private readonly found = new Map<string, GraphEdge & { readonly references: GraphReference[] }>();

  public add(from: string, to: string, { relation, path, isOptional }: Reference, missing: readonly string[]): void {
    const key = JSON.stringify([from, to]);
    const edge = this.found.get(key) ?? { from, to, references: [] };
    this.found.set(key, edge);
    edge.references.push({ relation, path: pathText(path), isOptional, missing });
  }

  public get list(): GraphEdge[] {
    return [...this.found.values()];
  }
}
