import { isPlainMap } from '../../core/plain';
import { type MarkedObject, SwitchMark, TextMark, UnlessEmptyMark, ValueMark, type ValueSpec } from './marks';

/** A value, and where it is used. */
export interface UsedValue {
  /** The path of the construct. */
  readonly path: string;
  readonly spec: ValueSpec;
}

/**
 * The values of a chart, each as often as it is used, in the order of use.
 *
 * @param notes the path of the construct that has the notes, and the notes
 */
export function usedValues(
  objects: readonly MarkedObject[],
  notes?: { readonly path: string; readonly text: unknown },
): UsedValue[] {
  const ofObjects = objects.flatMap(({ path, conditions, manifest }) =>
    [...conditions, ...specsIn(manifest)].map((spec) => ({ path, spec })),
  );
  const ofNotes = notes === undefined ? [] : specsIn(notes.text).map((spec) => ({ path: notes.path, spec }));
  return [...ofObjects, ...ofNotes];
}

/** Each value of a chart once, in the order of first use. */
export function collectValues(objects: readonly MarkedObject[], notes?: string | TextMark): ValueSpec[] {
  const used = usedValues(objects, { path: '', text: notes });
  const firsts = new Map([...used].reverse().map(({ spec }) => [spec.name, spec]));
  return [...new Set(used.map(({ spec }) => firsts.get(spec.name) as ValueSpec))];
}

function specsIn(data: unknown): ValueSpec[] {
  if (data instanceof ValueMark) {
    return [data.value];
  }
  if (data instanceof TextMark) {
    return data.parts.flatMap(specsIn);
  }
  if (data instanceof SwitchMark) {
    return [data.condition, ...specsIn(data.content)];
  }
  if (data instanceof UnlessEmptyMark) {
    return specsIn(data.content);
  }
  if (Array.isArray(data)) {
    return data.flatMap(specsIn);
  }
  return isPlainMap(data) ? Object.values(data).flatMap(specsIn) : [];
}
