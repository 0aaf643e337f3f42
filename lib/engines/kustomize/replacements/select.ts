import { useOneOf } from '../../../core/check/use-one-of';
import { problemsOf } from '../../../core/fault';
import { compileTarget, type CompiledTarget, type NameAndNamespace } from '../../../core/patch/selector';
import { type Manifest } from '../../../core/manifest';
import { type KustomizeResource } from '../resource/resource';
import { effectiveNamespace, type ResourceId } from '../resource/resource-id';
import { type ReplacementSelector, type ReplacementSource, type ReplacementTarget } from '../file/replacement';
import { ReplacementProblem } from '../../../core/yaml/text/replacement-problem';

/**
 * The resource that a source means.
 *
 * @throws if there is none, or more than one.
 */
export function selectSource(resources: readonly KustomizeResource[], source: ReplacementSource): KustomizeResource {
  const found = resources.filter((resource) => isSourceObject(resource, source));
  if (found.length !== 1) {
    const names = found.map((resource) => `${resource.kind}/${resource.name}`);
    const there = resources.map((resource) => `${resource.kind}/${resource.name}`);
    const wanted = `${source.kind ?? ''}/${source.name ?? ''}`;
    throw new ReplacementProblem({
      what: `Cannot read a value from ${describeSelector(source)}: ${found.length === 0 ? 'the object does not exist' : `it matches ${names.join(' and ')}`}`,
      fix:
        found.length === 0
          ? useOneOf(wanted, there, 'add the object first: there are no objects')
          : 'select one of them with group, version, kind, name or namespace',
    });
  }
  return found[0]!;
}

/** For the current id, kustomize does not look up the scope of the kind: without a namespace, it is in `default`. */
function isSourceObject(resource: KustomizeResource, source: ReplacementSource): boolean {
  const current = resource.currentId();
  return (
    isSource(current, current.namespace || 'default', source) ||
    resource.previousIds.some((id) => isSource(id, effectiveNamespace(id), source))
  );
}

function isSource(id: ResourceId, namespace: string, source: ReplacementSource): boolean {
  return (
    (!source.group || source.group === id.group) &&
    (!source.version || source.version === id.version) &&
    (!source.kind || source.kind === id.kind) &&
    (!source.name || source.name === id.name) &&
    (!source.namespace || source.namespace === namespace)
  );
}

/** Compiles a target: whether it selects a resource. */
export function compileReplacementTarget(target: ReplacementTarget): (resource: KustomizeResource) => boolean {
  const select = compile(target.select);
  const rejects = (target.reject ?? []).map((reject) => {
    const { labelSelector, annotationSelector, ...id } = reject;
    return {
      byId: Object.values(id).some((part) => part !== undefined && part !== '') ? compile(id) : undefined,
      byLabels: labelSelector || annotationSelector ? compile({ labelSelector, annotationSelector }) : undefined,
    };
  });
  return (resource) => {
    const fits = (selector: CompiledTarget): boolean => idsOf(resource).some((id) => matchesId(selector, resource, id));
    return fits(select) && !rejects.some(({ byId, byLabels }) => (byId && fits(byId)) || (byLabels && fits(byLabels)));
  };
}

function matchesId(selector: CompiledTarget, resource: KustomizeResource, id: ResourceId): boolean {
  const apiVersion = id.group === '' ? id.version : `${id.group}/${id.version}`;
  const names: NameAndNamespace[] = [{ name: id.name, namespace: id.namespace }];
  return selector.matches({ ...resource.object, apiVersion, kind: id.kind } as Manifest, names);
}

function compile(selector: ReplacementSelector): CompiledTarget {
  const compiled = compileTarget(selector);
  if ('matches' in compiled) {
    return compiled;
  }
  const problems = problemsOf(compiled);
  throw new ReplacementProblem({ what: problems.map(({ what }) => what).join('; '), fix: problems[0].fix });
}

/** A selector as messages show it. */
export function describeSelector(selector: ReplacementSelector): string {
  const parts = Object.entries(selector)
    .filter(([field, value]) => typeof value === 'string' && value !== '' && field !== 'fieldPath')
    .map(([field, value]) => `${field} ${String(value)}`);
  return parts.length === 0 ? 'any object' : parts.join(', ');
}

/** Every id that a resource has or had. */
function idsOf(resource: KustomizeResource): readonly ResourceId[] {
  return [...resource.previousIds, resource.currentId()];
}
