import { type ApiObject, type Chart } from 'cdk8s';
import { type IConstruct } from 'constructs';
import { orderTree } from './order-tree';
import { type Tree, walkTree } from './tree';
import { validateTree } from './validate-tree';

/** A chart and its own objects, in the order in which they are written. */
export interface PlannedChart {
  readonly chart: Chart;
  readonly objects: readonly ApiObject[];
}

/** A valid app, with its charts in the order in which they are written. */
export interface AppPlan {
  readonly tree: Tree;
  readonly charts: readonly PlannedChart[];
  /** Whether charts depend on each other. */
  readonly numbered: boolean;
}

/** Walks an app's tree, validates it and sorts it. */
export function planApp(app: IConstruct): AppPlan {
  const tree = validTree(app);
  const order = orderTree(tree);
  const charts = order.charts.map((position) => ({
    chart: tree.constructs[position] as Chart,
    objects: order.objectsOf(position).map((object) => tree.constructs[object] as ApiObject),
  }));
  return { tree, charts, numbered: order.numbered };
}

/**
 * Walks an app's tree and validates it. When a construct is validated, it may remove an object that turns out to be in
 * the tree already, such as a Namespace. Then the tree is walked again.
 */
function validTree(app: IConstruct): Tree {
  const tree = walkTree(app);
  validateTree(tree);
  const isGone = ({ node }: IConstruct): boolean => node.scope?.node.tryFindChild(node.id)?.node !== node;
  return tree.constructs.some((construct) => construct !== app && isGone(construct)) ? walkTree(app) : tree;
}
