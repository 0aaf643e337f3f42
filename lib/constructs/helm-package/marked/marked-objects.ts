import { ApiObject, Chart } from 'cdk8s';
import { type IConstruct } from 'constructs';
import { hasOwnChartToJson } from '../../../api-objects/cdk8s-internals/own-methods';
import { switchesOf, withAllConstructs } from '../../../api-objects/stand-ins/switched-constructs';
import { demandNoFindings, finding, GitOpsError } from '../../../core/error';
import { type MarkedObject, type ValueSpec } from '../../../engines/helm-package/marks';
import { markedObject } from './marked-object';
import { lostValuesOf } from '../../../api-objects/stand-ins/lost-values';
import { listed } from '../../../core/listed';

/**
 * The objects of charts, and of the charts inside of them, with marks in the place of their values, in
 * the order of the tree. Objects that are switched off by default are among them.
 *
 * @throws if a value does not arrive in its object, or if something is invalid in a construct that is switched off by
 *   default, which a plain synth does not look at
 */
export function markedObjects(charts: readonly Chart[]): MarkedObject[] {
  return withAllConstructs(() => objectsOf(charts));
}

function objectsOf(charts: readonly Chart[]): MarkedObject[] {
  const constructs = new Set(charts.flatMap((chart) => chart.node.findAll()));
  [...constructs].forEach(demandReadable);
  const off = [...constructs].filter((construct) => switchedBy(construct).some((spec) => spec.default !== true));
  demandValid(off);
  return [...constructs]
    .filter((construct): construct is ApiObject => ApiObject.isApiObject(construct))
    .map((object) => markedObject(object, switchedBy(object)));
}

/** The conditions of a construct and of all constructs above it, each once. */
function switchedBy(construct: IConstruct): ValueSpec[] {
  const all = construct.node.scopes.flatMap((scope) =>
    switchesOf(scope).map(({ condition }) => condition as ValueSpec),
  );
  return all.filter((spec, index) => all.findIndex(({ name }) => name === spec.name) === index);
}

function demandValid(constructs: readonly IConstruct[]): void {
  const messages = constructs.flatMap(({ node }) => node.validate().map((message) => ({ path: node.path, message })));
  demandNoFindings(
    messages.map(({ path, message }) => {
      const [what, fix = 'see above'] = message.split('\n  Fix: ');
      return finding({ where: path, what, fix });
    }),
  );
}

function demandReadable(construct: IConstruct): void {
  const lost = lostValuesOf(construct);
  if (lost.length > 0) {
    const what = `Cannot take this into a package: it is made of the defaults of ${listed(lost)}`;
    throw new GitOpsError({ where: construct.node.path, what, fix: 'use plain values in what it is made of' });
  }
  if (Chart.isChart(construct) && hasOwnChartToJson(construct)) {
    const what = 'Cannot take this chart into a package: it has its own toJson, which makes its objects';
    throw new GitOpsError({ where: construct.node.path, what, fix: 'make the objects as constructs' });
  }
}
