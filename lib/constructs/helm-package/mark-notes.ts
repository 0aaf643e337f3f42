import { standInOf } from '../../core/stand-in';
import { TextMark } from '../../engines/helm-package/marks';
import { MarkTable } from './marked/mark-table';

/** Notes with marks in the place of their values. */
export function markNotes(notes: string | undefined): string | TextMark | undefined {
  const standIn = standInOf(notes);
  if (standIn === undefined) {
    return notes;
  }
  const table = new MarkTable();
  const mark = table.decode(table.encode(standIn, (content) => content));
  return mark instanceof TextMark || typeof mark === 'string'
    ? mark
    : new TextMark([mark as TextMark['parts'][number]]);
}
