import { GitOpsError } from '../../../core/error';
import { type Path } from '../../../core/path-text';
import { type KustomizationFile } from './kustomization-spec';
import { type Place } from './place';

/** The fields that kustomize writes as YAML and reads again, because a generator or transformer gets them as text. */
const rewritten: readonly (keyof KustomizationFile)[] = [
  ...(['configMapGenerator', 'secretGenerator', 'namespace', 'namePrefix', 'nameSuffix'] as const),
  ...(['commonLabels', 'labels', 'commonAnnotations', 'images', 'imageTags', 'replicas', 'replacements'] as const),
  ...(['patches', 'patchesStrategicMerge', 'patchesJson6902', 'helmCharts'] as const),
];

/** Control characters that JSON takes as they are, but YAML does not. */
const unreadable = /[\x7f-\x84\x86-\x9f\ufffe\uffff]/;

/**
 * Checks the fields of a kustomization that kustomize writes and reads again.
 *
 * @throws if there is a control character in one of them
 */
export function demandPrintableFields(spec: KustomizationFile, place: Place): void {
  const hasGenerator = [spec.configMapGenerator, spec.secretGenerator].some((list) => (list?.length ?? 0) > 0);
  for (const field of hasGenerator ? [...rewritten, 'generatorOptions' as const] : rewritten) {
    demandPrintable(spec[field], field, (path = []) => place([field, ...path]));
  }
}

/**
 * Checks a value that kustomize writes as YAML and reads again.
 *
 * @param name of the value, for the message
 * @throws if there is a control character in it
 */
export function demandPrintable(value: unknown, name: string, place: Place): void {
  const path = findUnreadable(value, []);
  if (path !== undefined) {
    throw new GitOpsError({
      where: place(path),
      what: `Cannot use ${name}: it contains a control character (DEL or C1), which kustomize cannot read again`,
      fix: 'remove or replace it',
    });
  }
}

function findUnreadable(value: unknown, path: Path): Path | undefined {
  if (typeof value === 'string') {
    return unreadable.test(value) ? path : undefined;
  }
  for (const [key, item] of typeof value === 'object' && value !== null ? Object.entries(value) : []) {
    const inner = [...path, Array.isArray(value) ? Number(key) : key];
    const found = unreadable.test(key) ? inner : findUnreadable(item, inner);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}
