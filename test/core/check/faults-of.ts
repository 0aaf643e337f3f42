import { checkShape } from '../../../lib/core/check/check-shape';
import { type Shape } from '../../../lib/core/check/shape';
import { matching, object, required, text } from '../../../lib/core/check/shapes';
import { formatFindings } from '../../../lib/core/error';
import { findingsOf } from '../../../lib/core/fault';

/** The problems with a value, as text. */
export function faultsOf(value: unknown, shape: Shape): string {
  return formatFindings(findingsOf('app', checkShape(value, shape)));
}

export interface Part {
  readonly name: string;
  readonly image?: string;
}

export const lower = matching({
  wanted: 'be lower case',
  example: 'web',
  accepts: (value) => value === value.toLowerCase(),
});
export const part = object<Part>({ name: required(lower), image: text });
