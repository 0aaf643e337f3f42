import { type IConstruct } from 'constructs';
import { GitOpsError } from '../../core/error';
import { firstAtLeast, isWithin, ownObjects, type Tree } from './tree';
import { collectDependencies, type Dependencies, pairKey } from './dependencies';
import { DependencyGraph } from './dependency-graph';
import { topologicalSort } from './topological-sort';

/** The order in which charts and objects are written. */
export interface Order {
  /** Positions of the charts. Each chart comes after the charts that it depends on. */
  readonly charts: readonly number[];
  /** Whether charts depend on each other, so that the names of their files start with a number. */
  readonly numbered: boolean;
  /** The objects of a chart, without those of charts inside it. Each comes after the objects that it depends on. */
  objectsOf(chart: number): readonly number[];
}

/**
 * The order of cdk8s, in time that grows linearly with constructs and dependencies.
 *
 * @throws if constructs depend on each other in a circle. The error names the circle.
 */
export function orderTree(tree: Tree): Order {
  const dependencies = collectDependencies(tree);
  const sorter = new Sorter(tree, dependencies);
  return {
    charts: sorter.charts(),
    numbered: dependencies.betweenCharts,
    objectsOf: (chart) => sorter.objectsOf(chart),
  };
}

class Sorter {
  private readonly graph: DependencyGraph;

  constructor(
    private readonly tree: Tree,
    private readonly dependencies: Dependencies,
  ) {
    this.graph = new DependencyGraph(tree, dependencies);
    this.refuseOverlaps();
  }

  public charts(): number[] {
    const charts = new Set(this.tree.charts);
    return this.sort(0).filter((position) => charts.has(position));
  }

  public objectsOf(chart: number): readonly number[] {
    const own = ownObjects(this.tree, chart);
    if (this.sourcesBelow(chart).length === 0) {
      return own;
    }
    const objects = new Set(own);
    return this.sort(chart).filter((position) => objects.has(position));
  }

  /** Everything below a position, itself included, in order. */
  private sort(top: number): number[] {
    const { graph, tree } = this;
    const inside = (vertex: number): boolean => isWithin(tree, vertex % tree.constructs.length, top);
    const edges = (vertex: number): readonly number[] => graph.edges(vertex).filter(inside);
    const everything = Array.from({ length: tree.ends[top] - top }, (_, index) => top + index);
    if (this.sourcesBelow(top).length === 0) {
      return this.inOrderOfPaths(everything);
    }
    const wanted = this.wantedBelow(top);
    const roots = this.inOrderOfPaths(everything.filter((position) => !wanted.has(position)));
    // What no root leads to is in a circle, or depends on one. Starting there finds the circle.
    const sorted = topologicalSort([...roots, ...everything], edges, (cycle) => this.fail(cycle));
    return sorted.filter((vertex) => graph.isConstruct(vertex));
  }

  /** Cdk8s keeps its vertices in an object with paths as keys. JavaScript puts keys that are whole numbers first. */
  private inOrderOfPaths(positions: readonly number[]): number[] {
    const path = (position: number): string => this.tree.constructs[position].node.path;
    const numbers = positions.filter((position) => isArrayIndex(path(position)));
    if (numbers.length === 0) {
      return [...positions];
    }
    numbers.sort((one, other) => Number(path(one)) - Number(path(other)));
    return [...numbers, ...positions.filter((position) => !isArrayIndex(path(position)))];
  }

  private sourcesBelow(top: number): readonly number[] {
    const { sources } = this.dependencies;
    return sources.slice(firstAtLeast(sources, top), firstAtLeast(sources, this.tree.ends[top]));
  }

  /** Everything that something below a position depends on. */
  private wantedBelow(top: number): Set<number> {
    const wanted = new Set<number>();
    const whole = new Set<number>();
    for (const source of this.sourcesBelow(top)) {
      const sourceObjects = this.graph.objectsOf(source);
      for (const target of this.dependencies.targets.get(source) ?? []) {
        wanted.add(target);
        if (sourceObjects.length === 0 || whole.has(target)) {
          continue;
        }
        const itself = sourceObjects.length === 1 ? sourceObjects[0] : undefined;
        const others = this.graph.objectsOf(target).filter((object) => object !== itself);
        others.forEach((object) => wanted.add(object));
        if (others.length === this.graph.objectsOf(target).length) {
          whole.add(target);
        }
      }
    }
    return wanted;
  }

  /** If a construct depends on one around or inside it, the objects that are in both would depend on each other. */
  private refuseOverlaps(): void {
    for (const source of this.dependencies.sources) {
      for (const target of this.dependencies.targets.get(source) ?? []) {
        const inner = Math.max(source, target);
        if (
          this.tree.chartOf[source] !== this.tree.chartOf[target] ||
          !isWithin(this.tree, inner, Math.min(source, target))
        ) {
          continue;
        }
        const objects = this.graph.objectsOf(inner);
        if (source === target || objects.length > 1) {
          this.fail(
            source === target ? [source] : objects.slice(0, 2),
            `${this.path(source)} depends on ${this.path(target)}`,
          );
        }
        objects.forEach((object) => this.graph.exceptItself(object, source, target));
      }
    }
  }

  private path(position: number): string {
    const construct: IConstruct = this.tree.constructs[position];
    return construct.node.path || 'App';
  }

  private fail(cycle: readonly number[], cause = ''): never {
    const steps = cycle.filter((vertex) => this.graph.isConstruct(vertex));
    const causes = steps.flatMap((step, index) => {
      const pair = this.dependencies.causes.get(pairKey(step, steps[(index + 1) % steps.length]));
      return pair === undefined ? [] : [`${this.path(pair[0])} depends on ${this.path(pair[1])}`];
    });
    const why = [...causes, ...(cause === '' ? [] : [cause])].join(', ');
    throw new GitOpsError({
      where: this.path(steps[0]),
      what: `Dependency cycle: ${[...steps, steps[0]].map((step) => this.path(step)).join(' => ')}${why && ` (${why})`}`,
      fix: 'remove one of these dependencies',
    });
  }
}

function isArrayIndex(path: string): boolean {
  return /^(0|[1-9]\d*)$/.test(path) && Number(path) < 2 ** 32 - 1;
}
