import { type Problem } from '../../../core/error';
import { diffValues } from '../../../core/diff-values';
import { listed } from '../../../core/listed';
import { describeManifest, identityOf, type Manifest } from '../../../core/manifest';
import { type PlainMap } from '../../../core/plain';

/**
 * Finds what is different in two renders of one chart: a problem for each object, with its fields. Values are not shown,
 * since most of them are passwords.
 *
 * @param shown the chart's path in messages
 */
export function checkStable(first: readonly Manifest[], second: readonly Manifest[], shown: string): Problem[] {
  const [one, other] = [byIdentity(first), byIdentity(second)];
  const moving = [...one].flatMap(([identity, manifests]) => {
    const others = other.get(identity) ?? [];
    return manifests.flatMap((manifest, index) =>
      others[index] === undefined ? [appears(manifest, shown)] : compare(manifest, others[index], shown),
    );
  });
  const added = [...other].flatMap(([identity, manifests]) => manifests.slice(one.get(identity)?.length ?? 0));
  return [...moving, ...added.map((manifest) => appears(manifest, shown))];
}

function byIdentity(manifests: readonly Manifest[]): Map<string, Manifest[]> {
  const groups = new Map<string, Manifest[]>();
  for (const manifest of manifests) {
    const identity = JSON.stringify(identityOf(manifest));
    groups.set(identity, [...(groups.get(identity) ?? []), manifest]);
  }
  return groups;
}

function compare(one: Manifest, other: Manifest, shown: string): Problem[] {
  const fields = diffValues(one as PlainMap, other as PlainMap).map(({ path }) => path);
  if (fields.length === 0) {
    return [];
  }
  const name = JSON.stringify(one.metadata?.name);
  const rule = `{ kind: '${one.kind}', name: ${name}, fields: [${listed(fields.map((field) => `'${field}'`))}] }`;
  return [
    {
      rule: 'moving-field',
      what: `The chart ${shown} renders ${listed(fields)} of ${describeManifest(one)} differently each time`,
      fix: `set it with values or with a patch, or leave it out: stable: [${rule}]`,
    },
  ];
}

function appears(manifest: Manifest, shown: string): Problem {
  return {
    rule: 'moving-object',
    what: `The chart ${shown} renders ${describeManifest(manifest)} in one of two renders only: its name is different each time`,
    fix: 'set the name with values, or remove the object with a patch',
  };
}
