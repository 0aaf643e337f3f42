import { type Problem } from '../../../core/error';
import { nearest } from '../../../core/check/nearest';
import { type PlainMap } from '../../../core/plain';
import { quote } from '../../../core/check/quote';
import { loadTable } from '../../../core/table';

interface FieldTable {
  readonly types: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/**
 * Fields that look like one of Kubernetes' or ours and are none: what a compiler would have said, for plain JavaScript.
 * A field that looks like no other may be newer than this library, and passes.
 */
export function checkSpelling(
  map: PlainMap,
  of: string,
  type: 'PodSpec' | 'Container',
  ours: readonly string[],
): Problem[] {
  const known = [...ours, ...Object.keys(loadTable<FieldTable>('kubernetes-pod-fields').types[type] ?? {})];
  return Object.keys(map).flatMap((field) => {
    const close = known.includes(field) || map[field] === undefined ? undefined : nearest(field, known);
    return close === undefined
      ? []
      : [{ what: `Cannot use field ${quote(field)} in ${of}: Kubernetes has no such field`, fix: `use ${close}` }];
  });
}
