import { type Manifest } from '../../../core/manifest';
import { isPlainMap, type PlainMap } from '../../../core/plain';
import { SwitchMark, UnlessEmptyMark, ValueMark } from '../../../engines/helm-package/marks';

/** Metadata in which the fields that may become empty are marked: cdk8s leaves such fields out. */
export function markEmptyMetadata(manifest: Manifest): Manifest {
  const { metadata } = manifest;
  if (!isPlainMap(metadata)) {
    return manifest;
  }
  const marked: PlainMap = { ...metadata };
  for (const [field, value] of Object.entries(metadata)) {
    if (mayBeEmpty(value)) {
      marked[field] = new UnlessEmptyMark(value);
    }
  }
  return { ...manifest, metadata: marked };
}

function mayBeEmpty(value: unknown): boolean {
  if (value instanceof ValueMark) {
    return typeof value.value.default === 'object';
  }
  const entries = Array.isArray(value) ? value : isPlainMap(value) ? Object.values(value) : ['always there'];
  return entries.every((entry) => entry instanceof SwitchMark);
}
