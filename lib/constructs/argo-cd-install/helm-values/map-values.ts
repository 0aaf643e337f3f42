import { getKey, setKey } from '../../../core/own-key';
import { isPlainMap, type PlainMap } from '../../../core/plain';
import { type ValueRow, type ValueSource } from './value-row';

/** A value that a prop sets. */
export interface MappedValue {
  readonly prop: string;
  readonly path: readonly string[];
  readonly value: unknown;
  /** Whether the chart is given the value. If not, patches make the change, and the value is still the prop's. */
  readonly isSent: boolean;
}

/** The values that the props become. */
export interface MappedValues {
  /** Replace defaults of the chart that the native install does not have. Users may change them. */
  readonly defaults: PlainMap;
  /** What the props set, without what is left to the patches. */
  readonly set: PlainMap;
  readonly sources: readonly MappedValue[];
}

/**
 * Turns props into values of a chart, as far as the chart has them.
 *
 * @param known the chart's own values
 */
export function mapValues(rows: readonly ValueRow[], source: ValueSource, known: PlainMap): MappedValues {
  const mapped = rows.flatMap(({ prop, to, value: make, isDefault = false, isPatch = false }) => {
    const path = to.map((each) => each.split('.')).find((each) => hasValue(known, each));
    const value = path === undefined ? undefined : make(source);
    // Some values are templates in the chart. Text with braces is left to the patches, which write it as it is.
    const isSent = !isPatch && !hasBraces(value);
    return path === undefined || value === undefined ? [] : [{ prop, path, value, isDefault, isSent }];
  });
  const sources = mapped.filter(({ isDefault }) => !isDefault);
  return {
    defaults: joinValues(mapped.filter(({ isDefault }) => isDefault)),
    set: joinValues(sources.filter(({ isSent }) => isSent)),
    sources,
  };
}

/** The values as one map. Later ones win. */
export function joinValues(values: readonly MappedValue[]): PlainMap {
  return values.reduce<PlainMap>((joint, { path, value }) => mergeValues(joint, nest(path, value)), {});
}

/** Merges values as helm does: maps key by key, everything else as a whole. */
export function mergeValues(base: PlainMap, over: Readonly<PlainMap>): PlainMap {
  const entries = Object.entries(over).map(([key, value]) => {
    const before = getKey(base, key);
    return [key, isPlainMap(before) && isPlainMap(value) ? mergeValues(before, value) : value] as const;
  });
  return Object.fromEntries([...Object.entries(base), ...entries]);
}

function hasValue(known: unknown, [step, ...rest]: readonly string[]): boolean {
  return step === undefined || (isPlainMap(known) && Object.hasOwn(known, step) && hasValue(known[step], rest));
}

function hasBraces(value: unknown): boolean {
  if (Array.isArray(value)) {
    return value.some(hasBraces);
  }
  return isPlainMap(value)
    ? Object.entries(value).some(([key, inner]) => hasBraces(key) || hasBraces(inner))
    : typeof value === 'string' && value.includes('{{');
}

function nest(path: readonly string[], value: unknown): PlainMap {
  const [step, ...rest] = path;
  const map: PlainMap = {};
  setKey(map, step, rest.length === 0 ? value : nest(rest, value));
  return map;
}
