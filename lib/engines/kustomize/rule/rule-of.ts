import { type Rule } from './rule';
import { fieldOrigin, type Origin } from '../resource/origin';
import { type Target } from './target';

/** A rule and where it stands. */
export function ruleOf({ place }: Target, field: string, spec: unknown, index?: number): Rule {
  return { field, index, spec, where: place(index === undefined ? [field] : [field, index]) };
}

/** What a built-in transformer leaves in `transformerAnnotations`. */
export function originOf({ origin, fileName }: Target, kind: string): Origin | undefined {
  return fieldOrigin(origin, fileName, kind);
}
