import { type Manifest, objectReference } from '../../../core/manifest';
import { inApplyOrder } from '../../../kubernetes/apply-order';
import { mostFiles, type PlanFile } from '../order/file-order';
import { type PlanObjects } from '../order/plan-objects';
import { type StepDraft } from './apply-step';

/** What kubectl reads. */
export interface StepSource {
  readonly args: readonly string[];
  /** @default - it reads files */
  readonly input?: readonly Manifest[];
}

/**
 * What kubectl reads to apply objects: their files, or else standard input.
 *
 * @param files files in order that have all of the objects, and no others that are not there yet; undefined if there are none
 */
export function stepSource(
  manifests: readonly Manifest[],
  files: readonly PlanFile[] | undefined,
  objects: PlanObjects,
): StepSource {
  const flags = files === undefined ? undefined : namespaceFlags(contentOf(files), objects);
  if (files !== undefined && flags !== undefined) {
    return { args: [...files.flatMap(({ path }) => ['-f', path]), ...flags] };
  }
  const input = inApplyOrder(manifests.map((manifest) => objects.complete(manifest)));
  return { args: ['-f', '-', ...(namespaceFlags(input, objects) ?? [])], input };
}

/** The files that have these objects and no others; undefined if they don't have all of them. */
export function wholeFiles(files: readonly PlanFile[], manifests: readonly Manifest[]): PlanFile[] | undefined {
  const wanted = new Set(manifests);
  const whole = files.filter((file) => file.manifests.every((manifest) => wanted.has(manifest)));
  const isShort = whole.length <= mostFiles && wanted.size > 0;
  return isShort && contentOf(whole).length === wanted.size ? whole : undefined;
}

/** A step that applies objects. */
export function applyStep(
  title: string,
  manifests: readonly Manifest[],
  source: StepSource,
  flags: readonly string[] = [],
): StepDraft {
  const { args, ...input } = source;
  // An ApplySet sets the namespace too.
  const own = args.filter((arg) => !flags.includes(arg));
  return {
    title,
    args: ['apply', '--server-side', '--force-conflicts', ...flags, ...own],
    ...input,
    objects: manifests.map(objectReference),
  };
}

/** The objects of files. */
export function contentOf(files: readonly PlanFile[]): Manifest[] {
  return files.flatMap(({ manifests }) => manifests);
}

/** The flags that set the namespace of objects that do not name one; undefined if others are in another namespace. */
function namespaceFlags(manifests: readonly Manifest[], objects: PlanObjects): string[] | undefined {
  const { namespace } = objects;
  if (namespace === undefined || !manifests.some((manifest) => objects.isIncomplete(manifest))) {
    return [];
  }
  const others = manifests.map((manifest) => objects.namespaceOf(manifest) ?? namespace);
  return others.every((other) => other === '' || other === namespace) ? [`--namespace=${namespace}`] : undefined;
}
