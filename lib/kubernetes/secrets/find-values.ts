import { type Path } from '../../core/path-text';
import { getKey } from '../../core/own-key';
import { isPlainMap } from '../../core/plain';
import { parseYaml } from '../../core/yaml/parse';

/** The values at a path, which in a text leads on into the documents that the text has. */
export function findValues(document: unknown, path: Path): unknown[] {
  return path.reduce<unknown[]>((values, step) => values.flatMap((value) => stepInto(value, step)), [document]);
}

function stepInto(value: unknown, step: string | number): unknown[] {
  if (typeof value === 'string') {
    return documentsIn(value).flatMap((document) => stepInto(document, step));
  }
  const child: unknown = Array.isArray(value)
    ? value[Number(step)]
    : isPlainMap(value)
      ? getKey(value, String(step))
      : undefined;
  return child === undefined ? [] : [child];
}

/** The maps and lists that a text has as YAML. */
export function documentsIn(text: string): unknown[] {
  try {
    return parseYaml(text).filter((document) => typeof document !== 'string');
  } catch {
    return [];
  }
}
