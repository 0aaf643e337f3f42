import { ApiObject, App as PlainApp, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import fc from 'fast-check';
import { orderTree } from '../../../lib/app/tree/order-tree';
import { walkTree } from '../../../lib/app/tree/tree';

const pod = (scope: Construct, id: string) => new ApiObject(scope, id, { apiVersion: 'v1', kind: 'Pod' });
const pathsInOrder = (app: PlainApp): string[][] => {
  const tree = walkTree(app);
  const order = orderTree(tree);
  const path = (position: number) => tree.constructs[position].node.path;
  return order.charts.map((chart) => [path(chart), ...order.objectsOf(chart).map(path)]);
};
const pathsInOrderOfCdk8s = (app: PlainApp): string[][] => {
  app.charts.forEach((chart) => void chart.toJson());
  const paths = app.charts.map((chart) => [
    chart.node.path,
    ...(chart.toJson() as { metadata: { annotations: { path: string } } }[]).map(
      (json) => json.metadata.annotations.path,
    ),
  ]);
  const all = app.node.findAll().filter((construct) => Chart.isChart(construct) || ApiObject.isApiObject(construct));
  if (paths.flat().length < all.length) {
    throw new Error('A cycle, which cdk8s leaves out of its output without a word');
  }
  return paths;
};

describe('the order of cdk8s', () => {
  type Step = readonly [kind: 'chart' | 'construct' | 'object', parent: number, id: number];
  const step: fc.Arbitrary<Step> = fc.tuple(fc.constantFrom('chart', 'construct', 'object'), fc.nat(), fc.nat(30));
  const edge = fc.tuple(fc.nat(), fc.nat());

  const build = (steps: readonly Step[], edges: readonly (readonly [number, number])[]): PlainApp => {
    const app = new PlainApp();
    const scopes: Construct[] = [app];
    const all: Construct[] = [];
    steps.forEach(([kind, parent, id], index) => {
      const scope = scopes[parent % scopes.length];
      const inChart = scope.node.scopes.some((each) => Chart.isChart(each));
      const name = id % 3 === 0 ? `${index}` : `c${id}-${index}`;
      const construct = kind === 'chart' || !inChart ? new Chart(scope, name) : add(kind, scope, name);
      if (!ApiObject.isApiObject(construct)) {
        scopes.push(construct);
      }
      all.push(construct);
    });
    edges.forEach(([from, to]) => all[from % all.length].node.addDependency(all[to % all.length]));
    return app;
  };
  const add = (kind: string, scope: Construct, name: string): Construct => {
    if (kind === 'construct') {
      return new Construct(scope, name);
    }
    const object = pod(scope, name);
    object.metadata.addAnnotation('path', object.node.path);
    return object;
  };
  const attempt = (order: () => string[][]): string[][] | 'a cycle' => {
    try {
      return order();
    } catch (error) {
      // Cdk8s does not find every cycle: it can run in an endless loop.
      expect((error as Error).message).toMatch(/[Cc]ycle|Maximum call stack/);
      return 'a cycle';
    }
  };

  test('is the same for all trees and dependencies that cdk8s can sort', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 14 }), fc.array(edge, { maxLength: 5 }), (steps, edges) => {
        fc.pre(edges.every(([from, to]) => from % steps.length !== to % steps.length));
        const ours = attempt(() => pathsInOrder(build(steps, edges)));
        const theirs = attempt(() => pathsInOrderOfCdk8s(build(steps, edges)));
        expect(ours).toEqual(theirs);
      }),
      { numRuns: 2000 },
    );
  });
});
