import { type Manifest, objectReference } from '../../../core/manifest';
import { inApplyOrder } from '../../../kubernetes/apply-order';
import { contentOf, orderFiles, type PlanFile } from '../order/file-order';
import { type PlanObjects } from '../order/plan-objects';
import { type StepDraft } from './apply-step';
import { fileArgument } from './file-argument';

/** What kubectl reads. */
export interface StepSource {
  readonly args: readonly string[];
  /** The objects, in the order in which kubectl applies them. */
  readonly manifests: readonly Manifest[];
  /** @default - it reads files only */
  readonly input?: readonly Manifest[];
}

/** What is applied, and where it is. */
export interface PlanSource {
  readonly objects: PlanObjects;
  /** The files of the objects. What is in no file comes from standard input. */
  readonly files: readonly PlanFile[];
}

/**
 * What kubectl reads to apply these objects and no others: whole files, and standard input for all that is in no file, or
 * in one with other objects. If no order of the files is right, all comes from standard input.
 *
 * @param done what is in the cluster by then
 */
export function stepSource(manifests: readonly Manifest[], from: PlanSource, done: readonly Manifest[]): StepSource {
  const { objects } = from;
  const parts = orderedParts(manifests, from, done);
  const flags = parts === undefined ? undefined : namespaceFlags(contentOf(parts), objects);
  return parts === undefined || flags === undefined
    ? readParts([inputPart(manifests, objects)], objects)
    : readParts(parts, objects);
}

/** The files and the standard input with these objects, in order; undefined if no order is right. */
export function orderedParts(
  manifests: readonly Manifest[],
  { objects, files }: PlanSource,
  done: readonly Manifest[],
): PlanFile[] | undefined {
  const whole = wholeFiles(files, manifests);
  const named = new Set(contentOf(whole));
  const others = manifests.filter((manifest) => !named.has(manifest));
  const parts = others.length === 0 ? whole : [...whole, inputPart(others, objects)];
  return orderFiles(parts, objects, done);
}

/** The files that have some of these objects and no others. */
export function wholeFiles(files: readonly PlanFile[], manifests: readonly Manifest[]): PlanFile[] {
  const wanted = new Set(manifests);
  return files.filter((file) => file.manifests.every((manifest) => wanted.has(manifest)));
}

/** A step that applies objects. */
export function applyStep(title: string, source: StepSource, flags: readonly string[] = []): StepDraft {
  const { args, manifests, ...input } = source;
  // An ApplySet sets the namespace too.
  const own = args.filter((arg) => !flags.includes(arg));
  return {
    title,
    args: ['apply', '--server-side', '--force-conflicts', ...flags, ...own],
    ...input,
    objects: manifests.map(objectReference),
  };
}

function inputPart(manifests: readonly Manifest[], objects: PlanObjects): PlanFile {
  return { manifests: inApplyOrder(manifests.map((manifest) => objects.complete(manifest))) };
}

function readParts(parts: readonly PlanFile[], objects: PlanObjects): StepSource {
  const manifests = contentOf(parts);
  const names = parts.flatMap(({ path }) => ['-f', path === undefined ? '-' : fileArgument(path)]);
  const input = parts.find(({ path }) => path === undefined)?.manifests;
  return {
    args: [...names, ...(namespaceFlags(manifests, objects) ?? [])],
    manifests,
    ...(input === undefined ? {} : { input }),
  };
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
