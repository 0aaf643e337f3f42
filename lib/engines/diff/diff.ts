import { detach } from '../../core/detach';
import { type Manifest } from '../../core/manifest';
import { describeChange } from './changes/describe-change';
import { objectTypes } from './changes/object-types';
import { pairObjects } from './pairing/pair-objects';
import { type DiffResult, type ObjectAction, type ObjectChange } from './result/diff-result';

/** Options of `diff`. */
export interface DiffOptions {
  /**
   * CustomResourceDefinitions that are not among the manifests. They tell by which keys the lists of custom resources
   * are compared.
   *
   * @default - only those among the manifests
   */
  readonly crds?: readonly Manifest[];
}

/**
 * How two sets of manifests are different, as the API server sees it. The order of objects and fields is not a
 * difference, lists with keys such as containers are compared by these, and a new version of a group is a change of
 * `apiVersion`. An object with another name is renamed if at least 70 % of it is equal, or if only the hash in its name
 * is another one.
 *
 * No value of a Secret is in the result: they are `(changed)`.
 *
 * @param before as parsed or synthesized; nothing is changed in them
 * @example
 * ```ts
 * import { diff, parseManifests } from 'cdk8s-gitops';
 *
 * const settings = (color: string) =>
 *   parseManifests(`{ apiVersion: v1, kind: ConfigMap, metadata: { name: settings }, data: { color: ${color} } }`);
 *
 * const { changes, summary } = diff(settings('blue'), settings('green'));
 * summary.changed; // => 1
 * changes[0]?.fields; // => [{ path: 'data.color', before: 'blue', after: 'green' }]
 * ```
 */
export function diff(
  before: readonly Manifest[],
  after: readonly Manifest[],
  { crds = [] }: DiffOptions = {},
): DiffResult {
  const typeOf = objectTypes([...before, ...after, ...crds]);
  const changes = pairObjects(detach([...before]), detach([...after]))
    .flatMap((pair) => describeChange(pair, typeOf) ?? [])
    .sort((one, other) => (sortKey(one) < sortKey(other) ? -1 : 1));
  const countOf = (action: ObjectAction): number => changes.filter((change) => change.action === action).length;
  return {
    changes,
    summary: {
      added: countOf('added'),
      removed: countOf('removed'),
      changed: countOf('changed'),
      renamed: countOf('renamed'),
      dangers: changes.reduce((sum, { dangers }) => sum + dangers.length, 0),
    },
  };
}

function sortKey({ object }: ObjectChange): string {
  return [object.namespace, object.kind, object.name, object.apiVersion].join('\n');
}
