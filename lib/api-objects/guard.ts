import { type ApiObject } from 'cdk8s';
import { type Fault } from '../core/fault';
import { type Manifest } from '../core/manifest';

/** What is wrong with the manifest of an object. */
export type Guard = (manifest: Manifest) => readonly Fault[];

const guards = new WeakMap<ApiObject, Guard>();

/** Sets a check for an object that also holds for what other constructs make of it, such as a `Kustomization`. */
export function guardObject(object: ApiObject, guard: Guard): void {
  guards.set(object, guard);
}

/** The check that was set for an object. */
export function guardOf(object: ApiObject): Guard | undefined {
  return guards.get(object);
}
