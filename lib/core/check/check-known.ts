import { at, type Fault, fault } from '../fault';
import { type Path } from '../path-text';
import { isPlainMap } from '../plain';
import { isDeferred } from './deferred';

/** The rule of values that are known too late. */
export const lateRule = 'late';

/** Finds values that are known only at synth, such as cdk8s' `Lazy`, in data that is needed before. */
export function checkKnown(value: unknown): readonly Fault[] {
  if (typeof value !== 'object' || value === null) {
    return noFaults;
  }
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => at(index, checkKnown(item)));
  }
  if (isPlainMap(value)) {
    return Object.keys(value).flatMap((key) => at(key, checkKnown(value[key])));
  }
  return isDeferred(value) ? [tooLate([])] : noFaults;
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

const noFaults: readonly Fault[] = [];
