import { type Rule } from './rule';
import { fieldOrigin, type Origin } from '../resource/origin';
import { type Target } from './target';

/** A rule with its place. */
export function ruleOf({ spec: { kind }, place }: Target, field: string, spec: unknown, index?: number): Rule {
  const where = place(index === undefined ? [field] : [field, index]);
  return { field, index, spec, where, isOfComponent: kind === 'Component' };
}

/** The origin that a built-in transformer writes for `transformerAnnotations`. */
export function originOf({ origin, fileName }: Target, kind: string): Origin | undefined {
  return fieldOrigin(origin, fileName, kind);
}
