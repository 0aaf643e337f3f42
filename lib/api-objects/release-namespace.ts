import { type IConstruct } from 'constructs';

const mark = Symbol.for('cdk8s-gitops.DefaultReleaseNamespace');

/** Notes that neither a construct nor its chart names a namespace, and that its objects are in `default` for that reason. */
export function noteDefaultNamespace(construct: IConstruct): void {
  Object.defineProperty(construct, mark, { value: true });
}

/** Whether the objects of a construct are in the namespace `default` because nothing names one. */
export function hasDefaultNamespace(construct: IConstruct): boolean {
  return mark in construct;
}
