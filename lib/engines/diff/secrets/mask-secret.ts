import { type Path } from '../../../core/path-text';
import { isPlainMap } from '../../../core/plain';

/** What is shown in place of a value of a Secret. */
const mask = '(changed)';

const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration';

/**
 * A value of an object without what is secret in it. In a Secret, that is every value of `data` and `stringData`, and
 * the annotation with a copy of the whole.
 *
 * @param path where the value is in its object
 */
export function maskSecret(kind: string, path: Path, value: unknown): unknown {
  return kind === 'Secret' ? maskValue(path, value) : value;
}

function maskValue(path: Path, value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map((item, index) => maskValue([...path, index], item));
  }
  if (isPlainMap(value)) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, maskValue([...path, key], item)]));
  }
  return isSecret(path) && value !== undefined ? mask : value;
}

function isSecret([first, second, third]: Path): boolean {
  return (
    first === 'data' ||
    first === 'stringData' ||
    (first === 'metadata' && second === 'annotations' && third === lastApplied)
  );
}
