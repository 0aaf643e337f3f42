import { listedChoices } from '../listed';
import { nearest } from './nearest';

/**
 * The fix for a name that does not exist: `use one of a, b, c and 4 more`. The nearest name comes first, then the names
 * with the same part before a `/`, such as objects of the same kind.
 *
 * @param otherwise the fix if there are no names
 */
export function useOneOf(wanted: string, names: readonly string[], otherwise: string): string {
  const there = [...new Set(names)];
  if (there.length === 0) {
    return otherwise;
  }
  const closest = nearest(wanted, there);
  const group = `${wanted.split('/')[0]}/`;
  const rank = (name: string): number => (name === closest ? 0 : name.startsWith(group) ? 1 : 2);
  return `use ${listedChoices(there.sort((one, other) => rank(one) - rank(other)))}`;
}
