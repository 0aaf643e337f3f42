import { type Path } from '../../../core/path-text';

const step = /(?<key>^[\w-]+|\.[\w-]+)|\[(?<index>\d+)\]|\[(?<quoted>"(?:[^"\\]|\\.)*")\]/y;

/** Reads a path as messages show it: the inverse of `pathText`. Undefined if the text is not a path. */
export function readFieldPath(text: string): Path | undefined {
  const path: (string | number)[] = [];
  step.lastIndex = 0;
  while (step.lastIndex < text.length) {
    const groups = step.exec(text)?.groups;
    if (groups === undefined) {
      return undefined;
    }
    path.push(readStep(groups));
  }
  return path.length === 0 ? undefined : path;
}

function readStep({ key, index, quoted }: Record<string, string | undefined>): string | number {
  if (index !== undefined) {
    return Number(index);
  }
  return quoted === undefined ? (key as string).replace('.', '') : (JSON.parse(quoted) as string);
}
