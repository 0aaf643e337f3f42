import { type ApiObject, type JsonPatch } from 'cdk8s';
import { type PlainMap } from '../../core/plain';

/**
 * The props that an object was made of, as they were given: cdk8s' private `ApiObject.props`, in every version from
 * 2.70.0 on.
 *
 * @returns undefined if a later version does not have the field. Then `App` lets cdk8s render every object, which is slower,
 *   and takes the chart's namespace off every object that lives outside of namespaces, also if the object asked for it.
 */
export function propsOf(object: ApiObject): Readonly<PlainMap> | undefined {
  return object['props'] as unknown as PlainMap | undefined;
}

/**
 * The JSON patches of an object: cdk8s' private `ApiObject.patches`, in every version from 2.70.0 on.
 *
 * @returns undefined if a later version does not have the field. Then every object counts as patched.
 */
export function patchesOf(object: ApiObject): readonly JsonPatch[] | undefined {
  return object['patches'] as readonly JsonPatch[] | undefined;
}

/** Whether JSON patches were added to an object. If that is not known, it counts as patched, and cdk8s renders it. */
export function isPatched(object: ApiObject): boolean {
  const patches = patchesOf(object);
  return patches === undefined || patches.length > 0;
}

/**
 * The operation of a JSON patch: cdk8s' private `JsonPatch.operation`, in every version from 2.70.0 on.
 *
 * @returns an empty map if a later version does not have the field
 */
export function operationOf(patch: JsonPatch): {
  readonly op?: string;
  readonly path?: string;
  readonly value?: unknown;
} {
  return (patch['operation'] as object | undefined) ?? {};
}

/** A JSON patch as messages show it: `add /spec/replicas`. */
export function describePatch(patch: JsonPatch): string {
  const { op = '', path = '' } = operationOf(patch);
  return `${op} ${path}`.trim() || 'of the object';
}
