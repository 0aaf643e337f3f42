import { at, type Fault, fault } from '../fault';
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

/** Finds what is not plain data: values that are known only at synth, functions, and instances of classes. */
export function checkData(value: unknown): readonly Fault[] {
  return checkLeaves(value, (leaf) =>
    isDeferred(leaf) ? tooLate([]) : isData(seen(leaf)) ? undefined : notData(leaf),
  );
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

const noFaults: readonly Fault[] = [];
