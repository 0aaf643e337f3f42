import { isPlainMap } from '../../../core/plain';
import { messageAbout } from '../../../core/secret-text';
import { type OnMatch } from '../rule/observer';
import { dropBuildAnnotations } from '../resource/build-annotations';
import { type KustomizeResource } from '../resource/resource';
import { splitFieldPath } from './split-field-path';
import { findExact, impassable } from './find-exact';
import { type CreatedKind, findFields } from './find-fields';
import { type Replacement, type ReplacementSource, type ReplacementTarget } from '../file/replacement';
import { ReplacementProblem } from '../../../core/yaml/text/replacement-problem';
import { compileReplacementTarget, describeSelector, selectSource } from './select';
import { resourceNode, sourceNode } from './resource-node';
import { syncMap } from './sync-map';
import { readNodePart, setNodePart } from './set-fields';
import { editText } from './edit-text';
import { copyNode, fromNode, getField, scalarNode, type YamlNode } from '../../../core/yaml/text/yaml-node';

const defaultPath = 'metadata.name';

/** Callbacks of a replacement. */
export interface ReplacementEvents {
  /** Called for each object that a target selects. */
  readonly matched: OnMatch;
  /** Called for each target that selects nothing. */
  readonly missed?: (selector: string) => void;
}

/**
 * Copies one value to the fields of the targets.
 *
 * @throws if the source or a field is missing, or if a value does not fit its field.
 * @see https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/replacements/
 */
export function applyReplacement(
  replacement: Replacement,
  resources: readonly KustomizeResource[],
  events: ReplacementEvents,
): void {
  const { source, sourceValue, targets } = replacement;
  if ((source === undefined) === (sourceValue === undefined) || targets === undefined) {
    throw new ReplacementProblem({
      what: `Cannot make a replacement ${source && sourceValue !== undefined ? 'with both source and sourceValue' : 'without a source and targets'}`,
      fix: 'set either source or sourceValue, and a list of targets',
    });
  }
  const found: Source = source === undefined ? { value: scalarNode(sourceValue!) } : readSource(resources, source);
  for (const target of targets) {
    aboutSource(found.resource, () => applyToTarget(target, found, resources, events));
  }
}

/** The value to copy. If it is in an object, it changes with this object, if that is a target as well. */
interface Source {
  readonly value: YamlNode;
  readonly resource?: KustomizeResource;
  readonly root?: YamlNode;
}

function readSource(resources: readonly KustomizeResource[], source: ReplacementSource): Source {
  const resource = selectSource(resources, source);
  const path = source.fieldPath || defaultPath;
  const root = sourceNode(resource, path);
  const node = findExact(root, splitFieldPath(path));
  if (node === undefined || node === impassable || (node.kind !== 'scalar' && node.content.length === 0)) {
    throw new ReplacementProblem({
      what: `Cannot read a value from ${resource.kind}/${resource.name}: it has no value at ${path}`,
      fix: 'use the path of a field that the object has',
    });
  }
  return { resource, root, value: aboutSource(resource, () => readNodePart(node, source.options)) };
}

/** Runs a function on the value of a source. If that is a Secret, its error does not show the value. */
function aboutSource<T>(source: KustomizeResource | undefined, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof ReplacementProblem && source?.kind === 'Secret') {
      throw new ReplacementProblem({ ...error.problem, what: messageAbout(source.kind, error.problem.what) });
    }
    throw error;
  }
}

function applyToTarget(
  target: ReplacementTarget,
  source: Source,
  resources: readonly KustomizeResource[],
  { matched, missed }: ReplacementEvents,
): void {
  const selects = compileReplacementTarget(target);
  const paths = target.fieldPaths?.length ? target.fieldPaths : [defaultPath];
  const selected = resources.filter(selects);
  if (selected.length === 0) {
    missed?.(describeSelector(target.select));
  }
  for (const resource of selected) {
    const root = resource === source.resource ? source.root! : resourceNode(resource);
    paths.forEach((path) => writeField(root, path, source.value, target, resource));
    replaceObject(resource, root);
    matched(resource);
  }
}

function writeField(
  root: YamlNode,
  path: string,
  value: YamlNode,
  { options, select }: ReplacementTarget,
  resource: KustomizeResource,
): void {
  const parts = splitFieldPath(path);
  const create: CreatedKind = options?.create ? value.kind : undefined;
  if (editText(root, parts, value, create)) {
    return;
  }
  const fields = withPlace(resource, path, () => findFields(root, parts, create));
  if (fields.length === 0) {
    throw new ReplacementProblem({
      what: `Cannot replace ${path} of ${resource.kind}/${resource.name} (selected by ${describeSelector(select)}): the field does not exist`,
      fix: fixForMissing(path, options?.create),
    });
  }
  fields.forEach((field) => withPlace(resource, path, () => setNodePart(field, copyNode(value), options)));
}

/** kustomize writes an index after a dot. It treats `containers[0]` as the name of a field. */
function fixForMissing(path: string, create = false): string {
  const dotted = path.replace(/(?<=[^.[])\[(\d+)\]/g, '.$1');
  if (dotted !== path) {
    return `write an index after a dot: ${dotted}`;
  }
  return create
    ? 'use the path of a field that can be created'
    : 'use the path of a field that exists, or set options.create';
}

function withPlace<T>(resource: KustomizeResource, path: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof ReplacementProblem) {
      const reason = messageAbout(resource.kind, error.problem.what);
      const what = `Cannot replace ${path} of ${resource.kind}/${resource.name}: ${reason}`;
      throw new ReplacementProblem({ what, fix: error.problem.fix });
    }
    throw error;
  }
}

/** Writes the changed object back. In kustomize, annotations take any text, but a label keeps its type. */
function replaceObject(resource: KustomizeResource, root: YamlNode): void {
  const annotations = getField(getField(root, 'metadata') ?? root, 'annotations')?.content ?? [];
  annotations.filter(({ kind }) => kind === 'scalar').forEach((node) => (node.tag = '!!str'));
  const object = withPlace(resource, 'the fields', () => fromNode(root));
  if (!isPlainMap(object)) {
    throw new ReplacementProblem({ what: 'Cannot replace a whole object', fix: 'use the path of a field' });
  }
  syncMap(resource.object, object);
  dropBuildAnnotations(resource);
}
