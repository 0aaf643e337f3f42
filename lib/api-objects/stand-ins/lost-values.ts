import { type IConstruct } from 'constructs';
import { withNoted } from './resolve-stand-in';

const lostMark = Symbol.for('cdk8s-gitops.LostValues');

/** Reads finished objects for a construct that makes others of them, and notes the values whose defaults it gets. */
export function readForGood<T>(construct: IConstruct, read: () => T): T {
  const lost = new Set(lostValuesOf(construct));
  const result = withNoted(({ title }) => lost.add(title), read);
  Object.defineProperty(construct, lostMark, { value: [...lost], configurable: true });
  return result;
}

/** The values of which a construct only has the defaults. */
export function lostValuesOf(construct: IConstruct): readonly string[] {
  return (construct as unknown as Record<symbol, readonly string[] | undefined>)[lostMark] ?? [];
}
