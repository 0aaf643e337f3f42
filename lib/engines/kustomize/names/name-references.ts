import { isPlainMap, type PlainMap } from '../../../core/plain';
import { overwriteScalar, textAt } from '../../../core/yaml/scalar/scalar-field';
import { type GroupVersionKind } from '../field/field-spec';
import { describeReferrals, ReferralIndex } from './referral-index';
import { referenceTrees, walkReferences } from './reference-tree';
import { type KustomizeResource } from '../resource/resource';
import { type NameReference } from '../field/transformer-config';
import { FieldSpecProblem, type Holder } from '../field/visit-field';
import { withName } from '../field/visit-resource';

/**
 * Updates every reference to an object that was renamed: the name, and the namespace beside it.
 *
 * @throws if a name may mean several objects that now have different names
 */
export function fixNameReferences(resources: readonly KustomizeResource[], references: readonly NameReference[]): void {
  // Without any new name there is nothing to update, but as in kustomize, the fields are followed and checked.
  const index = new ReferralIndex(resources);
  const trees = referenceTrees(references);
  for (const referrer of resources) {
    try {
      walkReferences(referrer.object, trees(referrer.originalGvk), ({ target, path }, holder, key) =>
        fixField({ index, referrer, target, path }, holder, key),
      );
    } catch (error) {
      throw withName(referrer, error);
    }
  }
}

interface Reference {
  readonly index: ReferralIndex;
  readonly referrer: KustomizeResource;
  readonly target: Partial<GroupVersionKind>;
  readonly path: string;
}

/** Updates a field. It contains a name, a map with a name, or a list of these. */
function fixField(reference: Reference, holder: Holder, key: string | number): void {
  const value = holder[key];
  if (Array.isArray(value)) {
    value.forEach((_, index) => fixEntry(reference, value as unknown as Holder, index));
  } else {
    fixEntry(reference, holder, key);
  }
}

function fixEntry(reference: Reference, holder: Holder, key: string | number): void {
  const value = holder[key];
  if (isPlainMap(value)) {
    fixMap(reference, value);
  } else if (Array.isArray(value)) {
    throw new FieldSpecProblem({
      what: `Cannot follow the name reference ${reference.path}: there is a list inside a list`,
      fix: 'correct the object, or the nameReference with this path',
    });
  } else if (value !== null && value !== undefined) {
    const name = textAt(holder, key);
    const referral = choose(reference, name, undefined);
    if (referral !== undefined && referral.name !== name) {
      overwriteScalar(holder, key, referral.name);
    }
  }
}

function fixMap(reference: Reference, map: PlainMap): void {
  if (!('name' in map)) {
    throw new FieldSpecProblem({
      what: `Cannot follow the name reference ${reference.path}: the map at this path has no name`,
      fix: 'correct the object, or the nameReference with this path',
    });
  }
  const name = textAt(map, 'name');
  const namespace = 'namespace' in map ? textAt(map, 'namespace') : undefined;
  const referral = choose(reference, name, { namespace });
  if (referral === undefined || (referral.name === name && referral.namespace === '')) {
    return;
  }
  overwriteScalar(map, 'name', referral.name);
  if (referral.namespace !== '') {
    overwriteScalar(map, 'namespace', referral.namespace);
  }
}

/** The object that a name means; undefined if it means none. */
function choose(
  { index, referrer, target, path }: Reference,
  name: string,
  map: { readonly namespace: string | undefined } | undefined,
): KustomizeResource | undefined {
  const roleRef = path.endsWith('roleRef/name') ? roleRefKind(referrer.object) : undefined;
  const candidates = index.find(referrer, name, map?.namespace, [target, ...(roleRef === undefined ? [] : [roleRef])]);
  if (candidates.length <= 1) {
    return candidates[0];
  }
  const [first, ...others] = candidates;
  const isSame = (other: KustomizeResource): boolean =>
    other.name === first.name && (map === undefined || other.namespace === first.namespace);
  if (!others.every(isSame)) {
    throw new FieldSpecProblem({
      what: `Cannot follow the name ${name} in ${path}: it may mean ${describeReferrals(candidates)}`,
      fix: 'give the objects different names or different prefixes in their bases',
    });
  }
  return first;
}

/** The group and kind beside the name of a binding's role. */
function roleRefKind(binding: PlainMap): Partial<GroupVersionKind> | undefined {
  const { roleRef } = binding;
  if (!isPlainMap(roleRef) || typeof roleRef.apiGroup !== 'string' || typeof roleRef.kind !== 'string') {
    return undefined;
  }
  return { group: roleRef.apiGroup, kind: roleRef.kind };
}
