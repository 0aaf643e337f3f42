import { ApiObject, Chart } from 'cdk8s';
import { type IConstruct } from 'constructs';

/** No chart stands above a construct. */
export const NO_CHART = -1;

/**
 * All constructs of an app in the order of a walk from the top, with what synth asks about them again and again.
 * A construct is its position in that order, so that everything below it is one stretch of positions.
 */
export interface Tree {
  readonly constructs: readonly IConstruct[];
  /** Position of the construct right above; of the root, its own. */
  readonly parents: readonly number[];
  /** Position behind the last construct below each construct. */
  readonly ends: readonly number[];
  /** Position of the nearest chart of each construct, itself included; `NO_CHART` where there is none. */
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
  visit(root, 0, NO_CHART);
  return { constructs, parents, ends, chartOf, charts, objects };
}

/** Whether one position is the other, or stands below it. */
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

/** Where in an ascending list the first number stands that is no less than `value`. */
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
