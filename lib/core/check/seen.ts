import { unwrap } from '../unwrap';
import { isDeferred } from './deferred';

/** Marks a value that is known only at synth. */
export const notYet = Symbol('only known at synth');

/**
 * The value that a check looks at. Only this function looks into wrappers: a `Quantity` or `IntOrString` gives the
 * value inside, and cdk8s' `Lazy` gives `notYet`.
 */
export function seen(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return value;
  }
  if (isDeferred(value)) {
    return notYet;
  }
  return Object.getPrototypeOf(value) === Object.prototype ? value : unwrap(value);
}
