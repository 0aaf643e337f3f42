import { ApiObject } from 'cdk8s';
import { ownObjects, type Tree } from './tree';
import { type Dependencies, pairKey } from './dependencies';

/**
 * The graph that cdk8s sorts, but smaller. In cdk8s every object of a dependency's source points to every object of its
 * target. Here there are vertices in between, so that the size grows only with constructs and dependencies. Each
 * construct has three vertices:
 *
 * - a position: the construct itself;
 * - *all that is wanted*: points to *wanted* of the nearest source around the construct, then to *all below* of each
 *   target of the construct;
 * - *all below*: points to the objects of the construct.
 */
export class DependencyGraph {
  private readonly size: number;
  private readonly objects = new Map<number, readonly number[]>();
  private readonly loners = new Map<number, Set<string>>();

  constructor(
    private readonly tree: Tree,
    private readonly dependencies: Dependencies,
  ) {
    this.size = tree.constructs.length;
  }

  /** Whether a vertex is a construct, and not a vertex in between. */
  public isConstruct(vertex: number): boolean {
    return vertex < this.size;
  }

  /** The objects of a construct in its own chart. */
  public objectsOf(position: number): readonly number[] {
    let objects = this.objects.get(position);
    if (objects === undefined) {
      objects = ownObjects(this.tree, position);
      this.objects.set(position, objects);
    }
    return objects;
  }

  /**
   * Notes that a dependency of a construct on a construct around it, or inside it, has the same object on both sides.
   * That object does not depend on itself.
   */
  public exceptItself(object: number, source: number, target: number): void {
    const except = this.loners.get(object) ?? new Set();
    this.loners.set(object, except.add(pairKey(source, target)));
  }

  /** What a vertex points to, in the order of cdk8s. */
  public edges(vertex: number): readonly number[] {
    if (vertex >= 2 * this.size) {
      return this.objectsOf(vertex - 2 * this.size);
    }
    if (vertex >= this.size) {
      return this.wanted(vertex - this.size);
    }
    const declared = this.targets(vertex);
    return ApiObject.isApiObject(this.tree.constructs[vertex])
      ? [...declared, ...this.wantedByObject(vertex)]
      : declared;
  }

  private targets(position: number): readonly number[] {
    return this.dependencies.targets.get(position) ?? [];
  }

  private wanted(source: number): number[] {
    const around = this.sourceAround(source);
    const targets = this.targets(source).map((target) => 2 * this.size + target);
    return around === undefined ? targets : [this.size + around, ...targets];
  }

  private wantedByObject(object: number): number[] {
    const except = this.loners.get(object);
    const nearest = this.dependencies.targets.has(object) ? object : this.sourceAround(object);
    if (except === undefined) {
      return nearest === undefined ? [] : [this.size + nearest];
    }
    const sources: number[] = [];
    for (let at = nearest; at !== undefined; at = this.sourceAround(at)) {
      sources.unshift(at);
    }
    return sources.flatMap((source) =>
      this.targets(source).flatMap((target) =>
        except.has(pairKey(source, target))
          ? this.objectsOf(target).filter((other) => other !== object)
          : [2 * this.size + target],
      ),
    );
  }

  /** The nearest construct around a construct, up to its chart, that depends on something. */
  private sourceAround(position: number): number | undefined {
    const chart = this.tree.chartOf[position];
    for (let at = position; at !== chart && at > 0;) {
      at = this.tree.parents[at];
      if (this.dependencies.targets.has(at)) {
        return at;
      }
    }
    return undefined;
  }
}
