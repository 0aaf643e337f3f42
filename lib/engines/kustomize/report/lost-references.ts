import { type Finding, finding, type Problem } from '../../../core/error';
import { isPlainMap } from '../../../core/plain';
import { textAt } from '../../../core/yaml/scalar/scalar-field';
import { type GroupVersionKind, selectsGvk } from '../field/field-spec';
import { type Holder } from '../field/visit-field';
import { referenceTrees, walkReferences } from '../names/reference-tree';
import { type KustomizeResource } from '../resource/resource';
import { type BuildResult } from '../rule/observer';

/** Finds references to a generated object that no object of the output has, for example because of its namespace. */
export function lostReferences({ objects, generated, references }: BuildResult): Finding[] {
  if (generated.length === 0) {
    return [];
  }
  const trees = referenceTrees(references);
  const made = byName(generated, ({ name, previousNames }) => [name, ...previousNames]);
  const there = byName(objects, ({ name }) => [name]);
  const findings = new Map<string, Finding>();
  for (const referrer of objects) {
    walkReferences(referrer.object, trees(referrer.originalGvk), ({ target }, holder, key) => {
      for (const { name, namespace = referrer.namespace } of namesAt(holder, key)) {
        const candidates = made.get(name)?.filter(({ gvk }) => selectsGvk(target, gvk)) ?? [];
        const meant = candidates.find((each) => each.namespace === namespace) ?? candidates.at(0);
        if (meant !== undefined && !isThere(there.get(name) ?? [], target, namespace)) {
          const problem = problemOf({ referrer, name, namespace, generated: meant }, objects);
          findings.set(`${meant.source} ${problem.what}`, finding({ where: meant.source, ...problem }));
        }
      }
    });
  }
  return [...findings.values()];
}

type ByName = ReadonlyMap<string, readonly KustomizeResource[]>;

function byName(
  resources: readonly KustomizeResource[],
  namesOf: (resource: KustomizeResource) => readonly string[],
): ByName {
  const result = new Map<string, KustomizeResource[]>();
  for (const resource of resources) {
    for (const name of new Set(namesOf(resource))) {
      const named = result.get(name) ?? [];
      named.push(resource);
      result.set(name, named);
    }
  }
  return result;
}

interface Name {
  readonly name: string;
  /** The namespace that is written beside the name. */
  readonly namespace?: string;
}

/** The names in a field: it contains a name, a map with a name, or a list of these. */
function namesAt(holder: Holder, key: string | number): Name[] {
  const value = holder[key];
  if (Array.isArray(value)) {
    return value.flatMap((_, index) => namesAt(value as unknown as Holder, index));
  }
  if (isPlainMap(value)) {
    return [{ name: textAt(value, 'name'), ...('namespace' in value && { namespace: textAt(value, 'namespace') }) }];
  }
  return value === null || value === undefined ? [] : [{ name: textAt(holder, key) }];
}

/** Whether an object is there. If one of the two has no namespace, `kubectl apply` chooses it, and it may fit. */
function isThere(named: readonly KustomizeResource[], target: Partial<GroupVersionKind>, namespace: string): boolean {
  return named.some(
    (object) =>
      selectsGvk(target, object.gvk) && (namespace === '' || object.namespace === '' || object.namespace === namespace),
  );
}

interface LostReference extends Required<Name> {
  readonly referrer: KustomizeResource;
  readonly generated: KustomizeResource;
}

function problemOf(
  { referrer, name, namespace, generated }: LostReference,
  objects: readonly KustomizeResource[],
): Problem {
  const from = `${referrer.kind}/${referrer.name}`;
  const what = `Cannot find ${generated.kind}/${name} for ${from}`;
  const rule = 'lost-reference';
  if (!objects.includes(generated)) {
    const annotation = 'config.kubernetes.io/local-config';
    return {
      rule,
      what: `${what}: its annotation ${annotation} keeps it out of the output`,
      fix: 'remove the annotation',
    };
  }
  if (generated.namespace === namespace) {
    return {
      rule,
      what: `${what}: several objects had this name, and none has the prefix and suffix of ${from}`,
      fix: 'give the generators different names',
    };
  }
  return {
    rule,
    what: `${what}: it is generated ${inNamespace(generated.namespace)}, but wanted ${inNamespace(namespace)}`,
    fix:
      namespace === ''
        ? `set namespace: ${JSON.stringify(generated.namespace)} for ${from} as well`
        : `set namespace: ${JSON.stringify(namespace)} in the generator`,
  };
}

const inNamespace = (namespace: string): string =>
  namespace === '' ? 'without a namespace' : `in namespace ${namespace}`;
