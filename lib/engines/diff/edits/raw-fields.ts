import { type Edit, type ListEdit } from './edit';
import { type Place, placeOfMap, stepInto } from './place';

/** A field that is different, with the values as they are. */
export interface RawField extends Place {
  readonly before: unknown;
  readonly after: unknown;
  /** Whether only the order of a list is different. */
  readonly isOrder: boolean;
}

/** The fields of an edit, from the first to the last. */
export function rawFields(edit: Edit, place: Place = { path: [] }): RawField[] {
  switch (edit.kind) {
    case 'value':
      return [{ ...place, before: edit.before, after: edit.after, isOrder: false }];
    case 'map': {
      const own = placeOfMap(place, edit);
      return edit.entries.flatMap(([key, inner]) => rawFields(inner, stepInto(own, key)));
    }
    case 'list':
      return fieldsOfList(edit, place);
  }
}

function fieldsOfList({ before, after, pairs, order }: ListEdit, place: Place): RawField[] {
  const [kept, found] = [new Set(pairs.map(({ from }) => from)), new Set(pairs.map(({ to }) => to))];
  const at = (index: number, one: unknown, other: unknown): RawField[] => [
    { ...stepInto(place, index), before: one, after: other, isOrder: false },
  ];
  return [
    ...(order === undefined ? [] : [{ ...place, ...order, isOrder: true }]),
    ...before.flatMap((item, index) => (kept.has(index) ? [] : at(index, item, undefined))),
    ...pairs.flatMap(({ to, edit }) => (edit === undefined ? [] : rawFields(edit, stepInto(place, to)))),
    ...after.flatMap((item, index) => (found.has(index) ? [] : at(index, undefined, item))),
  ];
}
