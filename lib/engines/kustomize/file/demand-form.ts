import { checkShape } from '../../../core/check/check-shape';
import { type Shape } from '../../../core/check/shape';
import { GitOpsError } from '../../../core/error';
import { findingsOf } from '../../../core/fault';
import { emptyOf, type Normalization, normalize } from './normalize';
import { type Place } from './place';

/** How a value from a file is checked. */
export interface DemandedForm extends Normalization {
  /** The places of the parts of the value. */
  readonly place: Place;
  /** What the whole value is, for messages. @default the file */
  readonly title?: string;
}

/**
 * The value of a file in the exact form of a shape: see `normalize`.
 *
 * @throws one error for everything that does not fit the shape, each with its place
 */
export function demandForm<T>(value: unknown, shape: Shape<T>, form: DemandedForm): T {
  const { place, title = 'the file' } = form;
  const exact = normalize(value, shape.node, form) ?? emptyOf(shape.node);
  const faults = checkShape(exact, shape);
  if (faults.length > 0) {
    throw new GitOpsError(faults.flatMap((fault) => findingsOf(place(fault.path), [fault], title)));
  }
  return exact as T;
}
