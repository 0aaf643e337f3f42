import { isPlainMap } from '../../core/plain';
import { type MarkedObject, SwitchMark, TextMark, ValueMark, type ValueSpec } from './marks';

/** Each value of a chart once, in the order of its first use. */
export function collectValues(objects: readonly MarkedObject[], notes?: unknown): ValueSpec[] {
  const specs = new Map<string, ValueSpec>();
  const add = (spec: ValueSpec): unknown => specs.has(spec.name) || specs.set(spec.name, spec);
  for (const { conditions, manifest } of objects) {
    conditions.forEach(add);
    visitValues(manifest, add);
  }
  visitValues(notes, add);
  return [...specs.values()];
}

/** Calls a function for each value in marked data. */
function visitValues(data: unknown, visit: (spec: ValueSpec) => void): void {
  if (data instanceof ValueMark) {
    visit(data.value);
  } else if (data instanceof TextMark) {
    data.parts.forEach((part) => visitValues(part, visit));
  } else if (data instanceof SwitchMark) {
    visit(data.condition);
    visitValues(data.content, visit);
  } else if (Array.isArray(data)) {
    data.forEach((item) => visitValues(item, visit));
  } else if (isPlainMap(data)) {
    Object.values(data).forEach((entry) => visitValues(entry, visit));
  }
}
