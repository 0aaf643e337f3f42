import { ApiObject } from 'cdk8s';
import { type IConstruct } from 'constructs';
import { withNoted } from '../../../api-objects/stand-ins/resolve-stand-in';
import { renderWritten } from '../../../api-objects/render-written';
import { switchesOf, withAllConstructs } from '../../../api-objects/stand-ins/switched-constructs';
import { type Finding, finding } from '../../../core/error';
import { packageOf } from './release-names';
import { type ValueSpec } from '../../../engines/helm-package/marks';

/** Values in charts that no package of the app takes. Nobody could choose them. */
export function checkUntakenValues(root: IConstruct): Finding[] {
  return withAllConstructs(() =>
    root.node
      .findAll()
      .filter((each): each is ApiObject => ApiObject.isApiObject(each) && packageOf(each) === undefined)
      .flatMap((object) => {
        const title = findValue(object);
        return title === undefined ? [] : [untaken(object, title)];
      }),
  );
}

function findValue(object: ApiObject): string | undefined {
  const [condition] = object.node.scopes.flatMap(switchesOf);
  let found = condition === undefined ? undefined : `helmIf of the value "${(condition.condition as ValueSpec).name}"`;
  withNoted(
    ({ title }) => (found ??= title),
    () => renderWritten(object),
  );
  return found;
}

function untaken(object: ApiObject, title: string): Finding {
  return finding({
    rule: 'value-without-package',
    where: object.node.path,
    what: `Cannot use ${title} in the chart ${object.chart.node.path}: no HelmPackage of the app takes this chart`,
    fix: `add the chart to charts of a HelmPackage, or use a plain value`,
  });
}
