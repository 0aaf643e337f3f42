import { type Path } from '../../../core/path-text';

const step = /(?<key>^[\w-]+|(?<=.)\.[\w-]+)|\[(?<index>\d+)\]|\[(?<quoted>"(?:[^"\\]|\\.)*")\]/y;

/** Reads a path as messages show it: the inverse of `pathText`. Undefined if the text is not a path. */
export function readFieldPath(text: string): Path | undefined {
  const path: (string | number)[] = [];
  step.lastIndex = 0;
  while (step.lastIndex < text.length) {
    const groups = step.exec(text)?.groups;
    const read = groups && readStep(groups);
    if (read === undefined) {
      return undefined;
    }
    path.push(read);
  }
  return path.length === 0 ? undefined : path;
}

function readStep({ key, index, quoted }: Record<string, string | undefined>): string | number | undefined {
  if (key !== undefined) {
    return key.replace('.', '');
  }
  try {
    return JSON.parse((index ?? quoted) as string) as string | number;
  } catch {
    // An escape that JSON does not know.
    return undefined;
  }
}
