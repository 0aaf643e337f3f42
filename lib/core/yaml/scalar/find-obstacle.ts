import { type Problem } from '../../error';
import { findInfinite } from './find-infinite';
import { findTabbed, findTabbedData } from './find-tabbed';

/** What keeps kustomize from turning an object that was read from YAML into JSON; undefined if nothing does. */
export function findObstacle(object: object): Problem | undefined {
  const infinite = findInfinite(object);
  if (infinite !== undefined) {
    const what = `${infinite} is infinite or not a number, which JSON does not have`;
    return { what, fix: 'write a number, or quote the text' };
  }
  return tabbedProblem(findTabbed(object));
}

/** What keeps kustomize from reading the result of a JSON patch again; undefined if nothing does. */
export function findObstacleInData(object: object): Problem | undefined {
  return tabbedProblem(findTabbedData(object));
}

function tabbedProblem(path: string | undefined): Problem | undefined {
  const what = `${path} is written as a block that begins with a tab, which kustomize cannot read again`;
  return path === undefined ? undefined : { what, fix: 'begin the text with another character' };
}
