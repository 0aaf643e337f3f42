import { isPlainMap, type PlainMap } from '../../../core/plain';
import { selectsGvk, type GroupVersionKind } from '../field/field-spec';
import { scalarText, type KustomizeResource } from '../resource/resource';
import { CLUSTER_SCOPE, describeId, effectiveNamespace } from '../resource/resource-id';
import { FieldSpecProblem } from '../field/visit-field';

/** The objects that were renamed, by the names that they had. */
export class ReferralIndex {
  private readonly byOldName = new Map<string, KustomizeResource[]>();
  private readonly namespaces = new Map<KustomizeResource, { readonly now: string; readonly first: string }>();
  /** For each namespace that objects had at first: those in which they are now. */
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

  /** Whether nothing was renamed. */
  public get isEmpty(): boolean {
    return this.byOldName.size === 0;
  }

  /**
   * The objects that a name in another object may mean, the likeliest only.
   *
   * @param namespace as written beside the name, undefined where none is
   * @param kinds what the object must have been; each has to fit
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

  /** An object can mean one of its own namespace, one of none, or one in the namespace of a role binding's subject. */
  private isVisible(resource: KustomizeResource, own: string, bound: ReadonlySet<string>): boolean {
    const now = this.namespaceOf(resource);
    return own === CLUSTER_SCOPE || now === CLUSTER_SCOPE || now === own || bound.has(resource.namespace);
  }

  /** Whether an object is in a namespace that is written beside its name: at first, or now if none was there at first. */
  private isIn(resource: KustomizeResource, namespace: string, own: string, bound: ReadonlySet<string>): boolean {
    if (namespace === CLUSTER_SCOPE) {
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
    return own === CLUSTER_SCOPE || now.has(CLUSTER_SCOPE) || now.has(own) || [...bound].some((name) => raw.has(name));
  }

  private isReachable(resource: KustomizeResource, own: string): boolean {
    const now = this.namespaceOf(resource);
    return own === CLUSTER_SCOPE || now === CLUSTER_SCOPE || resource.kind === 'ServiceAccount' || now === own;
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

const NONE: ReadonlySet<string> = new Set();

/** The service accounts of a role binding's subjects that say a namespace. */
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
    ? new Set(boundAccounts(referrer).map(({ namespace }) => scalarText(namespace)))
    : NONE;
}

/** kustomize refuses a service account whose namespace is there but no text. */
function demandSubjectNamespaces(resource: KustomizeResource): void {
  const blank = boundAccounts(resource).some((account) => typeof account.namespace !== 'string');
  if (blank) {
    throw new FieldSpecProblem({
      what: `Cannot follow the subjects of ${describeId(resource.currentId())}: a ServiceAccount has a blank namespace`,
      fix: 'write the namespace, or leave the field out',
    });
  }
}

/** Of several candidates, those that went the referrer's way: their prefixes and suffixes end as its own do. */
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

/** Candidates as messages list them. */
export function describeReferrals(resources: readonly KustomizeResource[]): string {
  return resources.map((resource) => describeId(resource.currentId())).join(' or ');
}
