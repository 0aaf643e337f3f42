import { useOneOf } from '../check/use-one-of';
import { finding, type Finding, GitOpsError, type Problem } from '../error';
import { at, findingsOf } from '../fault';
import { describeManifest, type Manifest, type ManifestMetadata } from '../manifest';
import { isPlainMap, type PlainMap } from '../plain';
import { applyJsonPatch } from './json-patch';
import { kubernetesMergeSchema } from './kubernetes-merge-schema';
import { type MergeSchema } from './merge-schema';
import { type InlinePatch } from './patch';
import { readPatch, type ReadPatch } from './read-patch';
import { compileTarget, describeTarget } from './selector';
import { type LostElement, strategicMerge } from './strategic-merge';
import { jsonText } from '../text/json-text';
import { withoutSecrets } from '../secret-text';
import { withPlace } from '../text/with-place';

/** Options of `applyPatches`. */
export interface ApplyPatchesOptions {
  /** The owner of the patches, for messages: a construct path. */
  readonly where: string;
  /**
   * Whether it is an error if a patch matches no object, or if an element of a patch would get lost.
   *
   * @default true
   */
  readonly strict?: boolean;
  /** How lists are merged. @default - by the merge keys of Kubernetes 1.21, as kubectl does */
  readonly schema?: MergeSchema;
}

const noObjects = 'add the object first: there are no objects at all';

interface Pass extends ApplyPatchesOptions {
  readonly strict: boolean;
  readonly schema: MergeSchema;
  readonly findings: Finding[];
}

/**
 * Applies patches to objects one by one, as kustomize's field `patches` does. The arguments are not changed.
 *
 * @returns the patched objects in their order, without the objects that a patch deletes.
 * @throws one error for all patches that match nothing or lose an element. A patch that cannot be read or applied ends
 * the pass with an error of its own.
 */
export function applyPatches(
  manifests: readonly Manifest[],
  patches: readonly InlinePatch[],
  options: ApplyPatchesOptions,
): Manifest[] {
  const pass: Pass = {
    ...options,
    strict: options.strict ?? true,
    schema: options.schema ?? kubernetesMergeSchema(),
    findings: [],
  };
  const patched = patches.reduce((current, patch, index) => applyPatch(current, patch, index, pass), [...manifests]);
  if (pass.findings.length > 0) {
    throw new GitOpsError(pass.findings);
  }
  return patched;
}

function applyPatch(manifests: Manifest[], patch: InlinePatch, index: number, pass: Pass): Manifest[] {
  const where = `${pass.where} patches[${index}]`;
  const read = readPatch(patch.patch, where);
  const selected = select(manifests, patch, read, index, pass);
  if (read.type === 'json') {
    return manifests.map((manifest) =>
      selected.has(manifest)
        ? (withPlace(where, () => applyJsonPatch(manifest, read.operations)) as unknown as Manifest)
        : manifest,
    );
  }
  return read.objects.reduce<Manifest[]>((current, object) => {
    const matches = patch.target === undefined ? (manifest: Manifest) => isNamedBy(manifest, object) : undefined;
    return current.flatMap((manifest) =>
      (matches?.(manifest) ?? selected.has(manifest))
        ? (withPlace(where, () => merge(manifest, object, patch, pass)) ?? [])
        : [manifest],
    );
  }, manifests);
}

