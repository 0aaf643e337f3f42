import { type ApiObject } from 'cdk8s';
import { isPlainMap } from '../../core/plain';

/**
 * Runs a rendering of an object, and takes back what it added to lists of the `scheduling` of cdk8s-plus: its workloads
 * with `spread: true` add two terms each time that they are rendered, in every version of cdk8s-plus-27. Without that
 * field nothing is taken back.
 */
export function keepScheduling<T>(object: ApiObject, render: () => T): T {
  const lists = schedulingLists(object);
  const lengths = lists.map(({ length }) => length);
  try {
    return render();
  } finally {
    lists.forEach((list, index) => list.splice(lengths[index] ?? 0));
  }
}

function schedulingLists(object: ApiObject): unknown[][] {
  const { scheduling } = (object.node.scope ?? {}) as { readonly scheduling?: unknown };
  const isOwnClass = typeof scheduling === 'object' && scheduling !== null && !isPlainMap(scheduling);
  return isOwnClass ? Object.values(scheduling).filter((value): value is unknown[] => Array.isArray(value)) : [];
}
