import { type PlainMap } from '../../core/plain';

/** One control of a Pod Security Standard: which values a field may have where it is set. */
export interface SecurityRule {
  /** Whose field it is; `both` is the Pod's and each container's. */
  readonly at: 'pod' | 'container' | 'both';
  readonly path: string;
  /** Continues "must …". */
  readonly wanted: string;
  readonly allows: (value: unknown) => boolean;
  /** Pods for which the control does not hold. @default - none */
  readonly exempts?: (spec: PlainMap) => boolean;
}

/** Root in a user namespace is nobody outside it, so some controls let such Pods pass. */
export function hasUserNamespace(spec: PlainMap): boolean {
  return spec.hostUsers === false;
}

/** A rule whose value must not be true. */
export function notTrue(at: SecurityRule['at'], path: string): SecurityRule {
  return { at, path, wanted: 'not be true', allows: (value) => value !== true };
}

/** A rule whose value must be one of a list. */
export function oneOf(at: SecurityRule['at'], path: string, values: readonly unknown[]): SecurityRule {
  const wanted = `be ${values.filter((value) => value !== '').join(' or ')}`;
  return { at, path, wanted, allows: (value) => values.includes(value) };
}

/** A rule whose value must be left out. */
export function absent(at: SecurityRule['at'], path: string): SecurityRule {
  return { at, path, wanted: 'be left out', allows: (value) => value === '' || value === 0 };
}
