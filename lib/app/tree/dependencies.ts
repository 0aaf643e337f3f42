import { Chart } from 'cdk8s';
import { type IConstruct } from 'constructs';
import { GitOpsError } from '../../core/error';
import { noChart, type Tree } from './tree';

/** What depends on what, after the rules of cdk8s are applied to the dependencies that the user added. */
export interface Dependencies {
  /** For each position: what the construct depends on, each once, in the order of cdk8s. */
  readonly targets: ReadonlyMap<number, readonly number[]>;
  /** Positions that have targets, in ascending order. */
  readonly sources: readonly number[];
  /** Whether a chart depends on another chart. The names of their files then start with a number. */
  readonly betweenCharts: boolean;
  /** For each pair of a chart and a chart that it depends on: the dependency between constructs that causes it. */
  readonly causes: ReadonlyMap<string, readonly [source: number, target: number]>;
}

/** A dependency as one text, for use as a key of maps and sets. */
export function pairKey(source: number, target: number): string {
  return `${source}>${target}`;
}

/**
 * Collects the dependencies of a tree: first the ones that the user added, then those of a chart on the charts directly
 * below it, then those between charts that follow from their constructs.
 */
export function collectDependencies(tree: Tree): Dependencies {
  const collector = new Collector(tree);
  collector.addSaid();
  collector.addNestedCharts();
  collector.addBetweenCharts();
  return collector.result();
}

class Collector {
  private readonly targets = new Map<number, Set<number>>();
  private readonly causes = new Map<string, readonly [number, number]>();
  private readonly outside: [source: number, target: IConstruct][] = [];
  private betweenCharts = false;

  constructor(private readonly tree: Tree) {}

  public addSaid(): void {
    let positions: Map<IConstruct, number> | undefined;
    this.tree.constructs.forEach((construct, source) => {
      for (const target of construct.node.dependencies) {
        positions ??= new Map(this.tree.constructs.map((each, position) => [each, position]));
        const position = positions.get(target);
        if (position === undefined) {
          this.outside.push([source, target]);
        } else {
          this.add(source, position);
        }
      }
    });
  }

  public addNestedCharts(): void {
    for (const chart of this.tree.charts) {
      const parent = this.tree.parents[chart];
      if (parent !== chart && this.tree.chartOf[parent] === parent) {
        this.betweenCharts = true;
        this.add(parent, chart);
      }
    }
  }

  public addBetweenCharts(): void {
    const declared = this.sources().flatMap((source) =>
      [...(this.targets.get(source) ?? [])].map((to) => [source, to]),
    );
    for (const [source, target] of declared) {
      const [from, to] = [this.chartOf(source), this.chartOf(target)];
      if (from !== to) {
        this.betweenCharts = true;
        if (from !== source || to !== target) {
          this.causes.set(pairKey(from, to), this.causes.get(pairKey(from, to)) ?? [source, target]);
        }
        this.add(from, to);
      }
    }
    this.betweenCharts ||= this.outside.some(
      ([source, target]) => this.tree.constructs[this.chartOf(source)] !== Chart.of(target),
    );
  }

  public result(): Dependencies {
    const { betweenCharts, causes } = this;
    const targets = new Map([...this.targets].map(([source, set]) => [source, [...set]]));
    return { targets, sources: this.sources(), betweenCharts, causes };
  }

  private sources(): number[] {
    return [...this.targets.keys()].sort((one, other) => one - other);
  }

  private add(source: number, target: number): void {
    const targets = this.targets.get(source);
    if (targets === undefined) {
      this.targets.set(source, new Set([target]));
    } else {
      targets.add(target);
    }
  }

  private chartOf(position: number): number {
    const chart = this.tree.chartOf[position];
    if (chart === noChart) {
      throw new GitOpsError({
        where: this.tree.constructs[position].node.path || 'App',
        what: 'Cannot order by a dependency of a construct that is not in a chart',
        fix: 'let charts, or constructs inside of charts, depend on each other',
      });
    }
    return chart;
  }
}
