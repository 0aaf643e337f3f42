import { isPlainMap, type PlainMap } from '../../../core/plain';
import { textAt } from '../../../core/yaml/scalar/scalar-field';
import { selectsGvk, type GroupVersionKind } from '../field/field-spec';
import { type KustomizeResource } from '../resource/resource';
import { clusterScope, describeId, effectiveNamespace } from '../resource/resource-id';
import { FieldSpecProblem } from '../field/visit-field';

/** The renamed objects, by the names that they had. */
export class ReferralIndex {
  private readonly byOldName = new Map<string, KustomizeResource[]>();
  private readonly namespaces = new Map<KustomizeResource, { readonly now: string; readonly first: string }>();
  /** For each namespace that objects had at first: the namespaces that they have now. */
  private readonly nowByFirst = new Map<string, Set<string>>();
  private readonly rawByFirst = new Map<string, Set<string>>();

  constructor(resources: readonly KustomizeResource[]) {
    for (const resource of resources) {
      demandSubjectNamespaces(resource);
      const now = resource.effectiveNamespace;
      const first = resource.hasPreviousIds ? effectiveNamespace(resource.originalId()) : now;
      this.namespaces.set(resource, { now, first });
      addTo(this.nowByFirst, first, now);
      addTo(this.rawByFirst, first, resource.namespace);
      for (const name of new Set(resource.previousNames)) {
        const named = this.byOldName.get(name);
        if (named === undefined) {
          this.byOldName.set(name, [resource]);
        } else {
          named.push(resource);
        }
      }
    }
  }

  /**
   * The objects that a name in another object may mean. If there are several, only the most likely ones.
   *
   * @param namespace as written beside the name; undefined if none is written
   * @param kinds kinds that the object must have had; it has to match all of them
   */
  public find(
    referrer: KustomizeResource,
    name: string,
    namespace: string | undefined,
    kinds: readonly Partial<GroupVersionKind>[],
  ): readonly KustomizeResource[] {
    const named = this.byOldName.get(name);
    if (named === undefined) {
      return [];
    }
    const own = this.namespaceOf(referrer);
    const bound = boundNamespaces(referrer);
    const candidates = named.filter(
      (resource) =>
        this.isVisible(resource, own, bound) &&
        (namespace === undefined || this.isIn(resource, namespace, own, bound)) &&
        kinds.every((kind) => resource.previousIds.some((id) => selectsGvk(kind, id))) &&
        this.isReachable(resource, own),
    );
    return candidates.length === 1 ? candidates : byAffixes(candidates, referrer);
  }

  private namespaceOf(resource: KustomizeResource): string {
    return this.namespaces.get(resource)?.now ?? '';
  }

  /**
   * Whether the referrer can mean an object. A cluster-scoped referrer can mean all objects. Others can mean objects in
   * their own namespace, cluster-scoped ones and, in a role binding, objects in the namespace of a subject.
   */
  private isVisible(resource: KustomizeResource, own: string, bound: ReadonlySet<string>): boolean {
    const now = this.namespaceOf(resource);
    return own === clusterScope || now === clusterScope || now === own || bound.has(resource.namespace);
  }

  /**
   * Whether an object is in the namespace that is written beside its name. Its first namespace counts if any visible
   * object was there at first, else its current one.
   */
  private isIn(resource: KustomizeResource, namespace: string, own: string, bound: ReadonlySet<string>): boolean {
    if (namespace === clusterScope) {
      return false;
    }
    const { now, first } = this.namespaces.get(resource) ?? { now: '', first: '' };
    return (this.anyVisibleWasIn(namespace, own, bound) ? first : now) === namespace;
  }

  private anyVisibleWasIn(namespace: string, own: string, bound: ReadonlySet<string>): boolean {
    const now = this.nowByFirst.get(namespace);
    if (now === undefined) {
      return false;
    }
    const raw = this.rawByFirst.get(namespace) ?? new Set();
    return own === clusterScope || now.has(clusterScope) || now.has(own) || [...bound].some((name) => raw.has(name));
  }

  private isReachable(resource: KustomizeResource, own: string): boolean {
    const now = this.namespaceOf(resource);
    return own === clusterScope || now === clusterScope || resource.kind === 'ServiceAccount' || now === own;
  }
}

function addTo(map: Map<string, Set<string>>, key: string, value: string): void {
  const set = map.get(key);
  if (set === undefined) {
    map.set(key, new Set([value]));
  } else {
    set.add(value);
  }
}

const none: ReadonlySet<string> = new Set();

/** The service accounts among a role binding's subjects that have a namespace. */
function boundAccounts({ kind, object }: KustomizeResource): readonly PlainMap[] {
  return kind === 'RoleBinding' && Array.isArray(object.subjects)
    ? object.subjects.filter(
        (subject): subject is PlainMap =>
          isPlainMap(subject) && subject.kind === 'ServiceAccount' && 'namespace' in subject,
      )
    : [];
}

/** The namespaces of the service accounts that a role binding binds. */
function boundNamespaces(referrer: KustomizeResource): ReadonlySet<string> {
  return referrer.kind === 'RoleBinding'
    ? new Set(boundAccounts(referrer).map((account) => textAt(account, 'namespace')))
    : none;
}

/** kustomize does not accept a service account whose namespace is there but is not text. */
function demandSubjectNamespaces(resource: KustomizeResource): void {
  const blank = boundAccounts(resource).some((account) => typeof account.namespace !== 'string');
  if (blank) {
    throw new FieldSpecProblem({
      what: `Cannot follow the subjects of ${describeId(resource.currentId())}: a ServiceAccount has a blank namespace`,
      fix: 'write the namespace, or leave the field out',
    });
  }
}

/** The candidates from the same overlays as the referrer: their prefixes and suffixes end like its own. */
function byAffixes(
  candidates: readonly KustomizeResource[],
  referrer: KustomizeResource,
): readonly KustomizeResource[] {
  const alike = candidates.filter((resource) => endAlike(resource, referrer, true));
  return alike.length > 1 ? alike.filter((resource) => endAlike(resource, referrer, false)) : alike;
}

function endAlike(left: KustomizeResource, right: KustomizeResource, allowEmpty: boolean): boolean {
  return sameEnding(left.prefixes, right.prefixes, allowEmpty) && sameEnding(left.suffixes, right.suffixes, allowEmpty);
}

function sameEnding(left: readonly string[], right: readonly string[], allowEmpty: boolean): boolean {
  const [short, long] = left.length > right.length ? [right, left] : [left, right];
  if (short.length === 0) {
    return allowEmpty || long.length === 0;
  }
  const offset = long.length - short.length;
  return short.every((text, index) => text === long[index + offset]);
}

/** Candidates as messages show them. */
export function describeReferrals(resources: readonly KustomizeResource[]): string {
  return resources.map((resource) => describeId(resource.currentId())).join(' or ');
}
