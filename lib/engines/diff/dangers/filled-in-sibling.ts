import { findMap } from '../../../core/plain';
import { type KeptObject, type RuleFinding } from './danger-rule';

/** The field of a workload with the way in which its Pods are replaced, and what the API server fills in there. */
const strategies: Readonly<
  Record<string, { readonly field: string; readonly type: string; readonly filled: readonly string[] }>
> = {
  Deployment: { field: 'strategy', type: 'Recreate', filled: ['maxSurge', 'maxUnavailable'] },
  DaemonSet: { field: 'updateStrategy', type: 'OnDelete', filled: ['maxSurge', 'maxUnavailable'] },
  StatefulSet: { field: 'updateStrategy', type: 'OnDelete', filled: ['partition'] },
};

/**
 * The API server fills in `rollingUpdate`, and a server-side apply does not take it out again. With another type, the
 * object is then refused.
 */
export function filledInDangers({ before, after }: KeptObject): RuleFinding[] {
  const strategy = Object.hasOwn(strategies, after.kind) ? strategies[after.kind] : undefined;
  if (strategy === undefined || !after.apiVersion.startsWith('apps/')) {
    return [];
  }
  const [old, current] = [before, after].map((object) => findMap(object, ['spec', strategy.field]) ?? {});
  const owned = findMap(old, ['rollingUpdate']);
  const isFilledIn = !strategy.filled.every((field) => owned?.[field] !== undefined);
  const isSwitched = current.type === strategy.type && old.type !== strategy.type;
  const path = `spec.${strategy.field}`;
  return isSwitched && isFilledIn && current.rollingUpdate !== null
    ? [
        {
          path: `${path}.type`,
          what: `The API server refuses ${strategy.type}, because it has filled in ${path}.rollingUpdate`,
          fix: `set rollingUpdate: null in ${path}`,
        },
      ]
    : [];
}
