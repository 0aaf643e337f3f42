import { type Manifest, splitApiVersion } from '../core/manifest';

/**
 * Construct ids for the objects of a group: `name-kind-namespace`, as in Include of cdk8s. If an id is taken, the API
 * group is added. If that id is taken too, a number is added.
 *
 * @param taken ids that the group already has
 */
export function manifestIds(manifests: readonly Manifest[], taken: ReadonlySet<string> = new Set()): string[] {
  const used = new Set(taken);
  return manifests.map((manifest) => {
    const id = firstFree(candidates(manifest), used);
    used.add(id);
    return id;
  });
}

function* candidates({ apiVersion, kind, metadata }: Manifest): Generator<string> {
  const { name, generateName, namespace } = metadata ?? {};
  const own = name ?? generateName?.replace(/-$/, '') ?? 'object';
  const id = [own, kind.toLowerCase(), namespace].filter(Boolean).join('-').replaceAll('/', '--');
  yield id;
  const { group } = splitApiVersion(apiVersion);
  if (group !== '') {
    yield `${id}-${group}`;
  }
  for (let number = 2; ; number++) {
    yield `${id}-${number}`;
  }
}

function firstFree(ids: Iterable<string>, used: ReadonlySet<string>): string {
  for (const id of ids) {
    if (!used.has(id)) {
      return id;
    }
  }
  throw new Error('candidates never end');
}
