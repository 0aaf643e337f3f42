import { at, type Fault, fault, noFaults } from '../fault';
import { type Path } from '../path-text';
import { isPlainMap } from '../plain';
import { isDeferred } from './deferred';
import { quote } from './quote';
import { seen } from './seen';

/** The rule of values that are known too late. */
export const lateRule = 'late';

/** Finds values that are known only at synth, such as cdk8s' `Lazy`, in something that is needed before. */
export function checkKnown(value: unknown): readonly Fault[] {
  return checkLeaves(value, (leaf) => (isDeferred(leaf) ? tooLate([]) : undefined));
}

/** Finds what is not plain data: values that are known only at synth, functions, instances of classes, and circles. */
export function checkData(value: unknown): readonly Fault[] {
  const circle = checkCircle(value);
  return circle.length > 0 ? circle : checkLeaves(value, faultOfLeaf);
}

/**
 * Finds a map or list that is inside of itself. Data that is written never ends then.
 *
 * @param around the maps and lists that the value is in
 */
export function checkCircle(value: unknown, around: readonly unknown[] = []): readonly Fault[] {
  const keys = Array.isArray(value) ? [...value.keys()] : isPlainMap(value) ? Object.keys(value) : [];
  if (keys.length > 0 && around.includes(value)) {
    return [circle];
  }
  const inside = keys.length === 0 ? around : [...around, value];
  for (const key of keys) {
    const faults = checkCircle((value as Readonly<Record<string | number, unknown>>)[key], inside);
    if (faults.length > 0) {
      return at(key, faults);
    }
  }
  return noFaults;
}

const circle = fault(
  'type',
  [],
  (name) => `Cannot use ${name}: it is the same map or list as one that it is in, so it has no end`,
  'leave it out, or use a copy without it',
);

function faultOfLeaf(leaf: unknown): Fault | undefined {
  return isDeferred(leaf) ? tooLate([]) : isData(seen(leaf)) ? undefined : notData(leaf);
}

function checkLeaves(value: unknown, checkLeaf: (leaf: unknown) => Fault | undefined): readonly Fault[] {
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => at(index, checkLeaves(item, checkLeaf)));
  }
  if (isPlainMap(value)) {
    return Object.keys(value).flatMap((key) => at(key, checkLeaves(value[key], checkLeaf)));
  }
  const found = checkLeaf(value);
  return found === undefined ? noFaults : [found];
}

function isData(leaf: unknown): boolean {
  return leaf === null || ['string', 'number', 'boolean', 'bigint', 'undefined'].includes(typeof leaf);
}

/** A value that is known only at synth, but is needed before. */
export function tooLate(path: Path): Fault {
  return fault(
    lateRule,
    path,
    (at) => `Cannot use a Lazy as ${at}: it is needed before synth, when its value is not known yet`,
    'use the value itself',
  );
}

function notData(value: unknown): Fault {
  const shown = typeof value === 'object' ? `an instance of ${nameOfClass(value)}` : quote(value);
  return fault(
    'type',
    [],
    (at) => `Cannot use ${shown} as ${at}: it must be plain data`,
    'use strings, numbers, booleans, lists and maps',
  );
}

function nameOfClass(value: unknown): string {
  return (Object(value) as { constructor?: { name?: string } }).constructor?.name ?? 'a class';
}