/** The objects that a patch's target selects, none without a target. A patch that matches no object is a finding. */
function select(manifests: Manifest[], patch: InlinePatch, read: ReadPatch, index: number, pass: Pass): Set<Manifest> {
  const report = (what: string, fix: string): void =>
    void pass.findings.push(finding({ rule: 'patch', where: pass.where, what, fix }));
  const miss = (wanted: string, what: string): void => {
    if (pass.strict && patch.optional !== true) {
      report(what, `${useOneOf(wanted, manifests.map(describeManifest), noObjects)}; or set optional: true`);
    }
  };
  if (patch.target === undefined) {
    if (read.type === 'json') {
      report(`Cannot apply patches[${index}]: a JSON patch needs a target`, 'add a target');
      return new Set();
    }
    for (const object of read.objects.filter((each) => !manifests.some((manifest) => isNamedBy(manifest, each)))) {
      const wanted = describeManifest(object as unknown as Manifest);
      miss(wanted, `Cannot patch ${wanted}: no object has that kind and name`);
    }
    return new Set();
  }
  const target = compileTarget(patch.target);
  if (!('matches' in target)) {
    pass.findings.push(...findingsOf(pass.where, at(['patches', index, 'target'], target)));
    return new Set();
  }
  const selected = manifests.filter((manifest) => target.matches(manifest));
  if (selected.length === 0) {
    const { kind = '', name = '' } = patch.target;
    miss(`${kind}/${name}`, `Cannot apply patches[${index}]: no object matches ${describeTarget(patch.target)}`);
  }
  return new Set(selected);
}

/** Whether a patch without a target has this object's kind, name and namespace and, if it has one, its apiVersion. */
function isNamedBy(manifest: Manifest, patch: PlainMap): boolean {
  const metadata = isPlainMap(patch.metadata) ? (patch.metadata as ManifestMetadata) : {};
  return (
    patch.kind === manifest.kind &&
    metadata.name === manifest.metadata?.name &&
    (patch.apiVersion === undefined || patch.apiVersion === manifest.apiVersion) &&
    (metadata.namespace || 'default') === (manifest.metadata?.namespace || 'default')
  );
}

function merge(manifest: Manifest, object: PlainMap, patch: InlinePatch, pass: Pass): Manifest | undefined {
  const lost: LostElement[] = [];
  const onLostElement = pass.strict ? (element: LostElement) => lost.push(element) : undefined;
  const merged = strategicMerge(manifest, object, pass.schema, { onLostElement });
  pass.findings.push(
    ...lost.map((element) =>
      finding({ where: pass.where, ...lostElementProblem(element, describeManifest(manifest)) }),
    ),
  );
  return merged && keepIdentity(merged, manifest, patch);
}

function keepIdentity(merged: PlainMap, original: Manifest, { options = {} }: InlinePatch): Manifest {
  const metadata: PlainMap = isPlainMap(merged.metadata) ? { ...merged.metadata } : {};
  const kept = [...(options.allowNameChange ? [] : ['name']), 'namespace'];
  for (const field of kept) {
    const value = original.metadata?.[field];
    if (value === undefined) {
      delete metadata[field];
    } else {
      metadata[field] = value;
    }
  }
  return {
    ...merged,
    kind: options.allowKindChange ? merged.kind : original.kind,
    ...(merged.metadata !== undefined || Object.keys(metadata).length > 0 ? { metadata } : {}),
  } as Manifest;
}

/** The problem with an element of a patch that would get lost, and how to fix it. */
export function lostElementProblem(lost: LostElement, object: string): Problem {
  if (lost.path === '') {
    const what = `Cannot replace ${object} as a whole: kustomize keeps it as it is`;
    return { rule: 'lost-element', what, fix: 'put $patch: replace in the fields that should be replaced' };
  }
  const element = isPlainMap(lost.element) ? lost.element : {};
  const missing = lost.mergeKeys.filter((key) => element[key] === undefined);
  const shown = jsonText(withoutSecrets(lost.element));
  const what = `Cannot merge an element of ${lost.path} into ${object}`;
  return missing.length > 0
    ? {
        rule: 'lost-element',
        what: `${what}: ${shown} has no ${missing.join(' and no ')}`,
        fix: `add ${missing.join(' and ')}: the list is merged by ${lost.mergeKeys.join(' and ')}`,
      }
    : {
        rule: 'lost-element',
        what: `${what}: ${shown} has the same ${lost.mergeKeys.join(' and ')} as another element`,
        fix: 'merge the two elements into one',
      };
}
