import { type PlainMap } from '../../core/plain';

/** One control of a Pod Security Standard: the values that a field may have if it is set. */
export interface SecurityRule {
  /** The owner of the field. `both` means the Pod and each container. */
  readonly at: 'pod' | 'container' | 'both';
  readonly path: string;
  /** The rest of the sentence "it must …". */
  readonly wanted: string;
  readonly allows: (value: unknown) => boolean;
  /** Pods to which the control does not apply. @default - none */
  readonly exempts?: (spec: PlainMap) => boolean;
}

/** Whether a Pod has a user namespace. Its root has no rights outside, and some controls do not apply to it. */
export function hasUserNamespace(spec: PlainMap): boolean {
  return spec.hostUsers === false;
}

/** A rule whose value must not be true. */
export function notTrue(at: SecurityRule['at'], path: string): SecurityRule {
  return { at, path, wanted: 'not be true', allows: (value) => value !== true };
}

/** A rule whose value must be one of a list. */
export function mustBeOneOf(at: SecurityRule['at'], path: string, values: readonly unknown[]): SecurityRule {
  const wanted = `be ${values.filter((value) => value !== '').join(' or ')}`;
  return { at, path, wanted, allows: (value) => values.includes(value) };
}

/** A rule whose value must be left out or empty. */
export function absent(at: SecurityRule['at'], path: string): SecurityRule {
  return { at, path, wanted: 'be left out', allows: (value) => value === '' || value === 0 };
}
