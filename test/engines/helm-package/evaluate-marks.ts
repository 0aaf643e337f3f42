import {
  ReleaseMark,
  SwitchMark,
  TextMark,
  UnlessEmptyMark,
  ValueMark,
  type MarkedObject,
} from '../../../lib/engines/helm-package/marks';
import { setKey } from '../../../lib/core/own-key';
import { isPlainMap, type PlainMap } from '../../../lib/core/plain';

/** The release that a chart is rendered for. */
export const release = { Name: 'rel-1', Namespace: 'apps' };

const off = Symbol('off');

/**
 * The objects of a chart with these values, as a plain synth gives them: written without a look at the templates.
 *
 * @param values what the user sets, by name
 */
export function evaluateObjects(objects: readonly MarkedObject[], values: ReadonlyMap<string, unknown>): unknown[] {
  const evaluator = new Evaluator(values);
  return objects
    .filter(({ conditions }) => conditions.every((condition) => evaluator.value(condition) === true))
    .map(({ manifest }) => evaluator.evaluate(manifest));
}

class Evaluator {
  constructor(private readonly values: ReadonlyMap<string, unknown>) {}

  public value(spec: ValueMark['value']): unknown {
    return this.values.has(spec.name) ? merged(spec.default, this.values.get(spec.name)) : spec.default;
  }

  public evaluate(data: unknown): unknown {
    if (data instanceof ValueMark) {
      return this.value(data.value);
    }
    if (data instanceof ReleaseMark) {
      return release[data.field];
    }
    if (data instanceof TextMark) {
      return data.parts.map((part) => String(this.evaluate(part))).join('');
    }
    if (data instanceof SwitchMark) {
      return this.value(data.condition) === true ? this.evaluate(data.content) : off;
    }
    if (data instanceof UnlessEmptyMark) {
      const content = this.evaluate(data.content);
      return isEmpty(content) ? off : content;
    }
    if (Array.isArray(data)) {
      return data.map((item) => this.evaluate(item)).filter((item) => item !== off);
    }
    return isPlainMap(data) ? this.evaluateMap(data) : data;
  }

  private evaluateMap(map: PlainMap): PlainMap {
    const result: PlainMap = {};
    for (const [key, entry] of Object.entries(map)) {
      const value = this.evaluate(entry);
      if (value !== off) {
        setKey(result, key, value);
      }
    }
    return result;
  }
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

/** What helm makes of a default and what the user sets: maps are merged, everything else is replaced. */
export function merged(value: unknown, set: unknown): unknown {
  if (!isPlainMap(value) || !isPlainMap(set)) {
    return set;
  }
  const result: PlainMap = {};
  for (const key of new Set([...Object.keys(value), ...Object.keys(set)])) {
    const [one, other] = [value, set].map((map) => (Object.hasOwn(map, key) ? { entry: map[key] } : undefined));
    setKey(
      result,
      key,
      one === undefined || other === undefined ? (one ?? other)?.entry : merged(one.entry, other.entry),
    );
  }
  return result;
}
