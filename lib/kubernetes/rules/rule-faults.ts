import { quote } from '../../core/check/quote';
import { notYet, seen } from '../../core/check/seen';
import { type Unique } from '../../core/check/shape';
import { at, type Fault, fault, joined } from '../../core/fault';
import { isPlainMap, type PlainMap } from '../../core/plain';

/** Items must differ in some fields. */
export function differIn(title: string, ...fields: readonly string[]): Unique {
  return {
    title,
    by: (item) => {
      const values = isPlainMap(item) ? fields.map((field) => seen(item[field])) : [];
      return values.every((value) => typeof value === 'string') && values.length > 0 ? values.join('\n') : undefined;
    },
  };
}

/** A fault of a field that only another field allows, or forbids. */
export function conflict(field: string, why: string, fix: string): Fault {
  return fault('exclusive', [field], (at) => `Cannot use ${at}: ${why}`, fix);
}

/** A field that must be given because of another. */
export function needed(field: string, why: string, fix: string): Fault {
  return fault('required', [field], (at) => `Cannot leave out ${at}: ${why}`, fix);
}

/** A value that does not fit to another. */
export function unfit(map: PlainMap, field: string, wanted: string, fix: string): Fault {
  const value = quote(seen(map[field]));
  return fault('range', [field], (at) => `Cannot use ${value} as ${at}: ${wanted}`, fix);
}

/** Whether a field is given, and is not an empty text or list, which the API server treats as missing. */
export function isGiven(map: PlainMap, field: string): boolean {
  const value = seen(map[field]);
  return value !== undefined && value !== '' && value !== notYet && !(Array.isArray(value) && value.length === 0);
}

/** Whether a field is given, as far as is known before synth. */
export function mayHave(map: PlainMap, field: string): boolean {
  return isGiven(map, field) || seen(map[field]) === notYet;
}

/** Whether a field may have a value: it has it, or its value is known only at synth. */
export function mayBe(map: PlainMap, field: string, value: unknown): boolean {
  const given = seen(map[field]);
  return given === value || given === notYet;
}

/** An item of a list that is known only at synth. */
const laterItem: PlainMap = { name: notYet };

/** The items of a list of maps; none if the whole list is known only at synth. */
export function itemsOf(list: unknown): readonly PlainMap[] {
  const given = seen(list);
  if (!Array.isArray(given)) {
    return [];
  }
  for (const item of given) {
    if (!isPlainMap(item)) {
      return given.map((each: unknown) => (isPlainMap(each) ? each : laterItem));
    }
  }
  return given as PlainMap[];
}

/** The names of items. If `notYet` is among them, the list may have more. */
export function namesOf(list: unknown): readonly unknown[] {
  return seen(list) === notYet ? [notYet] : itemsOf(list).map(({ name }) => seen(name));
}

/** Faults of each container of a Pod, init containers included. */
export function inContainers(spec: PlainMap, check: (container: PlainMap) => readonly Fault[]): readonly Fault[] {
  return joined(
    at('containers', inEach(spec.containers, check)),
    at('initContainers', inEach(spec.initContainers, check)),
  );
}

/** Faults of each item of a list of maps. */
export function inEach(list: unknown, check: (item: PlainMap) => readonly Fault[]): readonly Fault[] {
  let faults: readonly Fault[] = [];
  const items = itemsOf(list);
  for (let index = 0; index < items.length; index++) {
    faults = joined(faults, at(index, check(items[index])));
  }
  return faults;
}
