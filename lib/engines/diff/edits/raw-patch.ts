import { type Path } from '../../../core/path-text';
import { type Edit, type ListEdit } from './edit';
import { keptInOrder } from './kept-in-order';

/** An operation of a JSON patch, with the values as they are. */
export interface RawOperation {
  readonly op: 'add' | 'remove' | 'replace';
  readonly path: Path;
  readonly value?: unknown;
}

/** The operations that make the new value from the old one, in order. */
export function rawPatch(edit: Edit, path: Path = []): RawOperation[] {
  switch (edit.kind) {
    case 'value':
      return [patchValue(edit.before, edit.after, path)];
    case 'map':
      return edit.entries.flatMap(([key, inner]) => rawPatch(inner, [...path, key]));
    case 'list':
      return patchList(edit, path);
  }
}

function patchValue(before: unknown, after: unknown, path: Path): RawOperation {
  if (after === undefined) {
    return { op: 'remove', path };
  }
  return { op: before === undefined ? 'add' : 'replace', path, value: after };
}

/** Items that moved are removed and added again. From the last item to the first, removing does not move the others. */
function patchList({ before, after, pairs }: ListEdit, path: Path): RawOperation[] {
  const stays = keptInOrder(pairs);
  const [kept, found] = [new Set(stays.map(({ from }) => from)), new Set(stays.map(({ to }) => to))];
  const gone = [...before.keys()].filter((index) => !kept.has(index)).reverse();
  return [
    ...gone.map((index): RawOperation => ({ op: 'remove', path: [...path, index] })),
    ...after.flatMap((value, index): RawOperation[] =>
      found.has(index) ? [] : [{ op: 'add', path: [...path, index], value }],
    ),
    ...stays.flatMap(({ to, edit }) => (edit === undefined ? [] : rawPatch(edit, [...path, to]))),
  ];
}
