import { ApiObject, Chart } from 'cdk8s';
import { type IConstruct } from 'constructs';

/** In `chartOf`: the construct has no chart above it. */
export const noChart = -1;

/**
 * All constructs of an app, in the order of a walk from the top, with what synth needs to know about them often.
 * A construct is given by its position in that order. So everything below a construct is one range of positions.
 */
export interface Tree {
  readonly constructs: readonly IConstruct[];
  /** Position of the construct directly above; for the root, its own position. */
  readonly parents: readonly number[];
  /** For each construct, the position after the last construct below it. */
  readonly ends: readonly number[];
  /** Position of the nearest chart of each construct, itself included; `noChart` if there is none. */
  readonly chartOf: readonly number[];
  readonly charts: readonly number[];
  /** Positions of the API objects, in ascending order. */
  readonly objects: readonly number[];
}

/** Walks the tree below a construct once. */
export function walkTree(root: IConstruct): Tree {
  const constructs: IConstruct[] = [];
  const parents: number[] = [];
  const ends: number[] = [];
  const chartOf: number[] = [];
  const charts: number[] = [];
  const objects: number[] = [];
  const visit = (construct: IConstruct, parent: number, above: number): void => {
    const position = constructs.push(construct) - 1;
    const isChart = Chart.isChart(construct);
    const chart = isChart ? position : above;
    parents.push(parent);
    chartOf.push(chart);
    if (isChart) {
      charts.push(position);
    } else if (ApiObject.isApiObject(construct)) {
      objects.push(position);
    }
    for (const child of construct.node.children) {
      visit(child, position, chart);
    }
    ends[position] = constructs.length;
  };
  visit(root, 0, noChart);
  return { constructs, parents, ends, chartOf, charts, objects };
}

/** Whether the position `inner` is `outer` or is below it. */
export function isWithin(tree: Tree, inner: number, outer: number): boolean {
  return inner >= outer && inner < tree.ends[outer];
}

/** The API objects below a construct, itself included, that belong to the construct's own chart. */
export function ownObjects(tree: Tree, position: number): number[] {
  const found: number[] = [];
  const end = tree.ends[position];
  for (let i = firstAtLeast(tree.objects, position); i < tree.objects.length && tree.objects[i] < end; i++) {
    const object = tree.objects[i];
    if (tree.chartOf[object] === tree.chartOf[position]) {
      found.push(object);
    }
  }
  return found;
}

/** The index of the first number in an ascending list that is `value` or greater. */
export function firstAtLeast(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle] < value) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
