import { type Problem } from '../../error';
import { findInfinite } from './find-infinite';
import { findTabbed } from './find-tabbed';

/** What keeps kustomize from turning an object that was read from YAML into JSON; undefined if nothing does. */
export function findObstacle(object: object): Problem | undefined {
  const infinite = findInfinite(object);
  if (infinite !== undefined) {
    const what = `${infinite} is infinite or not a number, which JSON does not have`;
    return { what, fix: 'write a number, or quote the text' };
  }
  const tabbed = findTabbed(object);
  if (tabbed !== undefined) {
    const what = `${tabbed} is written as a block that begins with a tab, which kustomize cannot read again`;
    return { what, fix: 'begin the text with another character' };
  }
  return undefined;
}
