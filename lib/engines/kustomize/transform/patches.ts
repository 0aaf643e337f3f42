import { applyJsonPatch, type JsonPatchOperation } from '../../../core/patch/json-patch';
import { type MergeSchema } from '../../../core/patch/merge-schema';
import { detach } from '../../../core/detach';
import { useOneOf } from '../../../core/check/use-one-of';
import { at, problemsOf } from '../../../core/fault';
import { compileTarget, describeTarget, type CompiledTarget } from '../../../core/patch/selector';
import { strategicMerge, type LostElement } from '../../../core/patch/strategic-merge';
import { type Manifest } from '../../../core/manifest';
import { setKey } from '../../../core/own-key';
import { isPlainMap, type PlainMap } from '../../../core/plain';
import { noteEmptyFlows, settleFlows } from '../../../core/yaml/scalar/settle-flows';
import { textAt, overwriteScalar } from '../../../core/yaml/scalar/scalar-field';
import { type PatchSpec, type SelectorSpec } from '../file/kustomization-spec';
import { NothingMatched } from '../field/nothing-matched';
import { type OnMatch } from '../rule/observer';
import { type ParsedPatch } from './parse-patch';
import { withOptions, withTextMetadata, withVersionOf } from './prepare-patch';
import {
  adoptBuildAnnotations,
  annotationsOf,
  dropBuildAnnotations,
  textMapOf,
  writeBuildAnnotations,
} from '../resource/build-annotations';
import { type KustomizeResource } from '../resource/resource';
import { describeId, effectiveNamespace } from '../resource/resource-id';
import { ResourceMap } from '../resource/resource-map';
import { FieldSpecProblem } from '../field/visit-field';

/** A patch that was read, and its target. */
export interface PatchRule {
  readonly patch: ParsedPatch;
  readonly target?: SelectorSpec;
  readonly options?: PatchSpec['options'];
}

/** The schema and the callbacks for applying patches. */
export interface PatchContext {
  readonly schema: MergeSchema;
  readonly matched: OnMatch;
  /** Called for each element of a patch that kustomize drops. */
  readonly lost?: (resource: KustomizeResource, element: LostElement) => void;
  /** Called after a strategic merge, with the object as it was before. */
  readonly merged?: (resource: KustomizeResource, before: unknown, patch: unknown) => void;
  /** Called after the operations of a JSON patch, with the object as it was before. */
  readonly operated?: (resource: KustomizeResource, before: unknown) => void;
  /** Called if the patch is empty, which kustomize allows. */
  readonly idle?: () => void;
}

/**
 * Applies one entry of `patches`. With a target, it may match nothing. Without a target, one object must have the
 * patch's id, now or at an earlier step.
 */
export function applyPatch(resources: ResourceMap, rule: PatchRule, context: PatchContext): void {
  if (rule.patch.type === 'json') {
    patchByOperations(resources, rule.patch.operations, demandTarget(rule.target), context, true);
  } else if (rule.patch.type === 'merge' && rule.target === undefined) {
    rule.patch.patches.forEach((patch) => mergeById(resources, withOptions(patch, rule.options), context));
  } else if (rule.patch.type === 'merge') {
    patchSelected(resources, rule, rule.patch.patches, context);
  } else {
    context.idle?.();
  }
}

/** Applies one object of `patchesStrategicMerge`: exactly one object must have its id, now or at an earlier step. */
export function patchById(resources: ResourceMap, patch: KustomizeResource, context: PatchContext): void {
  mergeById(resources, withTextMetadata(patch), context);
}

function mergeById(resources: ResourceMap, patch: KustomizeResource, context: PatchContext): void {
  const id = patch.originalId();
  const found = resources.findByAnyId(id);
  if (found.length !== 1) {
    const what = found.length === 0 ? 'no object has this id' : `${found.length} objects have or had this id`;
    const problem = {
      what: `Cannot patch ${describeId(id)}: ${what}`,
      fix: useOneOf(describeId(id), alternatives(resources, id.kind), 'add the object under resources: there are none'),
    };
    throw found.length === 0 ? new NothingMatched(problem) : new FieldSpecProblem(problem);
  }
  mergeInto(found[0], patch, patch.object, context);
  if (patch.allowNameChange || patch.allowKindChange) {
    resources.touch();
  }
}

