import { type Path } from '../../../core/path-text';
import { type Edit, type ListEdit } from './edit';

/** A field that is different, with the values as they are. */
export interface RawField {
  readonly path: Path;
  readonly before: unknown;
  readonly after: unknown;
  /** Whether only the order of a list is different. */
  readonly isOrder: boolean;
}

/** The fields of an edit, from the first to the last. */
export function rawFields(edit: Edit, path: Path = []): RawField[] {
  switch (edit.kind) {
    case 'value':
      return [{ path, before: edit.before, after: edit.after, isOrder: false }];
    case 'map':
      return edit.entries.flatMap(([key, inner]) => rawFields(inner, [...path, key]));
    case 'list':
      return fieldsOfList(edit, path);
  }
}

function fieldsOfList({ before, after, pairs, order }: ListEdit, path: Path): RawField[] {
  const [kept, found] = [new Set(pairs.map(({ from }) => from)), new Set(pairs.map(({ to }) => to))];
  const at = (index: number, one: unknown, other: unknown): RawField[] => [
    { path: [...path, index], before: one, after: other, isOrder: false },
  ];
  return [
    ...(order === undefined ? [] : [{ path, ...order, isOrder: true }]),
    ...before.flatMap((item, index) => (kept.has(index) ? [] : at(index, item, undefined))),
    ...pairs.flatMap(({ to, edit }) => (edit === undefined ? [] : rawFields(edit, [...path, to]))),
    ...after.flatMap((item, index) => (found.has(index) ? [] : at(index, undefined, item))),
  ];
}
