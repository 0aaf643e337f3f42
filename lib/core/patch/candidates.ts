import { describeManifest, type Manifest } from '../manifest';
import { nearest } from '../check/nearest';

const mostListed = 10;

/** The existing objects, for the fix of a miss: the nearest name first, then objects of the same kind. */
export function listCandidates(wanted: string, manifests: readonly Manifest[]): string {
  const names = [...new Set(manifests.map(describeManifest))];
  if (names.length === 0) {
    return 'add the object first: there are no objects at all';
  }
  const closest = nearest(wanted, names);
  const kind = `${wanted.split('/')[0]}/`;
  const rank = (name: string): number => (name === closest ? 0 : name.startsWith(kind) ? 1 : 2);
  const ranked = names.sort((one, other) => rank(one) - rank(other));
  const more = ranked.length > mostListed ? ` and ${ranked.length - mostListed} more` : '';
  return names.length === 1
    ? `use ${names[0]}, the only object`
    : `use one of ${ranked.slice(0, mostListed).join(', ')}${more}`;
}