/** Applies JSON patch operations to all objects that a target selects. */
export function patchByOperations(
  resources: ResourceMap,
  operations: readonly JsonPatchOperation[],
  target: SelectorSpec,
  { matched, ...context }: PatchContext,
  remember: boolean,
): void {
  // A patch of tests only is there to check the objects.
  const operated = operations.every(({ op }) => op === 'test') ? undefined : context.operated;
  for (const resource of select(resources.resources, target)) {
    if (remember) {
      resource.rememberId();
    }
    const before = operated && detach(resource.object);
    patchWithAnnotations(resource, operations);
    matched(resource);
    operated?.(resource, before);
  }
  resources.touch();
}

/** kustomize keeps what it remembers of an object in the annotations. An operation on these can read it. */
function patchWithAnnotations(resource: KustomizeResource, operations: readonly JsonPatchOperation[]): void {
  if (operations.some(readsAnnotations)) {
    writeBuildAnnotations(resource);
  }
  settleFlows(resource.object);
  resource.object = applyJsonPatch(resource.object, operations, { asKustomize: true });
  noteEmptyFlows(resource.object);
  dropBuildAnnotations(resource);
  const metadata = resource.metadata;
  if (metadata !== undefined && ('annotations' in metadata || !resource.history.isEmpty || resource.helmGenerated)) {
    metadata.annotations = textMapOf(annotationsOf(resource.object) ?? mapOfPairs(metadata.annotations));
  }
}

/** kustomize reads a list in the place of annotations as names and values in turn, and crashes if one is missing. */
function mapOfPairs(value: unknown): PlainMap {
  const items: readonly unknown[] = Array.isArray(value) ? value : [];
  if (items.length % 2 !== 0 || items.some((item, index) => index % 2 === 0 && typeof item !== 'string')) {
    const what = 'Cannot write a list as metadata.annotations: it must be a map';
    throw new FieldSpecProblem({ what, fix: 'let the patch write a map to metadata.annotations' });
  }
  const map: PlainMap = {};
  items.forEach((item, index) => index % 2 === 0 && setKey(map, item as string, items[index + 1]));
  return map;
}

function readsAnnotations(operation: JsonPatchOperation): boolean {
  const pointers: unknown[] = [operation.path, 'from' in operation ? operation.from : undefined];
  return pointers.some(
    (pointer) => typeof pointer === 'string' && /^($|\/metadata($|\/annotations($|\/)))/.test(pointer),
  );
}

/**
 * The objects that a target selects, by their current or their first name and namespace.
 *
 * @throws if an expression of the target cannot be read
 */
export function select(resources: readonly KustomizeResource[], target: SelectorSpec): KustomizeResource[] {
  const compiled = compileTarget(target);
  if (!('matches' in compiled)) {
    throw new FieldSpecProblem(problemsOf(at('target', compiled))[0]);
  }
  return resources.filter((resource) => !resource.isEmpty && isSelected(resource, compiled));
}

function isSelected(resource: KustomizeResource, target: CompiledTarget): boolean {
  const ids = resource.hasPreviousIds ? [resource.originalId(), resource.currentId()] : [resource.currentId()];
  const names = ids.map((id) => ({ name: id.name, namespace: effectiveNamespace(id) }));
  const { object } = resource;
  const manifest = { ...object, apiVersion: textAt(object, 'apiVersion'), kind: resource.kind };
  return target.matches(manifest as unknown as Manifest, names);
}

function patchSelected(
  resources: ResourceMap,
  rule: PatchRule,
  patches: readonly KustomizeResource[],
  context: PatchContext,
): void {
  if (patches.length > 1) {
    throw new FieldSpecProblem({
      what: `Cannot merge ${patches.length} objects into ${describeTarget(rule.target ?? {})}: with a target, only one is allowed`,
      fix: 'write each object as a patch of its own, or leave out the target',
    });
  }
  const patch = withOptions(patches[0], rule.options);
  const selected = select(resources.resources, rule.target ?? {});
  if (selected.length > 0) {
    withTextMetadata(patch);
  }
  for (const resource of selected) {
    mergeSelected(resource, patch, context);
  }
  if (patch.allowNameChange || patch.allowKindChange) {
    const all = resources.resources.filter((resource) => !resource.isEmpty);
    resources.reorder(new ResourceMap(all).resources);
  }
}

