import { findStandIn, leftOut } from '../stand-in';
import { unwrap } from '../unwrap';
import { isDeferred } from './deferred';

/** Marks a value that is known only at synth. */
export const notYet = Symbol('only known at synth');

/**
 * The value that a check looks at. Only this function looks into wrappers: a `Quantity` or `IntOrString` gives the
 * value inside, a stand-in such as a `HelmValue` gives its default, and cdk8s' `Lazy` gives `notYet`.
 */
export function seen(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || isMadeByLiteral(value)) {
    return value;
  }
  const standIn = findStandIn(value);
  if (standIn !== undefined) {
    const given = standIn.valueFor();
    return given === leftOut ? undefined : seen(given);
  }
  return isDeferred(value) ? notYet : unwrap(value);
}

function isMadeByLiteral(value: object): boolean {
  return Object.getPrototypeOf(value) === Object.prototype;
}
