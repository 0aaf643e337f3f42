import { unwrap } from '../unwrap';
import { isDeferred } from './deferred';

/** Stands for a value that is only known at synth. */
export const NOT_YET = Symbol('only known at synth');

/**
 * What a check sees of a value. This is the one place that looks through wrappers: `Quantity` and `IntOrString` are what
 * they hold, and cdk8s' `Lazy` is `NOT_YET`.
 */
export function seen(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return value;
  }
  if (isDeferred(value)) {
    return NOT_YET;
  }
  return Object.getPrototypeOf(value) === Object.prototype ? value : unwrap(value);
}