/** Merges a patch into an object, with the version of the object instead of its own, as kustomize does. */
function mergeSelected(resource: KustomizeResource, patch: KustomizeResource, context: PatchContext): void {
  const { apiVersion } = resource.object;
  const hasNoText = textAt(resource.object, 'apiVersion') === '' && apiVersion !== '';
  mergeInto(resource, patch, withVersionOf(resource, patch), context);
  if (hasNoText && !resource.isEmpty) {
    if (typeof apiVersion === 'object' && apiVersion !== null) {
      const what = `Cannot patch ${describeId(resource.currentId())}: its apiVersion is a map or list`;
      throw new FieldSpecProblem({ what, fix: 'correct the patch or the replacement that writes it' });
    }
    resource.object.apiVersion = null;
  }
}

function mergeInto(
  resource: KustomizeResource,
  patch: KustomizeResource,
  given: PlainMap,
  context: PatchContext,
): void {
  const { kind, name, namespace } = resource;
  const { schema, matched, lost } = context;
  const before = context.merged && detach(resource.object);
  rememberChange(resource, patch);
  if (patch.object.$patch === 'replace') {
    // kustomize makes the new object, but then does not use it.
    matched(resource);
    lost?.(resource, { path: '', mergeKeys: [], element: patch.object });
    return;
  }
  const forgets = dropsAnnotations(patch);
  if (forgets) {
    writeBuildAnnotations(resource);
  }
  const lostElements: LostElement[] = [];
  const onLostElement = lost && ((element: LostElement): void => void lostElements.push(element));
  const merged = strategicMerge(resource.object, given, schema, {
    onLostElement,
    inPlace: true,
    onScalar: resource.sharedEntries.length > 0 ? (map, key) => resource.spreadShared(map, key) : undefined,
  });
  resource.object = merged ?? {};
  if (forgets) {
    adoptBuildAnnotations(resource);
  }
  matched(resource);
  if (merged !== undefined) {
    restoreId(resource, patch, { kind, name, namespace });
  }
  lostElements.forEach((element) => lost?.(resource, element));
  context.merged?.(resource, before, patch.object);
}

/** If a patch may change the id of an object, the object remembers that, and its id. */
function rememberChange(resource: KustomizeResource, patch: KustomizeResource): void {
  if (patch.allowNameChange || patch.allowKindChange) {
    resource.rememberId();
    resource.allowNameChange ||= patch.allowNameChange;
    resource.allowKindChange ||= patch.allowKindChange;
  }
}

/** Whether a patch removes all annotations: kustomize then forgets what it remembered of the object. */
function dropsAnnotations({ object }: KustomizeResource): boolean {
  const { metadata } = object;
  const annotations = isPlainMap(metadata) && 'annotations' in metadata ? metadata.annotations : {};
  return [metadata, annotations].some((map) => map === null || (isPlainMap(map) && '$patch' in map));
}

function restoreId(
  resource: KustomizeResource,
  patch: KustomizeResource,
  id: { readonly kind: string; readonly name: string; readonly namespace: string },
): void {
  const { object } = resource;
  if (!patch.allowKindChange && resource.kind !== id.kind) {
    overwriteScalar(object, 'kind', id.kind);
  }
  const metadata = (isPlainMap(object.metadata) ? object.metadata : (object.metadata = {})) as PlainMap;
  if (!patch.allowNameChange) {
    overwriteScalar(metadata, 'name', id.name);
  }
  if (id.namespace === '') {
    delete metadata.namespace;
  } else {
    overwriteScalar(metadata, 'namespace', id.namespace);
  }
}

function demandTarget(target: SelectorSpec | undefined): SelectorSpec {
  if (target === undefined) {
    throw new FieldSpecProblem({
      what: 'Cannot apply a JSON patch: it needs a target',
      fix: 'add a target with kind and name',
    });
  }
  return target;
}

function alternatives(resources: ResourceMap, kind: string): string[] {
  const same = resources.resources.filter((resource) => resource.kind === kind);
  return (same.length > 0 ? same : resources.resources).map((resource) => describeId(resource.currentId()));
}
