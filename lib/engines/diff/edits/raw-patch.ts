import { type Edit, type ListEdit } from './edit';
import { keptInOrder } from './kept-in-order';
import { type Place, placeOfMap, stepInto } from './place';

/** An operation of a JSON patch, with the values as they are. */
export interface RawOperation extends Place {
  readonly op: 'add' | 'remove' | 'replace';
  readonly value?: unknown;
}

/** The operations that make the new value from the old one, in order. */
export function rawPatch(edit: Edit, place: Place = { path: [] }): RawOperation[] {
  switch (edit.kind) {
    case 'value':
      return [patchValue(edit.before, edit.after, place)];
    case 'map': {
      const own = placeOfMap(place, edit);
      return edit.entries.flatMap(([key, inner]) => rawPatch(inner, stepInto(own, key)));
    }
    case 'list':
      return patchList(edit, place);
  }
}

function patchValue(before: unknown, after: unknown, place: Place): RawOperation {
  if (after === undefined) {
    return { op: 'remove', ...place };
  }
  return { op: before === undefined ? 'add' : 'replace', ...place, value: after };
}

/** Items that moved are removed and added again. From the last item to the first, removing does not move the others. */
function patchList({ before, after, pairs }: ListEdit, place: Place): RawOperation[] {
  const stays = keptInOrder(pairs);
  const [kept, found] = [new Set(stays.map(({ from }) => from)), new Set(stays.map(({ to }) => to))];
  const gone = [...before.keys()].filter((index) => !kept.has(index)).reverse();
  return [
    ...gone.map((index): RawOperation => ({ op: 'remove', ...stepInto(place, index) })),
    ...after.flatMap((value, index): RawOperation[] =>
      found.has(index) ? [] : [{ op: 'add', ...stepInto(place, index), value }],
    ),
    ...stays.flatMap(({ to, edit }) => (edit === undefined ? [] : rawPatch(edit, stepInto(place, to)))),
  ];
}
