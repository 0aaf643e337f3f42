import { setKey } from '../../../core/own-key';
import { isPlainMap, type PlainMap } from '../../../core/plain';
import { ReleaseMark, SwitchMark, TextMark, UnlessEmptyMark, ValueMark } from '../../../engines/helm-package/marks';

/** The fields of a release. */
export type Release = Readonly<Record<ReleaseMark['field'], string>>;

const off = Symbol('off');

/** Marked data as it is with the default values: what plain output has. */
export function unmarked(data: unknown, release: Release): unknown {
  if (data instanceof ValueMark) {
    return data.value.default;
  }
  if (data instanceof ReleaseMark) {
    return release[data.field];
  }
  if (data instanceof TextMark) {
    return data.parts.map((part) => String(unmarked(part, release))).join('');
  }
  if (data instanceof SwitchMark) {
    return data.condition.default === true ? unmarked(data.content, release) : off;
  }
  if (data instanceof UnlessEmptyMark) {
    const content = unmarked(data.content, release);
    return isEmpty(content) ? off : content;
  }
  if (Array.isArray(data)) {
    return data.map((item) => unmarked(item, release)).filter((item) => item !== off);
  }
  return isPlainMap(data) ? unmarkedMap(data, release) : data;
}

function isEmpty(content: unknown): boolean {
  return typeof content === 'object' && content !== null && Object.keys(content).length === 0;
}

function unmarkedMap(map: PlainMap, release: Release): PlainMap {
  const result: PlainMap = {};
  for (const key of Object.keys(map)) {
    const value = unmarked(map[key], release);
    if (value !== off) {
      setKey(result, key, value);
    }
  }
  return result;
}
