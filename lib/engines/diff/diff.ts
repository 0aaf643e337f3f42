import { demandShape } from '../../core/check/check-shape';
import { type Shape } from '../../core/check/shape';
import { anything, callback, object } from '../../core/check/shapes';
import { demandManifests } from '../../kubernetes/demand-manifests';
import { detach } from '../../core/detach';
import { type Manifest } from '../../core/manifest';
import { describeChange } from './changes/describe-change';
import { customSchemas } from './changes/custom-schemas';
import { objectTypes } from './changes/object-types';
import { pairObjects } from './pairing/pair-objects';
import { sidesByTarget } from './pairing/sides-by-target';
import { type DiffResult, type ObjectAction, type ObjectChange } from './result/diff-result';

/** Options of `diff`. */
export interface DiffOptions {
  /**
   * CustomResourceDefinitions that are not among the manifests. They tell by which keys the lists of custom resources
   * are compared, and which of their fields cannot be changed.
   *
   * @default - only those among the manifests
   */
  readonly crds?: readonly Manifest[];
  /**
   * The target that an object is for, if the manifests are for several clusters. Objects of one target are compared only
   * with each other, and `target` of a change names it.
   *
   * @default - all are for one cluster
   */
  readonly targetOf?: (manifest: Manifest) => string | undefined;
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
export function diff(before: readonly Manifest[], after: readonly Manifest[], options: DiffOptions = {}): DiffResult {
  demandShape('diff', options, optionsShape(), 'the options');
  const { crds = [], targetOf = () => undefined } = options;
  Object.entries({ before, after, crds }).forEach(([name, manifests]) => demandManifests('diff', manifests, name));
  const kinds = {
    typeOf: objectTypes([...before, ...after, ...crds]),
    schemaOf: customSchemas([...before, ...crds, ...after]),
  };
  const changes = sidesByTarget(before, after, targetOf)
    .flatMap(({ target, old, current }) =>
      pairObjects(detach(old), detach(current)).flatMap((pair) => describeChange(pair, kinds, target) ?? []),
    )
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

const optionsShape = (): Shape<DiffOptions> => object<DiffOptions>({ crds: anything, targetOf: callback });

function sortKey({ object, target = '' }: ObjectChange): string {
  return [target, object.namespace, object.kind, object.name, object.apiVersion].join('\n');
}
