import { isDeferred } from '../../core/check/deferred';
import { at, type Fault, fault } from '../../core/fault';
import { isPlainMap } from '../../core/plain';

/** Finds values that are known only at synth, such as cdk8s' `Lazy`. A kustomization is evaluated before that. */
export function checkDeferred(value: unknown): readonly Fault[] {
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => at(index, checkDeferred(item)));
  }
  if (isPlainMap(value)) {
    return Object.keys(value).flatMap((key) => at(key, checkDeferred(value[key])));
  }
  return isDeferred(value) ? [tooLate()] : [];
}

function tooLate(): Fault {
  return fault(
    'deferred',
    [],
    (path) =>
      `Cannot use a Lazy as ${path}: a Kustomization is evaluated before synth, when the value is not known yet`,
    'use the value itself',
  );
}
